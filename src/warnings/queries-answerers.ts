import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'
import type { Answerers } from './model.ts'

/** Who has a seat of the council today, as `m`. */
const live = (tx: Tx, today: CalendarDay) => sql`m.authority = ${tx.authority} and m.seat = 'council'
  and m.from_on <= ${today} and (m.to_on is null or m.to_on >= ${today})`

/** Who has one in a role. */
const seated = (tx: Tx, role: string, today: CalendarDay) => sql`${live(tx, today)} and ${role} = any(m.roles)`

/** Who answers for each of these children today: the social worker, and the manager of the team. Stands on allocation_of_child. */
export async function answerersFor(
  tx: Tx,
  childIds: readonly string[],
  today: CalendarDay,
): Promise<ReadonlyMap<string, Answerers>> {
  if (childIds.length === 0) return new Map()
  const held = sql`a.authority = ${tx.authority} and a.child_id = c.id and a.to_on is null`
  const { rows } = await sql<Answerers>`
    select c.id as child_id,
           (select a.user_id from allocation a
             where ${held} and a.role = 'social-worker' and exists (
               select from access.membership m where m.user_id = a.user_id and ${live(tx, today)}) order by a.from_on desc, a.id limit 1) as worker,
           (select m.user_id from allocation a join access.membership m on m.team_id = a.team_id and ${seated(tx, 'team-manager', today)}
             where ${held} and a.team_id is not null order by a.from_on desc, a.id, m.from_on, m.id limit 1) as manager
      from unnest(${childIds}::uuid[]) as c (id)`.execute(tx)
  return new Map(rows.map((row) => [row.childId, row]))
}

/** The front-door manager with the fewest prompts waiting; null if there is none. Stands on warning_prompt_before. */
export async function frontDoorManager(tx: Tx, today: CalendarDay): Promise<string | null> {
  const { rows } = await sql<{ userId: string }>`
    select m.user_id from access.membership m
     where ${seated(tx, 'front-door-manager', today)}
     order by (select count(*) from warning_prompt w
                where w.authority = m.authority and w.put_before = m.user_id and w.state = 'waiting'), m.from_on, m.user_id
     limit 1`.execute(tx)
  return rows[0]?.userId ?? null
}

/** Everybody who manages the front door today; at most 200. */
export async function frontDoorManagers(tx: Tx, today: CalendarDay): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ userId: string }>`
    select m.user_id from access.membership m where ${seated(tx, 'front-door-manager', today)} limit 200`.execute(tx)
  return new Set(rows.map(({ userId }) => userId))
}

/** Who stands in for these people today, by whom they stand in for. Stands on cover_of. */
export async function standInsOf(
  tx: Tx,
  userIds: readonly string[],
  today: CalendarDay,
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map()
  const { rows } = await sql<{ absentUser: string; coveringUser: string }>`
    select absent_user, covering_user from cover
     where authority = ${tx.authority} and absent_user = any(${userIds}::uuid[])
       and from_on <= ${today} and to_on >= ${today} and (ended_on is null or ended_on > ${today})`.execute(tx)
  return new Map(rows.map(({ absentUser, coveringUser }) => [absentUser, coveringUser]))
}

/** Children of an authority about whom something is open, after one, in the order of their ids: for the night. */
export async function childrenWithWork(tx: Tx, after: string | null, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ childId: string }>`
    select distinct child_id from episode
     where authority = ${tx.authority} and closed_on is null and (${after}::uuid is null or child_id > ${after}::uuid)
     order by child_id limit ${limit}`.execute(tx)
  return rows.map(({ childId }) => childId)
}
