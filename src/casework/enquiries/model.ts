import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Came } from '../meetings/model.ts'

/** Police, health, the referrer and social care decide whether to enquire, and who sees the child and when. */
export type StrategyDiscussion = {
  readonly id: string
  readonly referralId: string
  /** What set its clock going. */
  readonly triggeredAt: Instant
  readonly heldOn: CalendarDay | null
  readonly decision: StrategyDecision | null
  /** The day it was withdrawn, if it was called by mistake. */
  readonly withdrawnOn: CalendarDay | null
  readonly childIds: readonly string[]
}

export const STRATEGY_DECISIONS = ['section-47', 'no-section-47'] as const
export type StrategyDecision = (typeof STRATEGY_DECISIONS)[number]

export type RecordStrategyDiscussion = {
  readonly heldOn: CalendarDay
  readonly tookPart: readonly Came[]
  readonly decision: StrategyDecision
  readonly reason: string
  /** Who sees each child, when, and what must be safe until then. */
  readonly whoSees: string
}

export type CallRefusal = 'not-found' | 'no-open-case' | 'nobody-chosen' | 'no-reason' | 'called-already'
export type RecordRefusal =
  | 'not-found'
  | 'already-recorded'
  | 'withdrawn'
  | 'held-before-it-was-called'
  | 'held-in-the-future'
  | 'no-reason'
  | 'nobody-took-part'
  | 'nobody-sees-the-child'

/** An enquiry under section 47 of the Children Act 1989. */
export type Enquiry = {
  readonly id: string
  readonly referralId: string
  readonly strategyDiscussionId: string | null
  /** The day of the strategy discussion that started it. */
  readonly startedOn: CalendarDay
  readonly concludedOn: CalendarDay | null
  /** The day it was withdrawn, if it was begun by mistake. */
  readonly withdrawnOn: CalendarDay | null
  readonly summary: string | null
  readonly reported: boolean
  readonly children: readonly EnquiredChild[]
}

export const ENQUIRY_OUTCOMES = ['conference', 'substantiated-no-continuing-risk', 'not-substantiated'] as const
export type EnquiryOutcome = (typeof ENQUIRY_OUTCOMES)[number]

export type EnquiredChild = {
  readonly childId: string
  readonly outcome: EnquiryOutcome | null
  readonly seenOn: CalendarDay | null
  readonly seenAlone: boolean | null
}

export type ConcludeEnquiry = {
  readonly concludedOn: CalendarDay
  readonly summary: string
  readonly children: readonly (EnquiredChild & { readonly outcome: EnquiryOutcome })[]
  /** Who chairs, if any child needs a conference. */
  readonly chairId: string | null
}

export type ConcludeRefusal =
  | 'not-found'
  | 'already-concluded'
  | 'withdrawn'
  | 'with-the-manager'
  | 'concluded-before-it-started'
  | 'concluded-in-the-future'
  | 'no-summary'
  | 'not-decided-for-every-child'
  | 'seen-after-conclusion'
  | 'seen-before-it-started'
  | 'seen-before-birth'
  | 'no-chair'
