import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWeeks,
  addWorkingDays,
  ageOn,
  asCalendarDay,
  type CalendarDay,
  calendarDay,
  daysBetween,
  inShortWords,
  inWords,
  isWorkingDay,
  weekdayName,
  workingDaysBetween,
} from './calendar-day.ts'

const day = calendarDay
const MAY_2025 = new Set([day('2025-04-18'), day('2025-04-21'), day('2025-05-05'), day('2025-05-26')])
const aDay = fc
  .date({ min: new Date('0001-06-01'), max: new Date('9999-06-01'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))
const aNearDay = fc.integer({ min: -3000, max: 3000 }).map((days) => addDays(day('2025-01-01'), days))

describe('a calendar day', () => {
  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-06-31',
    '0000-01-01',
    '2025-6-1',
    '06/05/2025',
    ' 2025-06-01',
    '',
  ])('is not %j', (text) => {
    expect(asCalendarDay(text)).toBeUndefined()
    expect(() => calendarDay(text)).toThrow(RangeError)
  })

  it.each(['2024-02-29', '2000-02-29', '2025-12-31', '0001-01-01', '9999-12-31'])('may be %s', (text) => {
    expect(asCalendarDay(text)).toBe(text)
  })

  it('agrees with the machine’s own calendar on every addition of days', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -100, max: 100 }), (from, days) => {
        const expected = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
        expect(addDays(from, days)).toBe(expected)
        expect(daysBetween(from, addDays(from, days))).toBe(days)
        expect(weekdayName(from)).toBe(new Date(from).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }))
      }),
    )
  })
})

describe('adding to a calendar day', () => {
  it('does not run past the years it can write', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow(RangeError)
  })

  it('keeps the weekday when weeks are added', () => {
    expect(addWeeks(day('2025-05-06'), 6)).toBe('2025-06-17')
    expect(addWeeks(day('2025-05-06'), -1)).toBe('2025-04-29')
  })

  it.each([
    ['2024-11-30', 3, '2025-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-05-06', 3, '2025-08-06'],
    ['2025-10-31', 6, '2026-04-30'],
    ['2025-01-31', -2, '2024-11-30'],
    ['2025-12-15', 12, '2026-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it('reads as people write it', () => {
    expect(inWords(day('2025-05-06'))).toBe('6 May 2025')
    expect(inShortWords(day('2025-12-31'))).toBe('31 December')
    expect(weekdayName(day('2025-05-06'))).toBe('Tuesday')
  })
})

describe('working days', () => {
  it('pass over weekends, Easter and the early May bank holiday', () => {
    expect(addWorkingDays(day('2025-04-17'), 1, MAY_2025)).toBe('2025-04-22')
    expect(addWorkingDays(day('2025-04-16'), 15, MAY_2025)).toBe('2025-05-12')
    expect(addWorkingDays(day('2025-05-06'), -1, MAY_2025)).toBe('2025-05-02')
  })

  it('count the day itself as day zero, working day or not', () => {
    expect(addWorkingDays(day('2025-05-05'), 0, MAY_2025)).toBe('2025-05-05')
    expect(addWorkingDays(day('2025-05-03'), 1, MAY_2025)).toBe('2025-05-06')
  })

  it('are Monday to Friday without bank holidays', () => {
    expect(isWorkingDay(day('2025-05-05'), MAY_2025)).toBe(false)
    expect(isWorkingDay(day('2025-05-10'), MAY_2025)).toBe(false)
    expect(isWorkingDay(day('2025-05-11'), MAY_2025)).toBe(false)
    expect(isWorkingDay(day('2025-05-12'), MAY_2025)).toBe(true)
  })

  it('do not count a bank holiday at a weekend twice', () => {
    expect(workingDaysBetween(day('2025-05-02'), day('2025-05-12'), new Set([day('2025-05-10')]))).toBe(6)
  })

  it('between two days are as many as must be added to get there', () => {
    fc.assert(
      fc.property(aNearDay, fc.integer({ min: -120, max: 120 }), fc.array(aNearDay), (from, count, closed) => {
        const holidays = new Set([...MAY_2025, ...closed])
        expect(workingDaysBetween(from, addWorkingDays(from, count, holidays), holidays)).toBe(count)
      }),
    )
  })

  it('between two days are found by walking from one to the other', () => {
    fc.assert(
      fc.property(aNearDay, fc.nat(400), fc.array(aNearDay), (from, days, closed) => {
        const holidays: ReadonlySet<CalendarDay> = new Set([...closed, ...MAY_2025])
        const walked = Array.from({ length: days }, (_, at) => addDays(from, at + 1))
        const open = walked.filter((each) => isWorkingDay(each, holidays))
        expect(workingDaysBetween(from, addDays(from, days), holidays)).toBe(open.length)
      }),
    )
  })
})

describe('an age', () => {
  it.each([
    ['2010-05-06', '2025-05-05', 14, 11],
    ['2010-05-06', '2025-05-06', 15, 0],
    ['2025-05-06', '2025-05-06', 0, 0],
    ['2025-01-31', '2025-02-28', 0, 0],
    ['2025-01-31', '2025-03-01', 0, 1],
    ['2008-02-29', '2025-02-28', 16, 11],
    ['2008-02-29', '2025-03-01', 17, 0],
    ['2025-05-06', '2025-05-05', 0, -1],
    ['2025-05-06', '2024-05-06', -1, 0],
  ])('of a child born on %s is, on %s, %i years and %i months', (born, on, years, months) => {
    expect(ageOn(day(born), day(on))).toStrictEqual({ years, months })
  })
})
