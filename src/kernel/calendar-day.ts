/**
 * A civil date with no time and no zone, written `YYYY-MM-DD`, years 0001 to 9999.
 *
 * Statutory time limits are counted in days, so no rule may take a `Date`:
 * a `Date` is an instant, and an instant near midnight falls on two days.
 * Two days compare with `<` and `>` as text does. Everything here is arithmetic on numbers and text,
 * because worktrays and returns count days by the hundred thousand.
 */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' }

/** Days on which an authority's offices are shut, besides Saturday and Sunday. */
export type BankHolidays = ReadonlySet<CalendarDay>

/** A person's age in whole years and the whole months beyond them (0 to 11). */
export type Age = { readonly years: number; readonly months: number }

/** Parses `YYYY-MM-DD`. @throws RangeError if the text is not a real date */
export function calendarDay(text: string): CalendarDay {
  const day = asCalendarDay(text)
  if (day === undefined) throw new RangeError('not a calendar day')
  return day
}

/** Reads text that may not be a day: `YYYY-MM-DD` if it is a real date, else undefined. */
export function asCalendarDay(text: string): CalendarDay | undefined {
  if (!WRITTEN_DAY.test(text)) return undefined
  const { year, month, dayOfMonth } = partsOf(text)
  const real = year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= lengthOfMonth(year, month)
  return real ? (text as CalendarDay) : undefined
}

/** The day `days` after `day`; before it when negative. @throws RangeError outside years 1 to 9999 */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayNumbered(numberOf(day) + days)
}

/** The same weekday `weeks` later; earlier when negative. */
export function addWeeks(day: CalendarDay, weeks: number): CalendarDay {
  return addDays(day, weeks * 7)
}

/** Adds calendar months, clamping to the month's last day: 30 November + 3 months is 28 February. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const from = partsOf(day)
  const count = from.year * 12 + from.month - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return written(year, month, Math.min(from.dayOfMonth, lengthOfMonth(year, month)))
}

/** The `count`th working day after `day`, or before it when negative; the day itself is day zero. */
export function addWorkingDays(day: CalendarDay, count: number, holidays: BankHolidays): CalendarDay {
  const step = count < 0 ? -1 : 1
  let at = day
  let number = numberOf(day)
  for (let left = Math.abs(count); left > 0; ) {
    number += step
    if (isWeekend(number)) continue
    at = dayNumbered(number)
    if (!holidays.has(at)) left -= 1
  }
  return at
}

/** Whether offices are open: Monday to Friday and no bank holiday. */
export function isWorkingDay(day: CalendarDay, holidays: BankHolidays): boolean {
  return !isWeekend(numberOf(day)) && !holidays.has(day)
}

/** Days from one day to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return numberOf(to) - numberOf(from)
}

/**
 * Working days after `from`, up to and including `to`; when `to` is earlier, those before `from` back to and including
 * `to`, as a negative number. The inverse of `addWorkingDays`.
 */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, holidays: BankHolidays): number {
  const [first, last] = [numberOf(from), numberOf(to)]
  return last < first ? -workingDaysIn(last, first - 1, holidays) || 0 : workingDaysIn(first + 1, last, holidays)
}

/** "Monday" to "Sunday". */
export function weekdayName(day: CalendarDay): string {
  return WEEKDAYS[weekday(numberOf(day))] as string
}

/** The day as people write it: "6 May 2025". */
export function inWords(day: CalendarDay): string {
  return `${inShortWords(day)} ${partsOf(day).year}`
}

/** The day where its year is plain: "6 May". */
export function inShortWords(day: CalendarDay): string {
  const { month, dayOfMonth } = partsOf(day)
  return `${dayOfMonth} ${MONTHS[month - 1]}`
}

/**
 * The age of a person born on `birthDate`, on `day`. A person born on 29 February is a year older on 1 March of a
 * common year. A day before the birth gives a negative age, so that a wrong date shows and nothing breaks.
 */
export function ageOn(birthDate: CalendarDay, day: CalendarDay): Age {
  const born = partsOf(birthDate)
  const on = partsOf(day)
  const unfinished = on.dayOfMonth < born.dayOfMonth ? 1 : 0
  const months = (on.year - born.year) * 12 + on.month - born.month - unfinished
  const years = Math.trunc(months / 12) || 0
  return { years, months: months - years * 12 }
}

const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
const FIRST_DAY = 0
const LAST_DAY = 3_652_058

type Parts = { readonly year: number; readonly month: number; readonly dayOfMonth: number }

function partsOf(text: string): Parts {
  const digit = (at: number) => text.charCodeAt(at) - 48
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
  return { year, month: digit(5) * 10 + digit(6), dayOfMonth: digit(8) * 10 + digit(9) }
}

function lengthOfMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] as number)
}

/** Days since Monday 1 January of year 1. Years are reckoned from March, so that the leap day comes last. */
function numberOf(day: CalendarDay): number {
  const { year, month, dayOfMonth } = partsOf(day)
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = month > 2 ? month - 3 : month + 9
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + dayOfMonth - 307
}

function dayNumbered(number: number): CalendarDay {
  if (number < FIRST_DAY || number > LAST_DAY) throw new RangeError('a calendar day lies in the years 1 to 9999')
  const sinceMarch = number + 306
  const century = Math.floor((4 * sinceMarch + 3) / 146_097)
  const inCentury = sinceMarch - Math.floor((146_097 * century) / 4)
  const yearOfCentury = Math.floor((4 * inCentury + 3) / 1461)
  const inYear = inCentury - Math.floor((1461 * yearOfCentury) / 4)
  const marchMonth = Math.floor((5 * inYear + 2) / 153)
  const dayOfMonth = inYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const marchYear = century * 100 + yearOfCentury
  return marchMonth < 10
    ? written(marchYear, marchMonth + 3, dayOfMonth)
    : written(marchYear + 1, marchMonth - 9, dayOfMonth)
}

function written(year: number, month: number, dayOfMonth: number): CalendarDay {
  if (year < 1 || year > 9999) throw new RangeError('a calendar day lies in the years 1 to 9999')
  const century = Math.floor(year / 100)
  const text = `${TWO_DIGITS[century]}${TWO_DIGITS[year - century * 100]}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayOfMonth]}`
  return text as CalendarDay
}

/** 0 for Monday to 6 for Sunday. */
function weekday(number: number): number {
  return number % 7
}

function isWeekend(number: number): boolean {
  return weekday(number) > 4
}

/** Working days from the one numbered day to the other, both counted. */
function workingDaysIn(first: number, last: number, holidays: BankHolidays): number {
  if (last < first) return 0
  const [from, to] = [dayNumbered(first), dayNumbered(last)]
  let count = weekdaysUpTo(last) - weekdaysUpTo(first - 1)
  for (const holiday of holidays) {
    if (holiday >= from && holiday <= to && !isWeekend(numberOf(holiday))) count -= 1
  }
  return count
}

/** Weekdays from day 0 to this day, both counted. */
function weekdaysUpTo(number: number): number {
  const weeks = Math.floor(number / 7)
  return weeks * 5 + Math.min(number - weeks * 7 + 1, 5)
}
