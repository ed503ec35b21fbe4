import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { addHours, type Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { HeldSeat, Session } from './model.ts'

/** A session unused for this long is over. */
const IDLE_MINUTES = 30
/** A session is over this long after it began, used or not. */
const ABSOLUTE_HOURS = 12
/** How long a session's last use may go unwritten, so that looking does not become writing. */
const NOTED_EVERY_MINUTES = 1

/** Why a session no longer stands. */
export type Over = 'signed-out' | 'idle' | 'too-long' | 'removed' | 'seat-ended'

/**
 * Whether a session still stands at this instant, on this day. What ended it for good comes before what ran out:
 * someone whose seat has ended is told that, not that they were idle.
 */
export function standing(session: Session, now: Instant, today: CalendarDay): Outcome<Session, Over> {
  if (session.removedAt !== null && session.removedAt <= now) return refused('removed')
  if (!isHeld(session, today)) return refused('seat-ended')
  if (session.endedAt !== null) return refused('signed-out')
  if (now >= addHours(session.begunAt, ABSOLUTE_HOURS)) return refused('too-long')
  if (now >= addHours(session.lastSeenAt, IDLE_MINUTES / 60)) return refused('idle')
  return accepted(session)
}

/** Whether a seat is held on this day: from its first day to its last, both included. */
export function isHeld({ fromOn, toOn }: Pick<HeldSeat, 'fromOn' | 'toOn'>, today: CalendarDay): boolean {
  return fromOn <= today && (toOn === null || toOn >= today)
}

/** Whether a session's use at `now` is to be written down. */
export function isWorthNoting(session: Session, now: Instant): boolean {
  return now >= addHours(session.lastSeenAt, NOTED_EVERY_MINUTES / 60)
}

/** Whether what this person typed may still be kept for them: they are one of us, even if their session is over. */
export function mayKeepWords(session: Session, now: Instant, today: CalendarDay): boolean {
  const still = standing(session, now, today)
  return still.ok || (still.refusal !== 'removed' && still.refusal !== 'seat-ended')
}
