import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { HeldSeat } from '../sessions/model.ts'
import { isHeld } from '../sessions/rules.ts'

/** Why someone whom the provider knows may not come in. */
export type DoorRefusal = 'unknown-person' | 'removed' | 'seat-ended'

/**
 * The seats someone may sign in to today, of all they have ever held.
 *
 * @returns at least one seat; refused `seat-ended` when every one is past or still to come
 */
export function openSeats(
  seats: readonly HeldSeat[],
  now: Instant,
  today: CalendarDay,
): Outcome<readonly [HeldSeat, ...HeldSeat[]], DoorRefusal> {
  const [any] = seats
  if (!any) return refused('unknown-person')
  if (any.removedAt !== null && any.removedAt <= now) return refused('removed')
  const [first, ...others] = seats.filter((seat) => isHeld(seat, today))
  return first ? accepted([first, ...others]) : refused('seat-ended')
}
