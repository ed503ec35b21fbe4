import { describe, expect, it } from 'vitest'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type HeldConcern, stateOn, untilFault } from './rules.ts'

const day = (text: string) => text as CalendarDay
const held: HeldConcern = {
  reference: 's-1',
  number: '2222222222' as IndexNumber,
  authority: '990',
  agencyKind: 'health',
  band: 'worried',
  untilOn: day('2026-06-30'),
  whomToRing: 'Named nurse',
  agencyMark: null,
  recordedAt: '2026-01-01T00:00:00.000Z' as Instant,
  endedBecause: null,
}

describe('a sealed concern', () => {
  it.each([
    ['2026-06-29', 'stands'],
    ['2026-06-30', 'stands'],
    ['2026-07-01', 'lapsed'],
  ])('until 30 June: on %s it %s', (on, state) => {
    expect(stateOn(held, day(on))).toBe(state)
  })

  it('that was withdrawn or resolved stays so, lapsed or not', () => {
    expect(stateOn({ ...held, endedBecause: 'withdrawn' }, day('2026-06-01'))).toBe('withdrawn')
    expect(stateOn({ ...held, endedBecause: 'resolved' }, day('2026-08-01'))).toBe('resolved')
  })

  it.each([
    ['2026-05-31', 'until-not-ahead'],
    ['2026-06-01', undefined],
    ['2027-06-01', undefined],
    ['2027-06-02', 'until-too-far'],
    ['2026-02-30', 'not-a-date'],
  ])('told of on 1 June 2026 until %s: %s', (until, fault) => {
    expect(untilFault(day(until), day('2026-06-01'))).toBe(fault)
  })
})
