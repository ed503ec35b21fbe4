import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { FoundChild } from '../../people/search/model.ts'

/** What the words that are found stand in. `chronology`: one chosen for a purpose, with why each entry matters. `person`: names and addresses of a child, and of adults with a tie to one. */
export const FOUND_KINDS = [
  'entry',
  'record',
  'plan',
  'worry',
  'judgement',
  'chronology',
  'document',
  'person',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** What is sought, as it was given. */
export type WordsSought = {
  /** At most MOST_CHARACTERS; `"as written"`, `or` and `-not` are understood. */
  readonly words: string
  /** None means all. */
  readonly kinds: readonly FoundKind[]
  readonly from: CalendarDay | null
  readonly to: CalendarDay | null
  readonly place: SearchPlace
}

/**
 * From where a list goes on. The latest texts with the words are put in order by how well they fit, so many at a time:
 * `after` is the last one shown of them, `before` the oldest of those that were put in order before.
 */
export type SearchPlace = {
  readonly after: string | null
  readonly before: { readonly on: CalendarDay; readonly sourceId: string } | null
}

/** A piece of text, and whether it is what was sought. */
export type Piece = { readonly text: string; readonly sought: boolean }

/** A text that was found. */
export type FoundText = {
  readonly sourceId: string
  readonly kind: FoundKind
  readonly happenedOn: CalendarDay
  readonly title: readonly Piece[]
  readonly excerpt: readonly Piece[]
  /** Of those whom it is about, the children in whose stories the reader may read it; the best fitting first. */
  readonly childIds: readonly string[]
  /** Whether something was put right about it since. */
  readonly corrected: boolean
  /** Where a record is read: the step it belongs to. */
  readonly step: { readonly kind: string; readonly id: string } | null
  /** The entry itself, or the one it corrects; and the next later one of that child's story, after which a page with it begins. */
  readonly entry: { readonly id: string; readonly next: string | null } | null
}

/** The texts found about one child. */
export type FoundAbout = {
  readonly child: KnownPerson
  readonly texts: readonly (FoundText & { readonly alsoAbout: readonly KnownPerson[] })[]
}

/** What a search shows. */
export type SearchResults = {
  /** Children of that name or number: on the first page alone. */
  readonly children: readonly FoundChild[]
  readonly about: readonly FoundAbout[]
  /** How many texts have the words; `atLeast` when only the latest of them were put in order. */
  readonly texts: { readonly count: number; readonly atLeast: boolean }
  /** Where the list goes on; null at its end. */
  readonly next: SearchPlace | null
  /** Every word is too common to search texts by. */
  readonly onlyCommonWords: boolean
}

export type SearchRefusal = 'not-permitted' | 'too-many-searches'
