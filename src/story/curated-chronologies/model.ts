import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { StreamEntry } from '../chronology/model.ts'

/** What a chronology is chosen for. `multi-agency` says of each entry where we have it from, and how. */
export const PURPOSES = ['court', 'conference', 'multi-agency', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Entries of one child's story, chosen for a purpose. */
export type CuratedHead = {
  readonly id: string
  readonly childId: string
  readonly title: string
  readonly purpose: Purpose
  readonly revision: number
  readonly begunOn: CalendarDay
  readonly writtenByName: string
  readonly writtenAt: Instant
}

/** One of a list, with how many entries are in it and when it was last frozen. */
export type CuratedListed = CuratedHead & { readonly entries: number; readonly frozenAt: Instant | null }

/** An entry that was chosen, as it is written down. */
export type ChosenRow = {
  readonly id: string
  readonly entryId: string
  readonly analysis: string
  readonly writtenByName: string
  readonly writtenAt: Instant
}

/** An entry that was chosen, and why it matters. */
export type ChosenEntry = ChosenRow & {
  readonly entry: StreamEntry
  /** What was put right about the entry after the analysis was written. */
  readonly correctedSince: boolean
}

/** A chronology with what is in it, oldest first, and what was frozen of it, latest first. */
export type Curated = CuratedHead & {
  readonly child: KnownPerson
  readonly entries: readonly ChosenEntry[]
  readonly frozen: readonly { readonly id: string; readonly recordedAt: Instant; readonly by: string }[]
}

/** A chronology while entries are ticked for it. */
export type BeingChosen = Pick<CuratedHead, 'id' | 'title'> & { readonly entryIds: ReadonlySet<string> }

/** What is written in a chronology: its title and purpose, why each entry matters, and which are taken out. */
export type WriteCurated = {
  readonly title: string
  readonly purpose: Purpose
  readonly analyses: readonly { readonly id: string; readonly analysis: string }[]
  /** Rows that are taken out. */
  readonly takenOut: readonly string[]
}

/** What is frozen of a chronology: the words of its entries as they were, with what was put right by then. */
export type FrozenChronology = {
  readonly title: string
  readonly purpose: Purpose
  readonly childId: string
  readonly entries: readonly {
    readonly entryId: string
    readonly happenedOn: CalendarDay
    readonly words: string
    readonly kind: string
    readonly saidBy: string
    readonly basis: string
    readonly analysis: string
    /** Put right after it was written why it matters. */
    readonly correctedSince: boolean
  }[]
}

export type CuratedRefusal = 'not-found' | 'no-title' | 'too-many' | 'nothing-chosen' | 'written-meanwhile'
