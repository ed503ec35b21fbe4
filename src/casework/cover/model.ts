import type { Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'

/** Who stands in for whom while they are away. It ends by itself after its last day. */
export type Cover = {
  readonly id: string
  readonly absentUser: string
  readonly coveringUser: string
  readonly fromOn: CalendarDay
  /** The last day. */
  readonly toOn: CalendarDay
  readonly reason: string
  /** The day it was ended early; from then on it no longer runs. */
  readonly endedOn: CalendarDay | null
}

/** The same with everyone's name. */
export type NamedCover = Cover & {
  readonly absentName: string
  readonly coveringName: string
  readonly setByName: string | null
  readonly absentTeam: string | null
}

/** A colleague as far as cover goes by them. */
export type Colleague = {
  readonly userId: string
  readonly name: string
  readonly jobTitle: string
  readonly roles: readonly Role[]
  readonly teamId: string | null
}

export type SetCover = Omit<Cover, 'endedOn'>

export type CoverRefusal =
  | 'not-permitted'
  | 'no-such-colleague'
  | 'same-person'
  | 'not-the-same-work'
  | 'begins-in-the-past'
  | 'ends-before-it-begins'
  | 'too-long'
  | 'no-reason'
  | 'covered-already'

export type EndCoverRefusal = 'not-found'

/** The longest cover, in days: who is away for longer hands their children over. */
export const MOST_DAYS = 92
