import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Came } from '../meetings/model.ts'
import type { Category } from '../plans/model.ts'

export type ConferenceKind = 'initial' | 'review'

/** A child protection conference, from the day it was called for to the day it was held. */
export type Conference = {
  readonly id: string
  readonly kind: ConferenceKind
  readonly referralId: string
  /** The day its clock started: the strategy discussion of an initial one, the last conference of a review. */
  readonly dueFrom: CalendarDay
  readonly plannedFor: CalendarDay | null
  readonly heldOn: CalendarDay | null
  readonly reported: boolean
  readonly children: readonly ConferenceChild[]
}

/** What a conference decided for one child; nothing until it is held. */
export type ConferenceChild = {
  readonly childId: string
  readonly outcome: ConferenceOutcome | null
  readonly category: Category | null
}

export const INITIAL_OUTCOMES = ['protection-plan', 'no-plan'] as const
export const REVIEW_OUTCOMES = ['continue', 'change-category', 'end'] as const
export type ConferenceOutcome = (typeof INITIAL_OUTCOMES)[number] | (typeof REVIEW_OUTCOMES)[number]

/** What is decided for a child, and what the child says of it. */
export type DecidedChild = {
  readonly childId: string
  readonly outcome: ConferenceOutcome
  readonly category: Category | null
  readonly view: string | null
  /** At the end of a child protection plan: whether help goes on as a child in need. */
  readonly stepsDown: boolean
}

export type RecordConference = {
  readonly heldOn: CalendarDay
  readonly attended: readonly Came[]
  readonly children: readonly DecidedChild[]
  readonly reason: string
  readonly contingency: string
  /** The days agreed on, where any were: the first core group, and the review that follows. */
  readonly coreGroupOn?: CalendarDay | null
  readonly reviewOn?: CalendarDay | null
}

/** What follows from a conference that was held. */
export type ConferenceHeld = RecordConference & {
  readonly inTime: boolean
  /** The children for whom a review follows. */
  readonly toReview: readonly string[]
}

export type RecordRefusal =
  | 'not-found'
  | 'already-held'
  | 'held-before-it-was-due-to-begin'
  | 'held-in-the-future'
  | 'not-decided-for-every-child'
  | 'outcome-of-another-conference'
  | 'no-category'
  | 'nobody-attended'
  | 'no-reason'
  | 'no-protection-plan'
  | 'no-open-case'
  | 'core-group-before-the-conference'
  | 'review-before-the-conference'
