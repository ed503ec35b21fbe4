import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDay as day } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { ALLOWANCE_UNITS } from '../../statute/timescale.ts'
import { lastDay, TIMESCALES } from '../../statute/timescales.ts'
import type { SetTimescale } from './model.ts'
import { setTimescale } from './rules.ts'

const TODAY = day('2026-03-19')
const act = (given: Partial<SetTimescale>): SetTimescale => ({
  ...{ id: 'a', rule: 'initial-conference', count: 12, unit: 'workingDays', clockStartsOn: null },
  ...{ fromOn: day('2026-04-01'), reason: 'Agreed by the partnership.' },
  ...given,
})

describe('an authority’s own figure', () => {
  it.each<[string, Partial<SetTimescale>]>([
    ['a figure of law, made stricter', {}],
    ['a figure of law, as it is', { count: 15 }],
    ['a figure of practice, made longer', { rule: 'cp-visit', count: 15 }],
    ['a figure of practice, counted otherwise', { rule: 'core-group-next', count: 1, unit: 'months' }],
    ['a figure where there is none nationally', { rule: 'early-help-assessment', count: 30 }],
    ['hours of practice', { rule: 'contact-decision', count: 8, unit: 'hours' }],
    ['a start on acceptance', { rule: 'transfer-conference', count: 15, clockStartsOn: 'acceptance' }],
  ])('may be %s', (_, given) => {
    expect(setTimescale(act(given), TODAY)).toMatchObject({ ok: true })
  })

  it.each<[string, Partial<SetTimescale>]>([
    ['looser-than-law', { count: 16 }],
    ['looser-than-law', { rule: 'return-interview', count: 96, unit: 'hours' }],
    ['counted-otherwise', { count: 2, unit: 'weeks' }],
    ['counted-otherwise', { rule: 'contact-decision', count: 1, unit: 'workingDays' }],
    ['counted-otherwise', { rule: 'cp-visit', count: 72, unit: 'hours' }],
    ['no-such-length', { count: 0 }],
    ['no-such-length', { count: 2.5 }],
    ['no-such-length', { count: Number.NaN }],
    ['no-such-length', { rule: 'cp-visit', count: 367 }],
    ['begins-too-soon', { fromOn: TODAY }],
    ['no-reason', { reason: '  ' }],
    ['start-not-said', { rule: 'transfer-conference' }],
    ['set-by-the-court', { rule: 'emergency-protection-order', count: 7, unit: 'days' }],
    ['set-by-the-court', { rule: 'police-protection', count: 48, unit: 'hours' }],
  ])('is refused as %s: %o', (refusal, given) => {
    expect(setTimescale(act(given), TODAY)).toEqual({ ok: false, refusal })
  })

  it('never gives longer than the law, whatever is asked for and whenever the clock is set going', () => {
    const laws = TIMESCALES.filter(({ localFloor, validFrom }) => localFloor && !('hours' in localFloor) && validFrom)
    const asked = fc.record({
      rule: fc.constantFrom(...laws.map(({ id }) => id)),
      count: fc.integer({ min: 0, max: 366 }),
      unit: fc.constantFrom(...ALLOWANCE_UNITS),
    })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 1500 }), (given, later) => {
        const set = setTimescale(act({ ...given, fromOn: addDays(TODAY, 1) }), TODAY)
        if (!set.ok) return
        const on = addDays(TODAY, later)
        expect(lastDay(given.rule, on, BANK_HOLIDAYS, [set.value]) <= lastDay(given.rule, on, BANK_HOLIDAYS)).toBe(true)
      }),
    )
  })
})
