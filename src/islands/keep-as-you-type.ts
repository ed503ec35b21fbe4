import { createKeeper, type Sent, type Standing } from './keeper.ts'
import { renewToken, tokenOf } from './session-token.ts'

const SENTENCES: Readonly<Record<Exclude<Standing, 'kept'>, string>> = {
  'not-kept':
    'Not kept yet: we cannot reach the server. What you wrote is still on this page, so leave it open. We are trying again.',
  'signed-out':
    'Not kept yet: you are signed out. Sign in again in another tab and leave this page open. What you wrote is still here.',
}

/**
 * Keeps what is written in a `<form data-keep="KEY">` as it is typed, by `POST /drafts/KEY`: every named field but the
 * token, which goes in the header `x-csrf-token`. Says so in the form's `[data-kept]`.
 */
export function keepAsYouType(form: HTMLFormElement): void {
  const address = `/drafts/${encodeURIComponent(form.dataset['keep'] ?? '')}`
  const keeper = createKeeper({
    read: () => contentOf(form),
    send: async (content, signal) => {
      const sent = await send(address, content, { headers: headersOf(form), signal })
      if (sent === 'signed-out') await renewToken()
      return sent
    },
    show: shower(form.querySelector<HTMLElement>('[data-kept]')),
  })
  form.addEventListener('input', keeper.changed)
  form.addEventListener('change', keeper.changed)
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) keeper.stop()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.flush()
  })
  addEventListener('online', keeper.flush)
  addEventListener('pagehide', () => {
    const content = keeper.unsaved()
    // A beacon takes no headers; a kept-alive request does, and outlives the page as well.
    if (content !== undefined)
      void send(address, content, { headers: headersOf(form), keepalive: true }).catch(() => {})
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) keeper.resume()
  })
}

/** Every named field but the token, as a form would send it. Files are left out: they are sent by themselves. */
function contentOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (name !== '_csrf' && typeof value === 'string') fields.append(name, value)
  }
  return fields.toString()
}

function headersOf(form: HTMLFormElement): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded', 'x-csrf-token': tokenOf(form) }
}

async function send(address: string, body: string, more: RequestInit): Promise<Sent> {
  const response = await fetch(address, {
    method: 'POST',
    body,
    redirect: 'manual',
    credentials: 'same-origin',
    ...more,
  })
  if (response.ok) return 'kept'
  // A redirect to sign in cannot be read here; it says no more than that there is no session.
  return response.type === 'opaqueredirect' || [401, 403].includes(response.status) ? 'signed-out' : 'failed'
}

/**
 * Shows how things stand. The sentence changes, and so is read out, only when that changes; the time within it is not read out.
 */
function shower(place: HTMLElement | null): (standing: Standing) => void {
  let shown: Standing | undefined
  const time = document.createElement('span')
  time.setAttribute('aria-live', 'off')
  return (standing) => {
    if (!place) return
    if (standing === 'kept') time.textContent = clockTime(new Date())
    if (standing === shown) return
    shown = standing
    place.classList.toggle('ics-kept--not', standing !== 'kept')
    if (standing === 'kept') place.replaceChildren('Kept as you type, ', time, '. Nothing is lost if you stop.')
    else place.replaceChildren(SENTENCES[standing])
  }
}

function clockTime(now: Date): string {
  return now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
}
