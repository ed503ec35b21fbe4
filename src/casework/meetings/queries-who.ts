import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, mayForSome } from '../../access/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { stillOpen } from '../episodes/queries.ts'
import type { Meeting } from './model.ts'

type OfMeeting = Pick<Meeting, 'childIds' | 'chairUser' | 'heldOn'>

/**
 * Whether the actor may keep this meeting: plan it, note answers and reports, send its minutes. Whoever works with every
 * child of it whose case is still open; and whoever chaired it, who may no longer stand to a child for whom nothing
 * follows, and has its minutes to send.
 */
export async function mayKeep(tx: Tx, actor: Actor, meeting: OfMeeting, today: CalendarDay): Promise<boolean> {
  if (hasChaired(actor, meeting)) return true
  return mayForEvery(tx, actor, 'meeting.keep', await stillOpen(tx, meeting.childIds), today)
}

/** Whether the actor may read of this meeting: whoever may open the page of one of its children; and whoever chaired it. */
export async function mayRead(tx: Tx, actor: Actor, meeting: OfMeeting, today: CalendarDay): Promise<boolean> {
  return hasChaired(actor, meeting) || mayForSome(tx, actor, 'child.look', meeting.childIds, today)
}

/** Until it was held, a meeting is its chair's by working with the children: a chair who was replaced has none. */
function hasChaired(actor: Actor, { chairUser, heldOn }: OfMeeting): boolean {
  if (heldOn === null || actor.userId === null || chairUser !== actor.userId) return false
  return may(actor, 'meeting.keep', new Set(['chairs']))
}
