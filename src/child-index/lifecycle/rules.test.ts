import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, ageOn, type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import { type Birth, birthDatesClosing, closesOn } from './rules.ts'

const born = (day: string, birthDateKnown: Birth['birthDateKnown'] = 'exact'): Birth => ({
  birthDate: calendarDay(day),
  birthDateKnown,
})
const aDay = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays(calendarDay('1990-01-01'), days))

describe('the day a number closes', () => {
  it.each([
    ['a child, at 18', [born('2008-05-06')], false, '2026-05-06'],
    ['a care leaver or disabled child, at 25', [born('2008-05-06')], true, '2033-05-06'],
    ['a child born on 29 February, on 1 March of a common year', [born('2008-02-29')], false, '2026-03-01'],
    ['a child of whom the year alone is known, at its end', [born('2008-05-06', 'year')], false, '2026-12-31'],
    ['a child said to be born on 1 January, at the end of the year', [born('2008-01-01')], false, '2026-12-31'],
    ['a child of whom records disagree, at the latest', [born('2008-05-06'), born('2008-06-05')], false, '2026-06-05'],
  ])('is, of %s', (_, births, kept, day) => {
    expect(closesOn(births, kept)).toBe(day)
  })

  it('is none where no birth date is known', () => {
    expect(closesOn([{ birthDate: null, birthDateKnown: 'unknown' }], false)).toBeNull()
  })

  it('is never before the birthday', () => {
    fc.assert(
      fc.property(aDay, fc.boolean(), fc.constantFrom('exact', 'year', 'estimated'), (day, kept, known) => {
        const on = closesOn([born(day, known as Birth['birthDateKnown'])], kept) as CalendarDay
        expect(ageOn(day, on).years).toBeGreaterThanOrEqual(kept ? 25 : 18)
      }),
    )
  })

  it('is a day on which the night looks for that birth date', () => {
    fc.assert(
      fc.property(aDay, fc.boolean(), fc.constantFrom('exact', 'year', 'estimated'), (day, kept, known) => {
        const on = closesOn([born(day, known as Birth['birthDateKnown'])], kept) as CalendarDay
        expect(birthDatesClosing(on)).toContain(day)
      }),
    )
  })
})
