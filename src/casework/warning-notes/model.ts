import type { EntryKind } from '../../entries/model.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Of whom or where workers are warned. */
export type NoteAbout = { readonly personId: string } | { readonly householdId: string }

/** The person was told on a day; or was not, and why. */
export type Told = { readonly toldOn: CalendarDay } | { readonly whyNotTold: string }

/** A warning to workers that is to be written. */
export type NewNote = {
  readonly id: string
  /** The child on whose page it is written. */
  readonly childId: string
  readonly about: NoteAbout
  /** What to do: "Visit in pairs". */
  readonly title: string
  /** What happened, and why this follows. */
  readonly reason: string
  readonly howKnown: EntryKind
  readonly saidBy: string
  readonly sinceOn: CalendarDay
  readonly told: Told | null
  readonly reviewBy: CalendarDay
}

/** A warning as it stands. */
export type WarningNote = Omit<NewNote, 'about' | 'told'> & {
  readonly personId: string | null
  readonly householdId: string | null
  readonly toldOn: CalendarDay | null
  readonly whyNotTold: string | null
  readonly recordedBy: string | null
  readonly recordedByName: string
  readonly approvedByName: string | null
  readonly approvedAt: Instant | null
  readonly endedOn: CalendarDay | null
  readonly endedHow: string | null
}

export const NOTE_OUTCOMES = ['approved', 'stands', 'ended'] as const
export type NoteOutcome = (typeof NOTE_OUTCOMES)[number]

/** A manager approves it, somebody finds that it stands, or a manager ends it. */
export type NoteReview = {
  readonly id: string
  readonly noteId: string
  readonly outcome: NoteOutcome
  readonly words: string
  readonly reviewBy: CalendarDay | null
}

export type NoteReviewed = Pick<NoteReview, 'outcome' | 'words' | 'reviewBy'> & {
  readonly reviewedOn: CalendarDay
  readonly by: string
}

export type NoteRefusal =
  | 'not-found'
  | 'nothing-written'
  | 'since-in-the-future'
  | 'review-not-ahead'
  | 'review-too-far'
  | 'told-or-why-not'
  | 'own-work'
  | 'a-manager-ends-it'
  | 'ended-already'
  | 'approved-already'
