import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { HeldReview, ReviewPlan } from './model.ts'

/** Writes a review down with each child's part. False if it is written down already. */
export async function addReview(tx: Tx, review: ReviewPlan, recordedBy: string | null): Promise<boolean> {
  const { authority } = tx
  const { id, heldOn, summary, parentView, children } = review
  const added = await tx
    .insertInto('planReview')
    .values({ authority, id, heldOn, summary, recordedBy })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const parts = children.map(({ childId, outcome, reason, childView }) => ({
    ...{ authority, id: newId(), planReviewId: id, childId, outcome, reason, childView, parentView },
  }))
  await tx.insertInto('planReviewChild').values(parts).execute()
  return true
}

/** Ties a review to the meeting that it was. */
export async function tieToMeeting(tx: Tx, id: string, meetingId: string): Promise<void> {
  await tx
    .updateTable('planReview')
    .set({ meetingId })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** The reviews of these children's plans, latest first; at most `limit`. Stands on plan_review_child_of. */
export async function reviewsOf(tx: Tx, childIds: readonly string[], limit: number): Promise<readonly HeldReview[]> {
  if (childIds.length === 0) return []
  const { rows } = await sql<HeldReview>`
    select part.id, part.plan_review_id as review_id, part.child_id, step.held_on, part.outcome, part.reason,
           access.name_of(step.recorded_by) as by, part.answered_on
      from plan_review_child part
      join plan_review step on step.authority = part.authority and step.id = part.plan_review_id
     where part.authority = ${tx.authority} and part.child_id = any(${childIds}::uuid[]) and part.not_part_on is null
     order by step.held_on desc, step.recorded_at desc
     limit ${limit}`.execute(tx)
  return rows
}

/** Keeps what a manager decided on what a review asked for. */
export async function saveAnswer(
  tx: Tx,
  partId: string,
  answer: 'family-help' | 'child-in-need' | 'stays',
  answeredOn: CalendarDay,
): Promise<void> {
  await tx
    .updateTable('planReviewChild')
    .set({ answer, answeredOn })
    .where('authority', '=', tx.authority)
    .where('id', '=', partId)
    .execute()
}
