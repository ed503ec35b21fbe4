import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Came } from '../meetings/model.ts'
import type { PlanKind } from '../plans/model.ts'

/** What a review finds for one child: the plan goes on, more is needed, less is, or nothing of ours any more. */
export const REVIEW_OUTCOMES = ['continue', 'step-up', 'step-down', 'close'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

/** The plans that are reviewed in this way; a conference reviews a child protection plan. */
export type ReviewedKind = Extract<PlanKind, 'child-in-need' | 'family-help'>

/** What a review asks a manager to decide. */
export type Asked = 'child-in-need' | 'family-help' | 'closure'

/** A review of the plans of one child, or of brothers and sisters at once: written once, with a part for each. */
export type ReviewPlan = {
  /** Made at the edge, so that sending twice is one review. */
  readonly id: string
  readonly heldOn: CalendarDay
  readonly came: readonly Came[]
  /** What was said about all of them. */
  readonly summary: string
  readonly parentView: string | null
  readonly children: readonly ReviewedChild[]
}

/** What differs for each child. */
export type ReviewedChild = {
  readonly childId: string
  readonly outcome: ReviewOutcome
  readonly reason: string
  readonly childView: string | null
  /** How each outcome of the plan stands for this child. */
  readonly outcomes: readonly { readonly id: string; readonly changed: string | null; readonly achieved: boolean }[]
}

/** A child as a review meets them. */
export type ChildToReview = {
  readonly childId: string
  readonly isCaseOpen: boolean
  /** What the plan was in law on the day of the review; null if it was none that is reviewed so. */
  readonly kind: ReviewedKind | null
  readonly isProtected: boolean
}

export type ReviewRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'held-in-the-future'
  | 'case-closed'
  | 'protection-plan-open'
  | 'no-plan-then'
  | 'nobody-came'
  | 'nothing-said'
  | 'no-reason'

/** A review that was held, as it stands for one child. */
export type HeldReview = {
  /** Of this child's part. */
  readonly id: string
  readonly reviewId: string
  readonly childId: string
  readonly heldOn: CalendarDay
  readonly outcome: ReviewOutcome
  readonly reason: string
  readonly by: string | null
  /** The day a manager decided on what it asked for. */
  readonly answeredOn: CalendarDay | null
}
