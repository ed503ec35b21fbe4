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
  today: () => calendarDay(LONDON.format(new Date())),
}
