import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Instant } from '../kernel/instant.ts'

/** How well the matcher does, as index operators are shown it. */
export type Accuracy = {
  readonly asOf: Instant
  readonly children: number
  readonly assertions: number
  readonly modelVersion: string
  /** The share of all decisions that was looked at, 0 to 1: less than 1 in a large index, where shares are estimates. */
  readonly sample: number
  readonly byAuthority: readonly AccuracyRow[]
  readonly byNameGroup: readonly AccuracyRow[]
  readonly backlog: {
    readonly waiting: number
    readonly oldestSince: Instant | null
    readonly byWeek: readonly { readonly week: CalendarDay; readonly came: number; readonly settled: number }[]
  }
  /** Of what people settled: how many pairs were the same child, and how many links were found false. */
  readonly settled: { readonly same: number; readonly notSame: number; readonly falseLinks: number }
  /** Match rates of the last four weeks against the twelve before, in points; beyond 2 either way a person should look. */
  readonly drift: readonly { readonly what: string; readonly now: number; readonly before: number }[]
}
/** Shares are of the registrations of the last 90 days, from 0 to 1. */
export type AccuracyRow = {
  readonly name: string
  readonly registrations: number
  readonly matched: number
  readonly review: number
  readonly fresh: number
}
