import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Role } from '../actor.ts'

/** One place someone may sign in to: this person, in this agency of this authority, as what, from when to when. */
export type HeldSeat = {
  readonly authority: string
  readonly membershipId: string
  readonly userId: string
  readonly name: string
  /** Since when this person may not sign in at all. */
  readonly removedAt: Instant | null
  readonly agencyId: string
  readonly agencyName: string
  readonly teamId: string | null
  readonly roles: readonly Role[]
  readonly seat: 'council' | 'partner'
  readonly jobTitle: string
  readonly fromOn: CalendarDay
  /** Its last day. */
  readonly toOn: CalendarDay | null
}

/** A browser signed in to one seat. */
export type Session = HeldSeat & {
  readonly sessionId: string
  readonly begunAt: Instant
  readonly lastSeenAt: Instant
  readonly endedAt: Instant | null
}
