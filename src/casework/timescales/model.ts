import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { AllowanceUnit, LocalTimescale, TimescaleId, TransferStart } from '../../statute/timescale.ts'

/** What an administrator sets for a clock, and why. */
export type SetTimescale = {
  readonly id: string
  readonly rule: TimescaleId
  /** A whole number from 0 to 366. */
  readonly count: number
  readonly unit: AllowanceUnit
  /** What the clock of a transfer-in conference starts on; for every other clock null. */
  readonly clockStartsOn: TransferStart | null
  /** The first day on which it sets clocks going. */
  readonly fromOn: CalendarDay
  readonly reason: string
}

export type SetTimescaleRefusal = RuleRefusal | 'not-permitted'

/** Why the law, or plain sense, does not let a value be set. */
export type RuleRefusal =
  | 'set-by-the-court'
  | 'no-reason'
  | 'begins-too-soon'
  | 'no-such-length'
  | 'counted-otherwise'
  | 'looser-than-law'
  | 'start-not-said'

/** A local value with why it was set and by whom. */
export type LocalValue = LocalTimescale & { readonly reason: string; readonly setBy: string | null }
