import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Someone who came, in what role, from which agency, and what they said. */
export type Came = {
  readonly name: string
  readonly role: string
  readonly agency: string | null
  readonly view: string | null
}

/** A meeting of those who carry out a child protection plan, about one child or brothers and sisters at once. */
export type RecordCoreGroup = {
  /** Made at the edge, so that sending twice is one core group. */
  readonly id: string
  readonly heldOn: CalendarDay
  readonly childIds: readonly string[]
  readonly came: readonly Came[]
  /** What was agreed. */
  readonly agreed: string
}

export type CoreGroupRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'held-in-the-future'
  | 'no-protection-plan'
  | 'nobody-came'
  | 'nothing-agreed'
