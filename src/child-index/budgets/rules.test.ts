import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant } from '../../kernel/instant.ts'
import { ASKED } from '../identity/builder.ts'
import { type BudgetSetting, beginningOf, fiveMinutesOf, settingOn, spendersOf, waitFor } from './rules.ts'

const at = '2026-06-01T10:02:00.000Z' as Instant
const now = fiveMinutesOf(at)
const most = { mostHourly: 10, mostDaily: 15 }

describe('a budget', () => {
  it('lets one ask until it is spent, then says when the oldest no longer counts', () => {
    expect(waitFor(new Map(), most, at)).toBeUndefined()
    expect(waitFor(new Map([[now, 9]]), most, at)).toBeUndefined()
    expect(waitFor(new Map([[now, 10]]), most, at)).toBe(58 * 60)
    expect(
      waitFor(
        new Map([
          [now - 11, 4],
          [now, 6],
        ]),
        most,
        at,
      ),
    ).toBe(3 * 60)
    expect(waitFor(new Map([[now - 12, 10]]), most, at)).toBeUndefined()
  })

  it('of a day holds though the hour’s is free again', () => {
    const tally = new Map([[now - 100, 15]])
    expect(waitFor(tally, most, at)).toBe((188 * 5 - 2) * 60)
  })

  it('never says that one may go on before one may', () => {
    const spent = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(spent, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 90 }), (each, hour, day) => {
        const tally = new Map(each.map(([ago, count]) => [now - ago, count]))
        const limits = { mostHourly: hour, mostDaily: day }
        const wait = waitFor(tally, limits, at)
        if (wait === undefined) return
        const then = new Date(Date.parse(at) + wait * 1000).toISOString() as Instant
        const before = new Date(Date.parse(at) + (wait - 1) * 1000).toISOString() as Instant
        expect(waitFor(tally, limits, then)).toBeUndefined()
        expect(waitFor(tally, limits, before)).toBeDefined()
        expect(wait).toBeLessThanOrEqual(86_400)
      }),
    )
  })

  it('is of the user, the authority and the machine, as far as each is there', () => {
    expect(spendersOf(ASKED).map(({ is }) => is)).toEqual(['user', 'authority'])
    expect(spendersOf({ ...ASKED, userId: null, client: 'roll' }).map(({ is }) => is)).toEqual(['authority', 'client'])
    const names = [ASKED, { ...ASKED, authority: '991' }].map((asked) => spendersOf(asked)[0]?.name)
    expect(new Set(names).size).toBe(2)
  })

  it('changes on the day its setting says', () => {
    const setting = (fromOn: string, mostHourly: number): BudgetSetting => ({
      kind: 'match',
      spender: 'user',
      fromOn: calendarDay(fromOn),
      mostHourly,
      mostDaily: 1000,
      priceOfMiss: 1,
    })
    const settings = [setting('2026-07-01', 50), setting('2020-01-01', 300)]
    const on = (day: string) => settingOn(settings, 'match', 'user', calendarDay(day))?.mostHourly
    expect([on('2019-12-31'), on('2026-06-30'), on('2026-07-01')]).toEqual([undefined, 300, 50])
    expect(settingOn(settings, 'search', 'user', calendarDay('2026-07-01'))).toBeUndefined()
  })

  it('counts in five minutes of the clock', () => {
    expect(beginningOf(now)).toBe('2026-06-01T10:00:00.000Z')
    expect(fiveMinutesOf(addHours(at, 1))).toBe(now + 12)
  })
})
