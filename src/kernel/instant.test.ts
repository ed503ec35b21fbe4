import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from './calendar-day.ts'
import { addHours, instant, inWordsAt, londonDayOf, londonInstant } from './instant.ts'

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

describe('an instant', () => {
  it.each([
    ['2025-05-06T09:42:00Z', '2025-05-06T09:42:00.000Z'],
    ['2025-05-06T10:42+01:00', '2025-05-06T09:42:00.000Z'],
    ['2025-05-06 09:42:00.123456+00', '2025-05-06T09:42:00.123Z'],
  ])('%s is written %s', (text, written) => {
    expect(instant(text)).toBe(written)
  })

  it.each(['2025-05-06', '2025-05-06T09:42:00', '2025-02-30T09:42:00Z', '2025-05-06T25:00:00Z', 'now', ''])(
    'is not %j',
    (text) => {
      expect(() => instant(text)).toThrow(RangeError)
    },
  )

  it('falls on the day that an English wall calendar shows', () => {
    expect(londonDayOf(instant('2025-07-01T22:59:59Z'))).toBe('2025-07-01')
    expect(londonDayOf(instant('2025-07-01T23:00:00Z'))).toBe('2025-07-02')
    expect(londonDayOf(instant('2025-12-01T23:30:00Z'))).toBe('2025-12-01')
  })

  it('agrees with the public time zone data since 1996', () => {
    const moment = fc.date({ min: new Date('1996-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, (at) => {
        expect(londonDayOf(instant(at.toISOString()))).toBe(LONDON.format(at))
      }),
      { numRuns: 500 },
    )
  })

  it('is meant by a day and the clock on the wall, summer and winter', () => {
    const at = (day: string, clock: string) => londonInstant(calendarDay(day), clock)
    expect(at('2025-05-06', '10:42')).toBe('2025-05-06T09:42:00.000Z')
    expect(at('2025-12-01', '23:30')).toBe('2025-12-01T23:30:00.000Z')
    expect(at('2025-10-26', '01:30')).toBe('2025-10-26T00:30:00.000Z')
    expect(inWordsAt(at('2025-03-30', '01:30'))).toBe('30 March 2025 at 02:30')
  })

  it('is read in London time, through the nights the clocks change', () => {
    expect(inWordsAt(instant('2025-05-06T09:42:00Z'))).toBe('6 May 2025 at 10:42')
    expect(inWordsAt(instant('2025-03-30T00:59:00Z'))).toBe('30 March 2025 at 00:59')
    expect(inWordsAt(instant('2025-03-30T01:00:00Z'))).toBe('30 March 2025 at 02:00')
    expect(inWordsAt(instant('2025-10-26T00:59:00Z'))).toBe('26 October 2025 at 01:59')
    expect(inWordsAt(instant('2025-10-26T01:00:00Z'))).toBe('26 October 2025 at 01:00')
  })

  it('counts hours by stopwatch', () => {
    expect(addHours(instant('2025-03-29T12:00:00Z'), 24)).toBe('2025-03-30T12:00:00.000Z')
  })
})
