import type * as Y from 'yjs'
import type { Hello } from '../../entries/writing/contract.ts'
import { typedIntoFragment } from '../../entries/writing/fragment.ts'
import { textIn } from '../../entries/writing/words.ts'
import { tokenOf } from '../session-token.ts'
import { openWriting, type Standing, type Writing } from './provider.ts'
import { told } from './standing.ts'
import { offerBack, watchTakenOut } from './taken-out.ts'
import { bindTextarea, bothOf } from './textarea.ts'

/** How long sending the form waits for the last words to be kept. */
const SENDS_WITHIN_MS = 5_000
const TELLS_EVERY_MS = 1_000

type Box = { readonly name: string; readonly box: HTMLTextAreaElement }

/**
 * Makes the long texts of a `<form data-writing>` what several people write at once. Until there is a line they are boxes
 * like any other; what was typed in them by then is joined. From then on the form is sent without them: the server has them.
 */
export async function writeTogether(form: HTMLFormElement): Promise<void> {
  const { writing: address = '', writingId: id = '', writer = '', words = '' } = form.dataset
  const boxes = words.split(' ').flatMap((name): Box[] => {
    const box = form.elements.namedItem(name)
    return box instanceof HTMLTextAreaElement ? [{ name, box }] : []
  })
  const from = form.elements.namedItem('wordsFrom')
  if (boxes.length === 0 || !(from instanceof HTMLInputElement)) return
  const begun = Number(from.value)
  let typed: Hello['typed']
  const teller = aTeller(form)
  const written: Writing = await openWriting({
    ...{ address, id, writer, token: () => tokenOf(form) },
    typed: () => {
      if (!teller.isLive()) typed = typedIn(form, boxes, begun)
      return teller.isLive() ? undefined : typed
    },
    ready: () => queueMicrotask(() => void teller.live(() => live(written, boxes, typed))),
    changed: teller.changed,
  })
  teller.follow(written)
  form.addEventListener('submit', (event) => sendWhenKept(event, form, written, from), { capture: true })
  addEventListener('online', written.tryNow)
  addEventListener('pagehide', () => void written.flush(0))
  addEventListener('pageshow', written.tryNow)
}

/** What was typed in the boxes since the page was shown. */
function typedIn(form: HTMLFormElement, boxes: readonly Box[], from: number): Hello['typed'] {
  const changed = boxes.filter(({ box }) => box.value.trim() !== box.defaultValue.trim())
  if (changed.length === 0) return undefined
  const id = form.elements.namedItem('id')
  const ofForm = id instanceof HTMLInputElement && id.value !== '' ? { form: id.value } : {}
  return { ...ofForm, from, texts: Object.fromEntries(changed.map(({ name, box }) => [name, box.value.trim()])) }
}

/** The boxes show the text as it stands from here on, with what was typed on the way to it. */
async function live(
  { doc, awareness, standing }: Writing,
  boxes: readonly Box[],
  typed: Hello['typed'],
): Promise<void> {
  const isRich = boxes.some(({ box }) => box.dataset['editor'] !== undefined)
  // The editor is large: only a page with a place for it loads it.
  const { mountEditor } = isRich ? await import('../editor/mount.ts') : {}
  for (const { name, box } of boxes) {
    const field = doc.getXmlFragment(name)
    const group = box.closest('.govuk-form-group') ?? box.form ?? box
    const sent = typed?.texts[name] ?? box.defaultValue.trim()
    if (box.value.trim() !== sent) typedIntoFragment(field, bothOf(sent, box.value, textIn(field)))
    const marks = box.form?.elements.namedItem(box.dataset['marks'] ?? '')
    if (marks instanceof HTMLInputElement) marks.removeAttribute('name')
    box.removeAttribute('name')
    if (mountEditor && box.dataset['editor'] !== undefined) mountEditor(box, field, awareness)
    else bindTextarea(box, field)
    watchTakenOut({
      ...{ doc, field, now: Date.now, isKept: () => standing().kept },
      took: (words) =>
        offerBack(group, words, onlyOther(awareness.getStates(), awareness.clientID), (back) => add(field, back)),
    })
    box.addEventListener('focus', () => awareness.setLocalStateField('field', name))
    box.addEventListener('blur', () => awareness.setLocalStateField('field', null))
  }
}

/** Puts words behind all others of a field. */
function add(field: Y.XmlFragment, words: string): void {
  const stands = textIn(field)
  typedIntoFragment(field, stands === '' ? words : `${stands}\n\n${words}`)
}

function sendWhenKept(event: SubmitEvent, form: HTMLFormElement, written: Writing, from: HTMLInputElement): void {
  if (written.standing().kept) {
    // Said again with other words, the form is another one.
    from.value = `${written.version()}`
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
  const { submitter } = event
  void written.flush(SENDS_WITHIN_MS).then((kept) => {
    if (kept) form.requestSubmit(submitter)
    else form.querySelector('[data-words-kept]')?.scrollIntoView({ block: 'nearest' })
  })
}

/** Says in the form how its words stand, and who else has them open. */
function aTeller(form: HTMLFormElement) {
  const place = form.querySelector<HTMLElement>('[data-words-kept]')
  const others = form.querySelector<HTMLElement>('[data-writers]')
  const time = document.createElement('span')
  time.setAttribute('aria-live', 'off')
  let [isLive, shown] = [false, '']
  let last: Standing | undefined
  const changed = (standing: Standing) => {
    last = standing
    if (standing.kept) form.removeAttribute('data-unkept')
    else form.setAttribute('data-unkept', standing.here ? 'here' : 'nowhere')
    if (!isLive && standing.line === 'broken') return // the form keeps its words as any other, and says so
    const { kept, words, time: at } = told(standing, Date.now())
    if (at) time.textContent = at
    if (!place || words === shown || words === 'Keeping your words') return
    shown = words
    place.classList.toggle('ics-together__kept--not', !kept)
    place.replaceChildren(words, ...(at ? [', ', time, '.'] : []))
  }
  return {
    changed,
    isLive: () => isLive,
    async live(begin: () => Promise<void>) {
      await begin()
      isLive = true
      form.toggleAttribute('data-live', true)
      if (last) changed(last)
    },
    follow({ awareness, standing }: Writing) {
      awareness.on('change', () => others?.replaceChildren(whoElse(awareness.getStates(), awareness.clientID)))
      setInterval(() => {
        if (!standing().kept) changed(standing())
      }, TELLS_EVERY_MS)
    },
  }
}

/** Who else writes here, if it is one person. */
function onlyOther(states: ReadonlyMap<number, Here>, own: number): string | undefined {
  const [name, ...more] = new Set(
    [...states].flatMap(([client, { user }]) => (client === own ? [] : (user?.name ?? []))),
  )
  return more.length === 0 ? name : undefined
}

type Here = { readonly user?: { readonly name?: string; readonly role?: string } }

function whoElse(states: ReadonlyMap<number, Here>, own: number): string {
  const names = [...states].flatMap(([client, { user }]) =>
    client !== own && user?.name ? [`${user.name}${user.role ? `, ${user.role.toLowerCase()}` : ''}`] : [],
  )
  const each = [...new Set(names)].sort()
  return each.length > 0 ? `Also writing here: ${each.join('; ')}` : ''
}
