import { type CalendarDay, weekdayName } from '../../../kernel/calendar-day.ts'
import type { CensusYear, Dated, Written } from '../model.ts'

// What the rules say again and again of days and codes. A day that is missing breaks none of these: the rules about
// missing days say so.

/** Whether one day is before another; false where one of them is missing. */
export function isBefore(one: Dated, other: Dated): boolean {
  return one.day !== null && other.day !== null && one.day < other.day
}

/** Whether a day is given that is not in the year. */
export function isOutside({ day }: Dated, year: CensusYear): boolean {
  return day !== null && (day < year.from || day > year.to)
}

/** Whether it is a Saturday or Sunday. */
export function isWeekend({ day }: Dated): boolean {
  return day !== null && /^S/.test(weekdayName(day))
}

/** Whether a day lies from one day up to, and not on, another; without the other it lasts for ever. */
export function isWithin(day: CalendarDay | null, from: CalendarDay | null, to: CalendarDay | null): boolean {
  return day !== null && from !== null && from <= day && (to === null || day < to)
}

/** The paths of those that come more than once, the first left out. */
export function repeated(all: readonly Written[]): readonly string[] {
  const before = (at: number) => all.slice(0, at).some(({ written }) => written === all[at]?.written)
  return all.filter(({ written }, at) => written !== null && before(at)).map(({ path }) => path)
}

/** Whether it is one of these codes. */
export function isAmong(codes: readonly string[], { written }: Written): boolean {
  return written !== null && codes.includes(written)
}
