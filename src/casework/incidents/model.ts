import type { CalendarDay } from '../../kernel/calendar-day.ts'

export const HARMS = ['died', 'seriously-harmed'] as const
export type Harm = (typeof HARMS)[number]

/** Whether abuse or neglect is known to have led to it, or suspected. */
export const SUSPICIONS = ['known', 'suspected'] as const
export type Suspicion = (typeof SUSPICIONS)[number]

/** What a rapid review decides: whether, and who, is to learn from it in a review. */
export const REVIEW_DECISIONS = ['local-review', 'national-review', 'no-review'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** A child died or was seriously harmed, and abuse or neglect is known or suspected. */
export type Incident = BeginIncident & {
  readonly notifiedOn: CalendarDay | null
  readonly notificationReference: string | null
  readonly rapidReviewOn: CalendarDay | null
  readonly reviewDecision: ReviewDecision | null
  readonly reviewReason: string | null
  readonly withdrawnOn: CalendarDay | null
  readonly withdrawnWhy: string | null
  readonly recordedBy: string | null
}

/** What a manager writes down of it first. */
export type BeginIncident = {
  /** Made at the edge, so that sending twice is one incident. */
  readonly id: string
  readonly childIds: readonly string[]
  readonly happenedOn: CalendarDay
  /** The day the authority came to know: both clocks begin with it. */
  readonly awareOn: CalendarDay
  readonly whatHappened: string
  readonly harm: Harm
  readonly abuseOrNeglect: Suspicion
}

/** What is recorded of it afterwards. */
export type GoOnIncident =
  | { readonly does: 'notify'; readonly notifiedOn: CalendarDay; readonly reference: string | null }
  | {
      readonly does: 'review'
      readonly reviewedOn: CalendarDay
      readonly decision: ReviewDecision
      readonly reason: string
    }
  | { readonly does: 'withdraw'; readonly why: string }

export type BeginRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'aware-in-the-future'
  | 'aware-before-it-happened'
  | 'before-birth'
  | 'not-said-what'

export type GoOnRefusal =
  | 'not-found'
  | 'over-already'
  | 'done-already'
  | 'notified-in-the-future'
  | 'notified-before-aware'
  | 'reviewed-in-the-future'
  | 'reviewed-before-aware'
  | 'no-reason'
  | 'no-why'
