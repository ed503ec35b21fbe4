import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { PlanStatus } from './model.ts'

/** What a manager can decide a plan to be; protection and care are decided by a conference and by the authority. */
export const PLAN_DECISIONS = ['child-in-need', 'family-help', 'stays'] as const
export type PlanDecision = (typeof PLAN_DECISIONS)[number]

/** A manager's decision on what the plans of one child, or of brothers and sisters, are in law from a day on. */
export type DecidePlan = {
  /** Made at the edge, so that sending twice is one decision. */
  readonly id: string
  readonly childIds: readonly string[]
  readonly choice: PlanDecision
  readonly fromOn: CalendarDay
  readonly reason: string
}

/** A child as the decision meets them. */
export type ChildToDecide = {
  readonly childId: string
  readonly openedOn: CalendarDay | null
  readonly statuses: readonly Pick<PlanStatus, 'kind' | 'fromOn' | 'toOn'>[]
}

export type DecideRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'case-closed'
  | 'protection-plan-open'
  | 'looked-after'
  | 'no-reason'
  | 'in-the-future'
  | 'before-the-case'
  | 'before-the-plan'
  | 'there-already'
  | 'nothing-stays'
