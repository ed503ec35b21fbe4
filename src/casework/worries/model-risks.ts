import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Trend, Worry } from './model.ts'

/** What is written down of a person who may be a risk to children: a fact about them, not about one child. */
export type Risk = Omit<Worry, 'childId' | 'personId' | 'kind'> & {
  readonly personId: string
  /** The manager who answers for what is done about it. */
  readonly managedBy: string | null
}

/** Someone looks again at whether a person may still be a risk. */
export type RiskReview = {
  readonly id: string
  readonly outcome: 'still' | 'ended'
  /** What is known now, and what made it safe where it has ended. */
  readonly statement: string
  readonly trend: Trend | null
  readonly told: string | null
  readonly managedBy: string | null
  /** When to look again; null where it has ended. */
  readonly reviewBy: CalendarDay | null
}

/** A review as it was written down. */
export type RiskReviewed = RiskReview & { readonly reviewedOn: CalendarDay; readonly by: string }

export type RiskRefusal = 'not-found' | 'nothing-written' | 'review-not-ahead'
