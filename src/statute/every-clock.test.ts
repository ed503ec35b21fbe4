import { describe, expect, it } from 'vitest'
import { dueState } from '../casework/dues/rules.ts'
import { mayBeSet } from '../casework/timescales/rules.ts'
import { addDays, type CalendarDay, calendarDay as day } from '../kernel/calendar-day.ts'
import { instant, londonDayOf } from '../kernel/instant.ts'
import { BANK_HOLIDAYS } from './bank-holidays.ts'
import {
  BEFORE_CHRISTMAS,
  BEFORE_EASTER,
  type ClockCase,
  EVERY_CLOCK,
  ORDINARY,
  OURS_FROM,
} from './every-clock.suite.ts'
import { STATUTORY_STEPS } from './steps.ts'
import { type Allowance, allowanceOf, type LocalTimescale, restated, type TimescaleId } from './timescale.ts'
import {
  editionOn,
  faultOfLocal,
  lastDay,
  lastInstant,
  localInForce,
  TIMESCALES,
  timescaleInForce,
} from './timescales.ts'

const reckoned = (rule: TimescaleId, on: string, locals: readonly LocalTimescale[] = []) =>
  lastDay(rule, day(on), BANK_HOLIDAYS, locals)
const national = EVERY_CLOCK.filter(({ ordinary }) => ordinary)
const set = EVERY_CLOCK.filter(({ ours }) => ours)
const ourOwn = ({ rule, ours }: ClockCase): LocalTimescale => ({
  ...{ id: rule, allow: allowance(ours ?? ''), clockStartsOn: null, fromOn: day(OURS_FROM), toOn: null },
})

describe('every clock', () => {
  it('is in the table once, and belongs to one of the twenty-four steps', () => {
    const all = [...new Set(TIMESCALES.map(({ id }) => id))].toSorted()
    expect(EVERY_CLOCK.map(({ rule }) => rule).toSorted()).toEqual(all)
    expect(STATUTORY_STEPS.flatMap(({ clocks }) => clocks).toSorted()).toEqual(all)
    expect(STATUTORY_STEPS.map(({ place }) => place)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1))
  })

  it.each(national)('$rule comes to $ordinary, over Easter to $overEaster, over Christmas to $overChristmas', (row) => {
    expect(reckoned(row.rule, ORDINARY)).toBe(row.ordinary)
    expect(reckoned(row.rule, BEFORE_EASTER)).toBe(row.overEaster)
    expect(reckoned(row.rule, BEFORE_CHRISTMAS)).toBe(row.overChristmas)
  })

  it.each(national)('$rule is in time on its last day, and late on the next, done or not', ({ rule }) => {
    const dueBy = reckoned(rule, BEFORE_EASTER)
    const after = addDays(dueBy, 1)
    const state = (doneOn: CalendarDay | null, today: CalendarDay) =>
      dueState({ dueBy, doneOn, notNeeded: null }, today)
    expect([state(dueBy, after), state(after, after)]).toEqual(['done-in-time', 'done-late'])
    expect([state(null, dueBy), state(null, after)]).toEqual(['due-today', 'late'])
  })
})

describe('an authority’s own figure', () => {
  it.each(set)('of $ours for $rule comes to $oursOverEaster over Easter', (row) => {
    expect(reckoned(row.rule, BEFORE_EASTER, [ourOwn(row)])).toBe(row.oursOverEaster)
  })

  it.each(set.filter(({ ordinary }) => ordinary))('for $rule leaves alone what was set going before it', (row) => {
    const before = addDays(day(OURS_FROM), -1)
    expect(reckoned(row.rule, before, [ourOwn(row)])).toBe(reckoned(row.rule, before))
    const ended = { ...ourOwn(row), toOn: addDays(day(BEFORE_EASTER), -1) }
    expect(reckoned(row.rule, BEFORE_EASTER, [ended])).toBe(row.overEaster)
  })

  it.each(EVERY_CLOCK.filter(({ refused }) => refused))(
    'of $refused for $rule is refused: looser than the law',
    (row) => {
      const allow = allowance(row.refused ?? '')
      expect(faultOfLocal(timescaleInForce(row.rule, day(BEFORE_EASTER)), allow)).toBe('looser-than-law')
      expect(reckoned(row.rule, BEFORE_EASTER, [{ ...ourOwn(row), allow }])).toBe(row.overEaster)
    },
  )

  it('is refused for every figure of law that an authority may set, and for none of practice', () => {
    for (const { rule, refused, ours } of EVERY_CLOCK) {
      const law = timescaleInForce(rule, day(BEFORE_EASTER))
      expect([rule, refused !== null]).toEqual([rule, law.localFloor !== null && mayBeSet(law)])
      expect([rule, ours !== null]).toEqual([rule, mayBeSet(law)])
    }
  })

  it('gives way where a later edition is stricter than it', () => {
    const rule = { ...timescaleInForce('initial-conference', day(BEFORE_EASTER)), allow: { workingDays: 10 } }
    const stricter = { ...rule, localFloor: rule.allow }
    expect(faultOfLocal(stricter, { workingDays: 12 })).toBe('looser-than-law')
    const looser: LocalTimescale = { ...ourOwn({ rule: rule.id, ours: '16 working days' } as ClockCase) }
    expect(localInForce(rule.id, day(BEFORE_EASTER), [looser])).toBeUndefined()
  })
})

describe('a change of guidance', () => {
  const RESTATED: readonly TimescaleId[] = [
    ...(['referral-decision', 'assessment', 'initial-conference', 'core-group-first', 'review-first'] as const),
    ...(['review-next', 'incident-notification', 'rapid-review'] as const),
  ]
  const EDITIONS = [
    ['2018-07-04', '2018'],
    ['2023-12-15', '2023'],
    ['2026-03-19', '2026'],
  ] as const

  it.each(RESTATED.flatMap((rule) => EDITIONS.map(([from, edition]) => [rule, from, edition] as const)))(
    '%s, set going from %s on, goes by Working Together %s; the day before by the one before',
    (rule, from, edition) => {
      expect(timescaleInForce(rule, day(from)).source).toContain(`Children ${edition}`)
      const before = timescaleInForce(rule, addDays(day(from), -1))
      const isFirst = timescaleInForce(rule, day('2000-01-01')).validFrom === from
      expect(before.source.includes(`Children ${edition}`)).toBe(isFirst)
    },
  )

  it('keeps its old figure for a clock set going before it, though it ends after', () => {
    const rule = { ...timescaleInForce('initial-conference', day(ORDINARY)) }
    const old = restated(rule, [{ source: 'Old', validFrom: day('2018-07-04') }])[0]
    const next = { ...rule, allow: { workingDays: 10 }, validFrom: day('2026-01-01'), validTo: null }
    const editions = [...(old ? [old] : []), next]
    expect(editionOn(editions, day('2025-12-31'))?.allow).toEqual({ workingDays: 15 })
    expect(editionOn(editions, day('2026-01-01'))?.allow).toEqual({ workingDays: 10 })
    expect(editionOn(editions, day('2001-01-01'))?.allow).toEqual({ workingDays: 15 })
  })
})

describe('a clock of hours', () => {
  it.each<[TimescaleId, string, string]>([
    ['contact-decision', '2026-04-03T16:00:00Z', '2026-04-04T16:00:00.000Z'],
    ['strategy-discussion', '2025-12-24T17:30:00Z', '2025-12-25T17:30:00.000Z'],
    ['police-protection', '2026-03-27T23:30:00Z', '2026-03-30T23:30:00.000Z'],
    ['return-interview', '2025-10-25T22:30:00Z', '2025-10-28T22:30:00.000Z'],
  ])('%s from %s ends at %s: holidays and the night the clocks change make it neither longer nor shorter', (...row) => {
    const [rule, from, until] = row
    expect(lastInstant(rule, instant(from))).toBe(until)
  })

  it('ends on the day it is in London then, which need not be that of whole days', () => {
    const until = lastInstant('police-protection', instant('2026-03-27T23:30:00Z'))
    expect(londonDayOf(until)).toBe('2026-03-31')
    expect(reckoned('police-protection', '2026-03-27')).toBe('2026-03-30')
  })
})

/** "12 working days", "1 week" as an allowance. */
function allowance(words: string): Allowance {
  const [count = '', ...unit] = words.split(' ')
  const units = { working: 'workingDays', day: 'days', week: 'weeks', month: 'months', hour: 'hours' } as const
  const name = (unit[0] ?? '').replace(/s$/, '') as keyof typeof units
  return allowanceOf(Number(count), units[name])
}
