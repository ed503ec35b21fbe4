import { addDays, asCalendarDay, type CalendarDay, calendarDay, inWords, weekdayName } from './calendar-day.ts'

/**
 * A moment, as ISO 8601 text in UTC to the millisecond: `2025-05-06T09:42:00.000Z`.
 * Always written the same length, so that two instants compare with `<` and `>` as text does.
 */
export type Instant = string & { readonly __brand: 'Instant' }

/**
 * Reads ISO 8601 text with a zone (`Z`, `+01:00`, or `+00` as PostgreSQL writes it) into UTC.
 * Fractions finer than a millisecond are cut off.
 *
 * @throws RangeError if the text is no such moment, or names none
 */
export function instant(text: string): Instant {
  const [, day = '', time = '', zone = ''] = WRITTEN_INSTANT.exec(text) ?? []
  if (asCalendarDay(day) === undefined) throw new RangeError('not an instant')
  const offset = zone.length === 3 ? `${zone}:00` : zone
  const moment = Date.parse(`${day}T${time}${offset}`)
  if (Number.isNaN(moment)) throw new RangeError('not an instant')
  return written(moment)
}

/** The moment `hours` later, counted on a stopwatch: a night when the clocks change is not made longer or shorter. */
export function addHours(at: Instant, hours: number): Instant {
  return written(Date.parse(at) + hours * HOUR_MS)
}

/**
 * The day on an English wall calendar at that moment.
 * Summer time runs by the rule of 1996: from 01:00 UTC on the last Sunday of March to the last Sunday of October.
 */
export function londonDayOf(at: Instant): CalendarDay {
  return calendarDay(londonTimeOf(at).slice(0, 10))
}

/** The hour of this instant on a clock in London, 0 to 23. */
export function londonHourOf(at: Instant): number {
  return Number(londonTimeOf(at).slice(11, 13))
}

/** The moment as people write it, London time: "6 May 2025 at 10:42". */
export function inWordsAt(at: Instant): string {
  const local = londonTimeOf(at)
  return `${inWords(calendarDay(local.slice(0, 10)))} at ${local.slice(11, 16)}`
}

/**
 * The moment at which a clock on an English wall shows this time of this day. Of an hour that comes twice, the first; of
 * one that the clocks jump over, an hour later.
 *
 * @param clock `HH:MM`, 00:00 to 23:59
 */
export function londonInstant(day: CalendarDay, clock: string): Instant {
  const winter = instant(`${day}T${clock}:00Z`)
  const summer = addHours(winter, -1)
  return isSummerTime(summer) ? summer : winter
}

const WRITTEN_INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}(?::\d{2})?)$/
const HOUR_MS = 3_600_000

function written(moment: number): Instant {
  const text = new Date(moment).toISOString()
  if (text.length !== 24) throw new RangeError('an instant lies in the years 0 to 9999')
  return text as Instant
}

/** The London clock at that moment, written like an instant. */
function londonTimeOf(at: Instant): string {
  return isSummerTime(at) ? addHours(at, 1) : at
}

function isSummerTime(at: Instant): boolean {
  const year = at.slice(0, 4)
  return at >= `${lastSundayBefore(`${year}-04-01`)}T01` && at < `${lastSundayBefore(`${year}-11-01`)}T01`
}

function lastSundayBefore(firstOfMonth: string): CalendarDay {
  let day = addDays(calendarDay(firstOfMonth), -1)
  while (weekdayName(day) !== 'Sunday') day = addDays(day, -1)
  return day
}
