import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'

/**
 * How a child's number ends its days. Asked by the authority responsible, by one that holds a record of the child or works
 * with them, or by an index operator; to anyone else, and to one from whom the child is shielded, the child is not there. A
 * closed number still answers, marked as closed.
 */
export type LifecycleOperations = {
  /** A child has died: the number is closed. The same day told twice is one act. */
  recordDeath(request: RecordDeathRequest): Promise<LifecycleOutcome>
  /** A care leaver's or disabled child's number stays open until the day they are 25, and is opened if it was closed at 18. */
  keepOpenUntil25(request: KeepOpenRequest): Promise<LifecycleOutcome>
  /** A number closed in error, or of someone who comes back, is open again. A death recorded in error is taken back by it. */
  reopen(request: ReopenRequest): Promise<LifecycleOutcome>
}

export type RecordDeathRequest = { readonly asked: Asked; readonly number: string; readonly diedOn: CalendarDay }
export type KeepOpenRequest = {
  readonly asked: Asked
  readonly number: string
  readonly why: 'care-leaver' | 'disabled'
}
export type ReopenRequest = { readonly asked: Asked; readonly number: string; readonly reason: string }

export type LifecycleOutcome = Outcome<Lifecycle, LifecycleRefusal>

export type Lifecycle = {
  readonly number: IndexNumber
  readonly status: 'active' | 'closed'
  readonly closedWhy: 'grown' | 'died' | null
  readonly diedOn: CalendarDay | null
  /** Why the number stays open until the child is 25, not 18. */
  readonly staysOpenWhy: 'care-leaver' | 'disabled' | null
  /** The day it closes, or would have; null where no birth date is known to the day or the year. */
  readonly closesOn: CalendarDay | null
}

export type LifecycleRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'not-a-date'
  | 'died-before-birth'
  | 'reason-missing'
  | 'not-closed'
