import { sql } from 'kysely'
import { addDays, type CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import { type Act, may, type Relationship } from './policy.ts'
import { coveredToday, FRONT_DOOR_DAYS, OF_ALLOCATION, promptsBefore } from './queries.ts'

/**
 * Every child for whom this actor may do this today by standing to them, at most `limit`: what `relationshipsWith` and
 * the policy say of one child, asked of all at once. Stands on allocation_of_user, allocation_of_team, cover_by,
 * contact_waiting and sign_off_child_waiting.
 */
export async function childrenAllowed(
  tx: Tx,
  actor: Actor,
  act: Act,
  today: CalendarDay,
  limit: number,
): Promise<readonly string[]> {
  const counts = (relationship: Relationship) => may(actor, act, new Set([relationship]))
  const roles = Object.entries(OF_ALLOCATION).flatMap(([role, relationship]) => (counts(relationship) ? [role] : []))
  const parts = [
    heldBy(tx, actor, roles, today),
    ...(counts('team') ? [heldByTeam(tx, actor, today)] : []),
    ...(actor.roles.includes('front-door-manager') && counts('front-door') ? [atTheFrontDoor(tx, actor, today)] : []),
    ...(actor.roles.includes('service-manager') && counts('signs') ? [waitingToBeSigned(tx)] : []),
    ...(counts('broken-glass') ? [sql`select unnest(${actor.opened ?? []}::uuid[]) as child_id`] : []),
  ]
  const { rows } = await sql<{ childId: string }>`
    select distinct child_id from (${sql.join(parts, sql` union all `)}) allowed
     where child_id is not null limit ${limit}`.execute(tx)
  return rows.map(({ childId }) => childId)
}

/** Held by the actor in one of these roles, or by someone they cover for. */
function heldBy(tx: Tx, actor: Actor, roles: readonly string[], today: CalendarDay) {
  return sql`
    select a.child_id from allocation a
     where a.authority = ${tx.authority} and a.to_on is null and a.from_on <= ${today} and a.role = any(${roles})
       and (a.user_id = ${actor.userId}::uuid
         or a.user_id = any(array(select c.absent_user from cover c where ${coveredToday(tx, actor, today)})))`
}

/** Held by the actor's team, or by that of a manager they cover for. */
function heldByTeam(tx: Tx, actor: Actor, today: CalendarDay) {
  return sql`
    select a.child_id from allocation a
     where a.authority = ${tx.authority} and a.to_on is null and a.from_on <= ${today}
       and (a.team_id = ${actor.teamId}::uuid
         or a.team_id = any(array(
              select m.team_id from cover c
                join access.membership m on m.authority = c.authority and m.user_id = c.absent_user and m.seat = 'council'
                 and 'team-manager' = any(m.roles) and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})
               where ${coveredToday(tx, actor, today)} and m.team_id is not null)))`
}

function atTheFrontDoor(tx: Tx, actor: Actor, today: CalendarDay) {
  return sql`
    select k.child_id from contact k
     where k.authority = ${tx.authority} and (k.decided_at is null or k.decided_at > ${addDays(today, -FRONT_DOOR_DAYS)})
     union all select p.child_id from (${promptsBefore(tx, actor, today)}) p`
}

function waitingToBeSigned(tx: Tx) {
  return sql`
    select part.child_id from sign_off_child part
      join sign_off s on s.authority = part.authority and s.id = part.sign_off_id
     where part.authority = ${tx.authority} and part.waits and s.signed_by_role = 'service-manager'`
}
