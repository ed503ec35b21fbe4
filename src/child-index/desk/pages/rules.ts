import type { CalendarDay } from '../../../kernel/calendar-day.ts'

/** The day as it is compared: "08/11/2018". */
export function dayInNumbers(day: CalendarDay): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}
