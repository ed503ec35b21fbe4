import { createKeeper, type Sent } from './keeper.ts'
import { renewToken, tokenOf } from './session-token.ts'

const HERE = 'What you wrote is still on this page, so leave it open. We are trying again.'
const NO_ANSWER = `Not kept yet: we cannot reach the server. ${HERE}`
const SIGN_IN = 'Sign in again in another tab, then go on here.'

/**
 * Keeps what is written in a `<form data-keep="KEY">` as it is typed, by `POST /drafts/KEY`: every named field but the
 * token, which goes in the header `x-csrf-token`. Says so in the form's `[data-kept]`.
 */
export function keepAsYouType(form: HTMLFormElement): void {
  const address = `/drafts/${encodeURIComponent(form.dataset['keep'] ?? '')}`
  const keeper = createKeeper({
    read: () => contentOf(form),
    send: async (content, signal) => {
      const response = await post(address, content, { headers: headersOf(form), signal })
      if ([401, 403].includes(response.status)) await renewToken().catch(() => undefined)
      return whatBecameOf(response)
    },
    noAnswer: NO_ANSWER,
    show: shower(form.querySelector<HTMLElement>('[data-kept]')),
  })
  form.addEventListener('input', keeper.changed)
  form.addEventListener('change', keeper.changed)
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) keeper.stop()
  })
  for (const other of document.querySelectorAll<HTMLFormElement>('form[data-discards]')) {
    if (other.dataset['discards'] === form.dataset['keep']) other.addEventListener('submit', keeper.stop)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.flush()
  })
  addEventListener('online', keeper.flush)
  addEventListener('pagehide', () => {
    const content = keeper.unsaved()
    // A beacon takes no headers; a kept-alive request does, and outlives the page as well.
    if (content !== undefined) {
      post(address, content, { headers: headersOf(form), keepalive: true }).catch(() => undefined)
    }
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) keeper.resume()
  })
}

/** The server's own words where it says why not; it may have kept them for someone whose session is over. */
export async function whatBecameOf(response: Response): Promise<Sent> {
  if (response.ok) return 'kept'
  const answer: { kept?: unknown; text?: unknown } = await response.json().catch(() => ({}))
  if ([401, 403].includes(response.status)) {
    return {
      why:
        answer.kept === true
          ? `Kept, but you are signed out. ${SIGN_IN}`
          : `Not kept yet: you are signed out. ${SIGN_IN}`,
    }
  }
  return {
    why: typeof answer.text === 'string' ? `Not kept: ${answer.text}` : `Not kept yet: something went wrong. ${HERE}`,
  }
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

function post(address: string, body: string, more: RequestInit): Promise<Response> {
  return fetch(address, { method: 'POST', body, redirect: 'manual', credentials: 'same-origin', ...more })
}

/**
 * Shows how things stand. The sentence changes, and so is read out, only when that changes; the time within it is not read out.
 */
function shower(place: HTMLElement | null): (sent: Sent) => void {
  let shown: string | undefined
  const time = document.createElement('span')
  time.setAttribute('aria-live', 'off')
  return (sent) => {
    const kept = sent === 'kept'
    if (kept) time.textContent = clockTime(new Date())
    const sentence = kept ? 'kept' : sent.why
    if (!place || sentence === shown) return
    shown = sentence
    place.classList.toggle('ics-kept--not', !kept)
    if (kept) place.replaceChildren('Kept as you type, ', time, '. Nothing is lost if you stop.')
    else place.replaceChildren(sentence)
  }
}

function clockTime(now: Date): string {
  return now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
}
