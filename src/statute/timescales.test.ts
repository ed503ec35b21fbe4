import { describe, expect, it } from 'vitest'
import { addDays, calendarDay } from '../kernel/calendar-day.ts'
import { instant } from '../kernel/instant.ts'
import { BANK_HOLIDAYS } from './bank-holidays.ts'
import type { TimescaleId } from './timescale.ts'
import { lastDay, lastInstant, TIMESCALES, timescaleInForce } from './timescales.ts'

const day = calendarDay

describe('the clocks of the law', () => {
  it.each<[TimescaleId, string, string]>([
    ['contact-decision', '2025-05-02', '2025-05-03'],
    ['concern-disagreement', '2025-05-02', '2025-05-12'],
    ['referral-decision', '2025-05-02', '2025-05-06'],
    ['assessment', '2025-05-06', '2025-07-09'],
    ['emergency-protection-order', '2025-05-06', '2025-05-14'],
    ['police-protection', '2025-05-06', '2025-05-09'],
    ['initial-conference', '2025-04-16', '2025-05-12'],
    ['core-group-first', '2025-05-06', '2025-05-20'],
    ['core-group-next', '2025-05-20', '2025-07-01'],
    ['review-first', '2025-11-30', '2026-02-28'],
    ['review-next', '2025-05-06', '2025-11-06'],
    ['cp-visit', '2025-05-06', '2025-05-20'],
    ['cin-visit', '2025-05-06', '2025-06-04'],
    ['cin-review-first', '2025-05-06', '2025-08-06'],
    ['cin-review-next', '2025-05-06', '2025-11-06'],
    ['family-group-offer', '2025-05-06', '2025-05-06'],
    ['pre-proceedings', '2025-05-06', '2025-08-26'],
    ['care-proceedings', '2025-05-06', '2025-11-04'],
    ['placement-plan', '2025-05-06', '2025-05-13'],
    ['looked-after-review-first', '2025-05-06', '2025-06-04'],
    ['looked-after-visit-first', '2025-05-06', '2025-05-13'],
    ['private-fostering-visit-first', '2025-05-06', '2025-05-15'],
    ['adoption-review-first', '2025-05-06', '2025-06-03'],
    ['return-interview', '2025-05-06', '2025-05-09'],
    ['rapid-review', '2025-05-06', '2025-05-28'],
    ['transfer-conference', '2025-05-06', '2025-05-28'],
  ])('%s, set going on %s, is in time until %s', (id, triggered, last) => {
    expect(lastDay(id, day(triggered), BANK_HOLIDAYS)).toBe(last)
  })

  it('counted in hours end at a moment', () => {
    expect(lastInstant('strategy-discussion', instant('2025-05-06T09:42:00Z'))).toBe('2025-05-07T09:42:00.000Z')
    expect(() => lastInstant('assessment', instant('2025-05-06T09:42:00Z'))).toThrow(RangeError)
  })

  it('with no national figure must be set by the authority', () => {
    expect(() => lastDay('early-help-assessment', day('2025-05-06'), BANK_HOLIDAYS)).toThrow(RangeError)
  })
})

describe('the rule in force', () => {
  it.each([
    ['2013-04-15', '2013'],
    ['2018-07-03', '2013'],
    ['2018-07-04', '2018'],
    ['2023-12-14', '2018'],
    ['2023-12-15', '2023'],
    ['2026-03-19', '2026'],
  ])('on %s for an assessment is that of Working Together %s', (on, edition) => {
    expect(timescaleInForce('assessment', day(on)).source).toContain(`Safeguard Children ${edition}`)
  })

  it('is the earliest held for what happened before it', () => {
    expect(timescaleInForce('initial-conference', day('2004-01-01')).validFrom).toBe('2013-04-15')
  })

  it('is not one that awaits its appointed day', () => {
    const rows = TIMESCALES.filter((row) => row.id === 'family-group-offer')
    expect(rows.map((row) => row.validFrom)).toStrictEqual(['2013-04-15', null])
    expect(timescaleInForce('family-group-offer', day('2029-01-01')).localFloor).toBeNull()
  })

  it('follows the last without a gap or an overlap, and ends only when another begins', () => {
    for (const rows of Map.groupBy(TIMESCALES, (row) => row.id).values()) {
      const commenced = rows.filter((row) => row.validFrom !== null)
      expect(commenced.length).toBeGreaterThan(0)
      commenced.forEach((row, at) => {
        const next = commenced[at + 1]?.validFrom
        expect(row.validTo).toBe(next ? addDays(next, -1) : null)
      })
    }
  })

  it('names its source, and its floor is the national figure unless practice set it', () => {
    for (const row of TIMESCALES) {
      expect(row.source).not.toBe('')
      if (row.localFloor !== null) expect(row.localFloor).toStrictEqual(row.allow)
    }
  })
})
