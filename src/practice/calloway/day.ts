import {
  addDays,
  addWorkingDays,
  type CalendarDay,
  calendarDay,
  daysBetween,
  isWorkingDay,
} from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'

/** The day on which this family's story was first told: all its dates keep their distance from "today". */
const TOLD_ON = calendarDay('2026-03-19')

export type Days = {
  /** The same distance from today as the day named was from 19 March 2026. */
  readonly on: (day: string) => CalendarDay
  /** The same, moved off weekends and bank holidays: back where it is past, on where it is to come. */
  readonly office: (day: string) => CalendarDay
  readonly today: CalendarDay
}

export function daysFor(today: CalendarDay): Days {
  const shift = daysBetween(TOLD_ON, today)
  const on = (day: string) => addDays(calendarDay(day), shift)
  const office = (day: string) => {
    const exact = on(day)
    if (isWorkingDay(exact, BANK_HOLIDAYS)) return exact
    return addWorkingDays(exact, exact <= today ? -1 : 1, BANK_HOLIDAYS)
  }
  return { on, office, today }
}
