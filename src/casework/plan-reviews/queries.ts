import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { HeldReview, ReviewPlan } from './model.ts'

/** Writes a review down with who came and each child's part. False if it is written down already. */
export async function addReview(tx: Tx, review: ReviewPlan, recordedBy: string | null): Promise<boolean> {
  const { authority } = tx
  const { id, heldOn, came, summary, parentView, children } = review
  const added = await tx
    .insertInto('planReview')
    .values({ authority, id, heldOn, summary, recordedBy })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const meetingId = newId()
  await tx.insertInto('meeting').values({ authority, id: meetingId, kind: 'child-in-need-review', heldOn }).execute()
  await tx
    .updateTable('planReview')
    .set({ meetingId })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .execute()
  const presence = 'attended' as const
  const attendance = came.map((person) => ({ authority, id: newId(), meetingId, presence, ...person }))
  await tx.insertInto('attendance').values(attendance).execute()
  const parts = children.map(({ childId, outcome, reason, childView }) => ({
    ...{ authority, id: newId(), planReviewId: id, childId, outcome, reason, childView, parentView },
  }))
  await tx.insertInto('planReviewChild').values(parts).execute()
  return true
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

/** Someone who came the last time this child's plan was met about. */
export type CameLast = { readonly name: string; readonly role: string; readonly agency: string | null }

/**
 * Who came to the last review, core group or conference about this child, so that nobody is typed again; at most eight.
 * Stands on plan_review_child_of, core_group_child_of, conference_child_of.
 */
export async function whoCameLast(tx: Tx, childId: string): Promise<readonly CameLast[]> {
  const of = (step: 'plan_review' | 'core_group' | 'conference') => sql`
    select step.meeting_id, step.held_on from ${sql.raw(step)}_child part
      join ${sql.raw(step)} step on step.authority = part.authority and step.id = part.${sql.raw(step)}_id
     where part.authority = ${tx.authority} and part.child_id = ${childId} and step.meeting_id is not null
       and step.held_on is not null`
  const { rows } = await sql<CameLast>`
    select name, role, agency from attendance
     where authority = ${tx.authority} and presence = 'attended' and meeting_id = (
       select meeting_id from (${of('plan_review')} union all ${of('core_group')} union all ${of('conference')}) met
        order by held_on desc limit 1)
     order by id limit 8`.execute(tx)
  return rows
}
