import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, mayForSome } from '../../access/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { stillOpen } from '../episodes/queries.ts'
import type { Meeting } from './model.ts'

type OfMeeting = Pick<Meeting, 'childIds' | 'chairUser'>

/**
 * Whether the actor may keep this meeting: plan it, note answers and reports, send its minutes. Whoever works with every
 * child of it whose case is still open; and its chair, who no longer stands to a child for whom nothing follows.
 */
export async function mayKeep(tx: Tx, actor: Actor, meeting: OfMeeting, today: CalendarDay): Promise<boolean> {
  if (isItsChair(actor, meeting)) return true
  return mayForEvery(tx, actor, 'meeting.keep', await stillOpen(tx, meeting.childIds), today)
}

/** Whether the actor may read of this meeting: whoever may open the page of one of its children; and its chair. */
export async function mayRead(tx: Tx, actor: Actor, meeting: OfMeeting, today: CalendarDay): Promise<boolean> {
  return isItsChair(actor, meeting) || mayForSome(tx, actor, 'child.look', meeting.childIds, today)
}

function isItsChair(actor: Actor, { chairUser }: OfMeeting): boolean {
  return actor.userId !== null && chairUser === actor.userId && may(actor, 'meeting.keep', new Set(['chairs']))
}
