import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { isReReferral } from '../referrals/rules.ts'
import { earlierWords } from './rules.ts'

const day = calendarDay
const closure = {
  ...{ id: 'closure', childId: 'niamh', closedOn: day('2025-03-19'), reasonCode: 'RC7' },
  ...{ summary: 'Breakfast every day.', lookAgainIf: 'school sees her hungry', decidedByName: 'Tom Llewellyn' },
}

describe('what was said when a case was closed', () => {
  it('names who decided it, when and why', () => {
    expect(earlierWords(closure, day('2026-03-01'))).toMatchObject({
      heading: expect.stringMatching(/^Closed on 19 March 2025 by Tom Llewellyn: Services ended/),
      whatChanged: 'Breakfast every day.',
      lookAgainIf: 'school sees her hungry',
    })
    expect(earlierWords({ ...closure, decidedByName: null }, day('2026-03-01')).heading).toMatch(/^Closed on .* 2025: /)
  })

  it.each([
    ['2026-03-19', true],
    ['2026-03-20', false],
  ])('stands in sight for a year: on %s %s', (today, inSight) => {
    expect(earlierWords(closure, day(today)).isWithinAYear).toBe(inSight)
  })
})

describe('a re-referral', () => {
  it.each([
    ['2026-03-19', '2025-03-19', true],
    ['2026-03-20', '2025-03-19', false],
    ['2025-03-01', '2024-02-29', false],
    ['2025-02-28', '2024-02-29', true],
  ])('received on %s, after one of %s: %s', (received, before, expected) => {
    expect(isReReferral(day(received), day(before))).toBe(expected)
  })

  it('is none where the child was never referred before', () => {
    expect(isReReferral(day('2026-03-19'), undefined)).toBe(false)
  })
})
