import type { Relationship } from '../../access/policy.ts'
import type { Bearing, EntryKind, StepKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { KnownPerson } from '../../people/model.ts'
import type { StoryEntry } from '../child-page/model.ts'

/** From whom we have an entry: who they are to the child, or which kind of agency they work for. */
export const ORIGINS = ['us', 'family', 'school', 'health', 'police', 'council', 'other-agency', 'told'] as const
export type Origin = (typeof ORIGINS)[number]

/** Written into the story by hand, from no step. */
export const BY_HAND = 'by-hand'

/** What part of a chronology is asked for: all that is chosen must hold. Codes, days and opaque ids alone. */
export type StreamFilter = {
  readonly kind?: EntryKind | undefined
  readonly bearing?: Bearing | undefined
  /** Turning points alone. */
  readonly significant?: boolean | undefined
  readonly from?: CalendarDay | undefined
  readonly to?: CalendarDay | undefined
  readonly step?: StepKind | typeof BY_HAND | undefined
  readonly origin?: Origin | undefined
  /** Someone whom it is about too. */
  readonly person?: string | undefined
  /** An entry: what was said by whoever said that one. */
  readonly saidAs?: string | undefined
}
/** `before` is the entry after which the last page ended; of the first page there is none. */
export type StreamAsked = StreamFilter & { readonly limit: number; readonly before?: string | undefined }

/** An entry of one or several children's stories, and where we have it from. */
export type StreamEntry = Omit<StoryEntry, 'part'> & {
  /** Of the children asked for, those it is about, and what differs for each. */
  readonly about: readonly { readonly personId: string; readonly part: string | null }[]
  /** Who outside children’s services it came from, if they wrote it themselves or reached us at the front door. */
  readonly source: Source | null
}
export type Source = {
  /** At the front door, who told us, as a code of the returns (`2A`, a school). */
  readonly code: string | null
  /** The kind of the agency whose own people wrote it. */
  readonly agencyKind: string | null
  /** Its name; null where it is not recorded, or may not be named. */
  readonly agency: string | null
  /** Whether the family was told that it is shared; null where that was not asked. */
  readonly toldFamily: boolean | null
}

/** One page of a stream, newest first; `earlier` is the entry to go on from, if there is more. */
export type StreamPage = { readonly entries: readonly StreamEntry[]; readonly earlier: string | null }

/** Someone who says something in a story. `entryId` stands for them in addresses. */
export type Voice = {
  readonly entryId: string
  readonly saidBy: string
  readonly roles: readonly string[]
  readonly entries: number
  readonly firstOn: CalendarDay
  readonly lastOn: CalendarDay
}

/** A child whose chronology is looked at, with those whom the reader may see beside them. */
export type ChronologyOf = {
  readonly child: KnownPerson
  readonly standing: ReadonlySet<Relationship>
  /** Brothers and sisters whom the reader may look at, oldest first. */
  readonly siblings: readonly KnownPerson[]
  /** Everyone else around the child, by whom a story may be chosen. */
  readonly others: readonly KnownPerson[]
}
