import type { ConcernBand } from '../child-index/contract-concerns.ts'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** What the one who raises it would like to happen. Information stays sealed in their own agency. */
export const CONCERN_KINDS = ['information', 'contact', 'ring-first'] as const
export type ConcernKind = (typeof CONCERN_KINDS)[number]

/** How what is told is known: seen or heard by the teller, told by the child, told by someone else. */
export const KNOWN_BY = ['saw', 'child-told', 'someone-else'] as const
export type KnownBy = (typeof KNOWN_BY)[number]

/** The child as the one who raises it gave them. `number` is an NHS number, a UPN or another, as typed. */
export type ChildAsGiven = {
  readonly given: string
  readonly family: string
  readonly birthDate: CalendarDay | null
  readonly postcode: string
  readonly number: string
}

/** The child whom a concern is about: as given, and the index number if the index was certain of one child. */
export type ConcernedChild = { readonly asGiven: ChildAsGiven; readonly indexNumber: string | null }

/** A concern as it was filled in. The id was made when the form was first shown, so that sending twice is one concern. */
export type NewConcern = {
  readonly id: string
  readonly kind: ConcernKind
  readonly immediateDanger: boolean
  readonly child: ConcernedChild
  readonly whatSeen: string
  readonly happenedOn: CalendarDay
  readonly knownBy: KnownBy
  readonly band: ConcernBand
  /** Why, in their own words. */
  readonly howWorried: string
  readonly doneSoFar: string | null
  readonly toldFamily: boolean
  readonly whyNotTold: string | null
  readonly mayNameAgency: boolean
}

/** A concern as it may be kept. */
export type RaisedConcern = NewConcern & {
  /** Six months from the day it is raised. */
  readonly reviewBy: CalendarDay
  /** Only this agency may read it; null when children's social care is asked to look. */
  readonly sealedTo: string | null
}

/** A concern as the one who raised it sees it again: what they wrote, and what came of it. */
export type Concern = Omit<RaisedConcern, 'child' | 'band'> &
  ConcernedChild & {
    /** Null where it was raised before one was asked. */
    readonly band: ConcernBand | null
    readonly raisedByName: string
    readonly raisedByTitle: string
    readonly raisedAt: Instant
    readonly state: 'open' | 'lapsed' | 'resolved' | 'withdrawn'
    readonly stateReason: string | null
    /** When it reached the front door, and the moment by which a manager decides. */
    readonly receivedAt: Instant | null
    readonly decideBy: Instant | null
    readonly outcome: string | null
    readonly outcomeReason: string | null
    readonly outcomeByName: string | null
    readonly outcomeAt: Instant | null
  }

export type RaiseRefusal =
  | 'not-permitted'
  | 'no-child'
  | 'nothing-seen'
  | 'no-worry'
  | 'too-long'
  | 'happened-in-the-future'
  | 'happened-before-birth'
  | 'why-not-told'
  | 'danger-kept-to-yourself'

/** How its author ends a concern that is kept: it was mistaken, or what worried them no longer does. */
export const CONCERN_ENDS = ['withdrawn', 'resolved'] as const
export type EndOfConcern = { readonly how: (typeof CONCERN_ENDS)[number]; readonly reason: string }

export type EndRefusal = 'not-permitted' | 'not-found' | 'no-reason' | 'not-open' | 'at-the-front-door'
export type RenewRefusal = Exclude<EndRefusal, 'no-reason'>

/** Of whom a concern speaks, and who may say beside it how they see it. */
export const ACCOUNTS_OF = ['child', 'parent', 'other'] as const
export type Account = {
  readonly id: string
  readonly saidBy: (typeof ACCOUNTS_OF)[number]
  /** Who they are, if they said: "Mum", "his aunt Ruth". */
  readonly saidByName: string | null
  readonly saidOn: CalendarDay
  readonly words: string
}
export type KeptAccount = Account & { readonly recordedByName: string; readonly recordedAt: Instant }
export type AccountRefusal = 'not-permitted' | 'not-found' | 'no-words' | 'too-long' | 'said-in-the-future'

/** What was done with a concern after it was raised. */
export type ConcernEvent = {
  readonly kind: 'renewed' | 'lapsed' | 'withdrawn' | 'resolved'
  readonly reason: string | null
  readonly reviewBy: CalendarDay | null
  readonly byName: string
  readonly at: Instant
}

/** A file that comes with a concern. */
export type NewFile = {
  readonly id: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly scanned: boolean
}
export type KeptFile = NewFile & { readonly concernId: string; readonly recordedAt: Instant }
export type FileRefusal = 'not-permitted' | 'not-found' | 'too-many-files'

/** That the author does not agree with what was decided. At the first level the front door answers, then a service manager. */
export type Disagreement = {
  readonly id: string
  readonly concernId: string
  readonly level: number
  readonly reason: string
  readonly saidByName: string
  readonly saidByTitle: string
  readonly saidAt: Instant
  readonly answerBy: CalendarDay
  readonly outcome: 'changed' | 'stands' | null
  readonly answer: string | null
  readonly answeredByName: string | null
  readonly answeredAt: Instant | null
}
export const ANSWERS = ['changed', 'stands'] as const
export type AnswerToDisagreement = { readonly outcome: (typeof ANSWERS)[number]; readonly answer: string }

export type DisagreeRefusal =
  | 'not-permitted'
  | 'not-found'
  | 'not-answered'
  | 'waits-already'
  | 'no-further-level'
  | 'no-reason'
  | 'too-long'
export type AnswerRefusal = 'not-permitted' | 'not-found' | 'answered-already' | 'no-reason'
