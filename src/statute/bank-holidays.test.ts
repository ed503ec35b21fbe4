import { describe, expect, it } from 'vitest'
import { calendarDay, weekdayName } from '../kernel/calendar-day.ts'
import { BANK_HOLIDAY_NAMES, BANK_HOLIDAYS } from './bank-holidays.ts'

describe('bank holidays', () => {
  it.each([
    ['2021-12-28', 'a substitute for Christmas'],
    ['2022-09-19', 'the State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'the Coronation'],
    ['2025-04-18', 'Good Friday'],
    ['2025-08-25', 'the late summer holiday'],
  ])('include %s, %s', (on) => {
    expect(BANK_HOLIDAYS.has(calendarDay(on))).toBe(true)
  })

  it('are at least eight a year from 2000 to 2030, none at a weekend', () => {
    for (let year = 2000; year <= 2030; year += 1) {
      const days = [...BANK_HOLIDAYS].filter((day) => day.startsWith(String(year)))
      expect(days.length, String(year)).toBeGreaterThanOrEqual(8)
      expect(days.map(weekdayName).filter((name) => name.startsWith('S'))).toStrictEqual([])
    }
  })

  it('have names', () => {
    expect(BANK_HOLIDAY_NAMES.get(calendarDay('2025-04-21'))).toBe('Easter Monday')
  })
})
