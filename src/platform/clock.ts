import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** What reads the time. Everything else is handed it. */
export type Clock = {
  /** This instant, in UTC. */
  now(): Instant
  /** Today, as the calendar on an English wall has it. */
  today(): CalendarDay
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => dayOf(new Date()),
}

const HOUR_MS = 3_600_000
let lastRead: { readonly hour: number; readonly day: CalendarDay } | undefined

/** A day begins with an hour, in winter and in summer: within one, the calendar is read once. */
function dayOf(at: Date): CalendarDay {
  const hour = Math.floor(at.getTime() / HOUR_MS)
  if (lastRead?.hour !== hour) lastRead = { hour, day: calendarDay(LONDON.format(at)) }
  return lastRead.day
}
