import type { CalendarDay } from '../kernel/calendar-day.ts'

/** One code of a return. */
export type Code = {
  readonly code: string
  /** The department's wording; '' where it publishes none. */
  readonly wording: string
  /** The same in a few everyday words, for screens. */
  readonly label: string
  /** Read in returns of earlier years, and not offered for new records. */
  readonly withdrawn?: true
}

/** The codes of one subject, and the days whose events are returned with them. */
export type CodeSet = {
  readonly title: string
  readonly source: string
  readonly validFrom: CalendarDay
  /** Null while no later set is held. */
  readonly validTo: CalendarDay | null
  readonly codes: readonly Code[]
}
