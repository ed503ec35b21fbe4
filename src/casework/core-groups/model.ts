import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Came } from '../meetings/model.ts'

/** A meeting of those who carry out a child protection plan, about one child or brothers and sisters at once. */
export type RecordCoreGroup = {
  /** Made at the edge, so that sending twice is one core group. */
  readonly id: string
  readonly heldOn: CalendarDay
  readonly childIds: readonly string[]
  readonly came: readonly Came[]
  /** What was agreed. */
  readonly agreed: string
  /** By child, what was agreed for that child alone. */
  readonly parts?: Readonly<Record<string, string>>
  /** The day it meets again, if one was agreed on. */
  readonly nextOn?: CalendarDay | null
}

export type CoreGroupRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'held-in-the-future'
  | 'no-protection-plan'
  | 'nobody-came'
  | 'nothing-agreed'
  | 'next-before-this-one'
