import { expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import type { Risk, RiskReview } from './model-risks.ts'
import { reviewRisk } from './rules-risks.ts'

const TODAY = day('2026-03-19')
const RISK: Risk = {
  ...{ id: 'r', personId: 'darren', title: 'May be a risk', statement: 'Convicted in 2019.', trend: null },
  ...{ howKnown: 'fact', saidBy: 'Police', sinceOn: day('2026-03-05'), reviewBy: day('2026-06-05'), told: null },
  ...{ managedBy: null, closedOn: null, closedHow: null },
}
const REVIEW: RiskReview = {
  ...{ id: 'v', outcome: 'still', statement: 'Here five nights now.', trend: 'getting-worse', told: 'yes, 10 March' },
  ...{ managedBy: 'Tom Llewellyn', reviewBy: day('2026-06-19') },
}

it('a risk looked at again keeps how it began, and says what is known now', () => {
  expect(reviewRisk(RISK, REVIEW, TODAY)).toMatchObject({
    value: { title: 'May be a risk', saidBy: 'Police', statement: 'Here five nights now.', managedBy: 'Tom Llewellyn' },
  })
})

it('a risk ends with what made it safe, and keeps what it was', () => {
  const ended = reviewRisk(RISK, { ...REVIEW, outcome: 'ended', statement: 'Acquitted.', reviewBy: null }, TODAY)
  expect(ended).toMatchObject({ value: { statement: 'Convicted in 2019.', closedOn: TODAY, closedHow: 'Acquitted.' } })
})

it.each([
  ['nothing-written', { statement: ' ' }],
  ['review-not-ahead', { reviewBy: TODAY }],
  ['review-not-ahead', { reviewBy: null }],
])('is refused as %s', (refusal, over) => {
  expect(reviewRisk(RISK, { ...REVIEW, ...over }, TODAY)).toEqual({ ok: false, refusal })
})
