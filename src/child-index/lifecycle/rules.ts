import { addDays, addMonths, ageOn, type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import type { Identity } from '../contract-identity.ts'

/** A birth date as one record has it. */
export type Birth = Pick<Identity, 'birthDate' | 'birthDateKnown'>

/**
 * The day a child's number closes: the 18th birthday, or the 25th of a care leaver or a disabled child. Of a birth date
 * known to the year alone, the last day of that year; where records disagree, the latest; null where none has one.
 *
 * @source the national index's own schedule of keeping: closed at 18, at 25 for care leavers and disabled children
 */
export function closesOn(births: readonly Birth[], keptUntil25: boolean): CalendarDay | null {
  const age = keptUntil25 ? 25 : 18
  const days = births.flatMap(({ birthDate, birthDateKnown }) => {
    if (birthDate === null) return []
    return [isToTheDay(birthDate, birthDateKnown) ? birthday(birthDate, age) : lastDayOf(yearOf(birthDate) + age)]
  })
  return days.reduce<CalendarDay | null>((latest, day) => (latest === null || day > latest ? day : latest), null)
}

/**
 * The birth dates of which some children's numbers close on a day: 18 and 25 years before; on the last day of a year all
 * of those years, for births known to the year alone; on 1 March also of 29 February.
 */
export function birthDatesClosing(day: CalendarDay): readonly CalendarDay[] {
  return [18, 25].flatMap((age) => {
    const year = yearOf(day) - age
    if (day.endsWith('-12-31')) return daysOf(year)
    const born = addMonths(day, -12 * age)
    const leapling = addDays(born, -1)
    return day.endsWith('-03-01') && leapling.endsWith('-02-29') ? [leapling, born] : [born]
  })
}

/** The days after one, up to and including another; none if that is not later. */
export function daysAfter(from: CalendarDay, to: CalendarDay): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** 1 January is often put where the day is not known. */
function isToTheDay(birthDate: CalendarDay, known: Identity['birthDateKnown']): boolean {
  return known === 'exact' && !birthDate.endsWith('-01-01')
}

/** Of 29 February, in a common year, 1 March. */
function birthday(birthDate: CalendarDay, age: number): CalendarDay {
  const day = addMonths(birthDate, 12 * age)
  return ageOn(birthDate, day).years < age ? addDays(day, 1) : day
}

function daysOf(year: number): readonly CalendarDay[] {
  return daysAfter(lastDayOf(year - 1), lastDayOf(year))
}

function lastDayOf(year: number): CalendarDay {
  return calendarDay(`${String(year).padStart(4, '0')}-12-31`)
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4))
}
