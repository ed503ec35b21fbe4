import * as Y from 'yjs'
import { textIn } from '../../entries/writing/words.ts'

/** So long after words were typed their writer is still at them. */
const STILL_AT_THEM_MS = 60_000

type Typed = { readonly from: number; readonly to: number; readonly at: number }

type Watching = {
  readonly doc: Y.Doc
  readonly field: Y.XmlFragment
  /** In milliseconds. */
  readonly now: () => number
  /** Whether the server has every word. */
  readonly isKept: () => boolean
  readonly took: (words: string) => void
}

/**
 * Tells the words of one's own that go with a block which somebody else took out, such as a paragraph that is typed in at
 * that moment: those typed within a minute, or that nobody else can have seen. Words that stand elsewhere in the field by
 * then were moved, not taken out.
 */
export function watchTakenOut({ doc, field, now, isKept, took }: Watching): void {
  const own = doc.clientID
  let typed: readonly Typed[] = []
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.local) {
      const from = transaction.beforeState.get(own) ?? 0
      const to = transaction.afterState.get(own) ?? 0
      if (to > from)
        typed = [...typed.filter(({ at }) => !isKept() || at > now() - STILL_AT_THEM_MS), { from, to, at: now() }]
      return
    }
    const recent = typed.filter(({ at }) => !isKept() || at > now() - STILL_AT_THEM_MS)
    const stands = textIn(field)
    const words = wordsGone(transaction, field, own, recent).filter((block) => !stands.includes(block))
    if (words.length > 0) took(words.join('\n\n'))
  })
}

/** The words of this writer in blocks that are gone with this transaction, block by block. */
function wordsGone(
  transaction: Y.Transaction,
  field: Y.XmlFragment,
  own: number,
  typed: readonly Typed[],
): readonly string[] {
  const gone = new Map<object, string>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || struct.id.client !== own || !(struct.content instanceof Y.ContentString)) return
    const { clock } = struct.id
    if (!typed.some(({ from, to }) => clock < to && clock + struct.length > from)) return
    const { parent } = struct
    if (parent instanceof Y.AbstractType && parent._item?.deleted && rootOf(parent) === field) {
      gone.set(parent, (gone.get(parent) ?? '') + struct.content.str)
    }
  })
  return [...gone.values()].map((words) => words.trim()).filter((words) => words !== '')
}

function rootOf(type: Y.AbstractType<unknown>): unknown {
  const above = type._item?.parent
  return above instanceof Y.AbstractType ? rootOf(above) : type
}

const CONTENT = {
  took: (who: string) => `${who} took out the paragraph you were writing in. Your words are kept here:`,
  someone: 'Somebody else',
  back: 'Put them back',
  leave: 'Leave them out',
} as const

/** Shows words that were taken out beneath their box, until their writer says whether they come back. */
export function offerBack(
  group: Element,
  words: string,
  who: string | undefined,
  putBack: (words: string) => void,
): void {
  const notice = document.createElement('div')
  const [said, quote, buttons] = [
    document.createElement('p'),
    document.createElement('blockquote'),
    document.createElement('p'),
  ]
  notice.className = 'govuk-inset-text'
  notice.setAttribute('role', 'alert')
  said.textContent = CONTENT.took(who ?? CONTENT.someone)
  quote.textContent = words
  quote.className = 'ics-taken-out'
  const away = () => notice.remove()
  buttons.append(
    button(CONTENT.back, () => {
      putBack(words)
      away()
    }),
    ' ',
    button(CONTENT.leave, away),
  )
  notice.append(said, quote, buttons)
  group.append(notice)
}

function button(text: string, does: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button govuk-button--secondary'
  made.textContent = text
  made.addEventListener('click', does)
  return made
}
