import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Risk, RiskRefusal, RiskReview } from './model-risks.ts'

/**
 * What a review makes of a risk: words, and either a day to look again, after today, or its end with what made it safe.
 * How it began, and how it was known then, stays.
 */
export function reviewRisk(risk: Risk, review: RiskReview, today: CalendarDay): Outcome<Risk, RiskRefusal> {
  const statement = review.statement.trim()
  if (statement === '') return refused('nothing-written')
  const { trend, told, managedBy } = review
  if (review.outcome === 'ended') {
    return accepted({ ...risk, trend, told, managedBy, closedOn: today, closedHow: statement })
  }
  if (review.reviewBy === null || review.reviewBy <= today) return refused('review-not-ahead')
  return accepted({ ...risk, statement, trend, told, managedBy, reviewBy: review.reviewBy })
}
