import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { EntryKind, NewEntry, RichText } from './model.ts'
import { titleOf } from './rules.ts'
import { type Passage, passagesIn } from './rules-rich-text.ts'

/** By whom, when and about which children a text was signed in which passages are marked. */
export type SignedText = Required<Pick<NewEntry, 'saidBy' | 'step'>> & {
  readonly on: CalendarDay
  readonly childIds: readonly string[]
  readonly newId: () => string
}

/** A text that is signed; `kind` if the whole of it stands in the story as an entry of that kind. */
export type SignedPart = { readonly text: RichText; readonly kind?: EntryKind | undefined }

/**
 * The entries that signed texts add to the story: each marked passage is one, of its kind. It is about the children it
 * links, or all of them if it links none, on the day it links if that has come, or on the day of signing. What cites an
 * entry stands in the story already and is not written twice; nor is a passage of the kind that its whole text has, nor
 * one that is repeated.
 */
export function entriesMarkedIn(texts: readonly SignedPart[], signed: SignedText): readonly NewEntry[] {
  const fresh = texts.flatMap(({ text, kind }) =>
    passagesIn(text).filter(({ mark, runs }) => mark !== kind && runs.every(({ cites }) => !cites)),
  )
  const once = new Map(fresh.map((passage) => [`${passage.mark} ${passage.text}`, passage]))
  return [...once.values()].map((passage) => entryOf(passage, signed))
}

function entryOf({ mark, text, runs }: Passage, { on, childIds, newId, saidBy, step }: SignedText): NewEntry {
  const linked = childIds.filter((childId) => runs.some(({ person }) => person === childId))
  const happenedOn = runs.flatMap(({ day }) => (day && day <= on ? [day] : []))[0] ?? on
  return {
    ...{ id: newId(), kind: mark, title: titleOf(text), happenedOn, saidBy, step },
    body: { v: 2, blocks: [{ type: mark === 'child-words' ? 'quote' : 'paragraph', runs }] },
    about: (linked.length > 0 ? linked : childIds).map((personId) => ({ personId })),
  }
}
