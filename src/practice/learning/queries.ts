import { sql } from 'kysely'
import type { Actor, Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import { json, type Tx } from '../../platform/db.ts'
import type { Exercise, Learning, LearningFacts, Progress } from './model.ts'

/** The exercise that the acting user is doing; undefined if none. Stands on learning_under_way. */
export async function learningOf(tx: Tx, userId: string): Promise<Learning | undefined> {
  const { rows } = await sql<Learning>`
    select id, exercise, child_id, child, began_at, done_at from learning
     where authority = ${tx.authority} and user_id = ${userId} and ended_at is null limit 1`.execute(tx)
  return rows[0]
}

/** How the acting user gets on with each exercise they began. Stands on learning_of. */
export async function progressOf(tx: Tx, userId: string): Promise<ReadonlyMap<Exercise, Progress>> {
  const { rows } = await sql<Progress & { readonly exercise: Exercise }>`
    select exercise, count(*)::int as times, max(done_at) as done_at from learning
     where authority = ${tx.authority} and user_id = ${userId} group by exercise limit 20`.execute(tx)
  return new Map(rows.map(({ exercise, ...progress }) => [exercise, progress]))
}

/** Begins an exercise; the one under way ends. */
export async function addLearning(
  tx: Tx,
  userId: string,
  { child, ...learning }: Omit<Learning, 'doneAt'>,
): Promise<void> {
  await endLearning(tx, userId, learning.beganAt)
  await tx
    .insertInto('learning')
    .values({ authority: tx.authority, userId, ...learning, child: json(child) })
    .execute()
}

/** Ends the exercise under way, done or not. */
export async function endLearning(tx: Tx, userId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('learning')
    .set({ endedAt: at })
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .execute()
}

/** Notes that all of an exercise is done. */
export async function saveDone(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx
    .updateTable('learning')
    .set({ doneAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('doneAt', 'is', null)
    .execute()
}

/**
 * What stands in the record of the child of an exercise: of each step its first. By the indexes by child, and concern_of_user; in a partner's seat
 * nothing is seen but what this learner raised.
 */
export async function learningFacts(
  tx: Tx,
  userId: string,
  { childId, child, beganAt }: Learning,
): Promise<LearningFacts> {
  const partOf = (step: 'referral' | 'assessment' | 'conference') => sql`
    from ${sql.raw(`${step}_child`)} part join ${sql.raw(step)} step on step.authority = part.authority
     and step.id = part.${sql.raw(`${step}_id`)}
   where part.authority = ${tx.authority} and part.child_id = ${childId} order by step.recorded_at limit 1`
  const held = (order: 'asc' | 'desc') => sql`(select user_id from allocation where authority = ${tx.authority}
    and child_id = ${childId} and role = 'social-worker' order by recorded_at ${sql.raw(order)}, from_on ${sql.raw(order)} limit 1)`
  const { rows } = await sql<LearningFacts>`select
    (select jsonb_build_object('id', id, 'isReceived', received_at is not null) from concern
      where authority = ${tx.authority} and raised_by = ${userId} and raised_at >= ${beganAt}
        and lower(child_as_given->>'family') = lower(${child.family}) order by raised_at desc limit 1) as concern,
    (select jsonb_build_object('id', id, 'decision', decision) from contact
      where authority = ${tx.authority} and child_id = ${childId} order by received_at limit 1) as contact,
    (select jsonb_build_object('id', step.id, 'isDecided', step.decided_on is not null) ${partOf('referral')}) as referral,
    (select jsonb_build_object('id', step.id, 'written', step.content, 'outcome', step.outcome, 'state', step.state)
       ${partOf('assessment')}) as assessment,
    (select jsonb_build_object('id', step.id, 'isHeld', step.held_on is not null, 'childView', part.child_view)
       ${partOf('conference')}) as conference,
    exists (select from plan_review_child where authority = ${tx.authority} and child_id = ${childId}) as is_reviewed,
    exists (select from plan p join plan_outcome o on o.authority = p.authority and o.plan_id = p.id
             where p.authority = ${tx.authority} and p.child_id = ${childId} and o.changed is not null) as says_what_changed,
    jsonb_build_object('first', ${held('asc')}, 'now', ${held('desc')}, 'reason',
      (select reason from allocation where authority = ${tx.authority} and child_id = ${childId}
          and role = 'social-worker' order by recorded_at desc, from_on desc limit 1)) as holders,
    exists (select from access.audit_leaf where authority = ${tx.authority} and subject_id = ${childId}
       and user_id = ${userId} and action = 'child.look' and details ->> 'page' = 'child' and at > coalesce(
         (select max(e.recorded_at) from entry_about a join entry e on e.authority = a.authority and e.id = a.entry_id
           where a.authority = ${tx.authority} and a.person_id = ${childId} and e.recorded_by = ${userId}), ${beganAt}))
      as has_read`.execute(tx)
  return rows[0] as LearningFacts
}

/** Somebody of this council who works in this role, and in this team if one is given; undefined if nobody does. */
export async function seatOf(
  tx: Tx,
  role: Role,
  today: CalendarDay,
  teamId: string | null = null,
): Promise<Actor | undefined> {
  const { rows } = await sql<Pick<Actor, 'userId' | 'agencyId' | 'teamId' | 'jobTitle' | 'name'>>`
    select user_id, agency_id, team_id, job_title, access.name_of(user_id) as name from access.membership
     where authority = ${tx.authority} and seat = 'council' and ${role} = any(roles) and team_id is not null
       and from_on <= ${today} and (to_on is null or to_on >= ${today}) and (${teamId}::uuid is null or team_id = ${teamId}::uuid)
     order by user_id limit 1`.execute(tx)
  const [seat] = rows
  if (!seat) return undefined
  const council = { authority: tx.authority, seat: 'council', agencyName: 'Children’s services' } as const
  return { ...council, ...seat, roles: [role], origin: 'learning' }
}
