import { type RawBuilder, sql } from 'kysely'
import type { Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { lockChildren } from '../../people/queries.ts'
import { plannedAnew, statementOf, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { type Allocation, type AllocationRole, HELD_BY_ONE, type Worker } from './model.ts'

/** Who holds these children today. Stands on allocation_of_child. */
export async function allocationsOf(tx: Tx, childIds: readonly string[]): Promise<readonly Allocation[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('allocation')
    .select(['id', 'childId', 'userId', 'teamId', 'role', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('toOn', 'is', null)
    .orderBy('fromOn')
    .execute()
}

/**
 * Some of the children on a list, those of the nearest clock first where not all are listed, how many there are in all, and for which absent
 * colleague the reader has those who are not their own.
 */
export type Listed = {
  readonly ids: readonly string[]
  readonly total: number
  readonly covers: ReadonlyMap<string, string>
}

/** Whose children, in which roles, on which day; at most `limit`. */
export type HeldBy = {
  readonly userId: string
  readonly roles: readonly AllocationRole[]
  readonly day: CalendarDay
  readonly limit: number
}

/**
 * The children this user holds today in any of these roles, and those of colleagues whom they stand in for. Stands on
 * allocation_of_user and cover_by.
 */
export async function childrenHeldBy(tx: Tx, { userId, roles, day, limit }: HeldBy): Promise<Listed> {
  const held = sql`
    select child_id, false as waits, null::uuid as absent from allocation
     where authority = ${tx.authority} and user_id = ${userId}::uuid and to_on is null and role = any(${roles}::text[])
    union all
    select a.child_id, false, c.absent_user from cover c
      join allocation a on a.authority = c.authority and a.user_id = c.absent_user and a.to_on is null and a.role = any(${roles}::text[])
     where c.authority = ${tx.authority} and c.covering_user = ${userId}::uuid
       and ${day}::date between c.from_on and c.to_on and (c.ended_on is null or c.ended_on > ${day}::date)`
  return listed(tx, held, limit)
}

/**
 * The children a team holds today, those nobody in it holds first; at most `limit`. Stands on allocation_of_team.
 */
export async function childrenOfTeam(tx: Tx, teamId: string, limit: number): Promise<Listed> {
  const held = sql`
    select child_id, user_id is null as waits, null::uuid as absent from allocation
     where authority = ${tx.authority} and team_id = ${teamId}::uuid and to_on is null`
  return plannedAnew(tx, () => listed(tx, held, limit))
}

async function listed(tx: Tx, held: RawBuilder<unknown>, limit: number): Promise<Listed> {
  const { rows } = await sql<{ id: string; total: number; absent: string | null }>`
    with held as materialized (
      select child_id, bool_or(waits) as waits, case when bool_and(absent is not null) then (array_agg(absent))[1] end as absent
        from (${held}) a group by child_id),
    nearest as (
      select h.child_id, min(d.due_by) as by from held h join due d on d.authority = ${tx.authority} and d.child_id = h.child_id
       where d.done_on is null and d.not_needed is null and (select count(*) from held) > ${limit} group by h.child_id),
    named as materialized (select absent, access.name_of(absent) as name from (select distinct absent from held) one)
    select h.child_id as id, count(*) over ()::integer as total, named.name as absent
      from held h left join nearest using (child_id) left join named on named.absent = h.absent
     order by h.waits desc, nearest.by nulls last, h.child_id limit ${limit}`.execute(tx)
  const covers = rows.flatMap(({ id, absent }) => (absent === null ? [] : [[id, absent] as const]))
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, covers: new Map(covers) }
}

/** The social worker of each of these children, by id and name; a child whom nobody holds is not among the keys. Stands on allocation_of_child. */
export async function socialWorkersOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<HeldBySocialWorker, 'worker' | 'workerId'>>> {
  if (ids.length === 0) return new Map()
  return new Map((await holding(tx, tx.authority, ids)).map((held) => [held.childId, held]))
}

type HeldBySocialWorker = { readonly childId: string; readonly workerId: string; readonly worker: string | null }

/** Workers are named once, and all of them at once. */
const holding = statementOf<[authority: string, ids: readonly string[]], HeldBySocialWorker>(
  (authority, ids) => sql`
    with held as materialized (
      select a.child_id, a.user_id from unnest(${ids}::uuid[]) as listed (id)
        join allocation a on a.authority = ${authority} and a.child_id = listed.id and a.to_on is null
         and a.role = 'social-worker' and a.user_id is not null)
    select child_id as "childId", user_id as "workerId", known.name as worker
      from held left join access.names_of(array(select distinct user_id from held)) known using (user_id)`,
)

/** Why a child was given, and by whom. */
type Given = { readonly reason: string | null; readonly givenBy: string | null }

/**
 * Gives a child to a worker or a team in this role; whoever held it until now, of a role that one holds, no longer
 * does. Locks the child, so that of two at once the second takes over from the first.
 */
export async function allocate(
  tx: Tx,
  given: Pick<Allocation, 'childId' | 'userId' | 'teamId' | 'role' | 'fromOn'> & Partial<Given>,
): Promise<void> {
  await lockChildren(tx, [given.childId])
  if (HELD_BY_ONE.includes(given.role)) await endRole(tx, given.childId, given.role, given.fromOn)
  await tx
    .insertInto('allocation')
    .values({ authority: tx.authority, id: newId(), ...given, toOn: null })
    .execute()
}

/** Ends what is held of this child in this role: nobody holds it from that day on. */
export async function endRole(tx: Tx, childId: string, role: AllocationRole, on: CalendarDay): Promise<void> {
  await tx
    .updateTable('allocation')
    .set({ toOn: on })
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('role', '=', role)
    .where('toOn', 'is', null)
    .execute()
}

/** Ends every allocation of these children: nobody holds a closed case. */
export async function endAllocations(tx: Tx, childIds: readonly string[], on: CalendarDay): Promise<void> {
  if (childIds.length === 0) return
  await tx
    .updateTable('allocation')
    .set({ toOn: on })
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('toOn', 'is', null)
    .execute()
}

/**
 * The council's people with this role, or those of one team, their last day included, by name, with how many children each
 * holds and may hold; at most `limit`.
 */
export async function workersWithRole(
  tx: Tx,
  role: Role,
  day: CalendarDay,
  limit: number,
  teamId?: string,
): Promise<readonly Worker[]> {
  return tx
    .selectFrom('access.membership as seat')
    .leftJoin('access.team as team', (join) =>
      join.onRef('team.authority', '=', 'seat.authority').onRef('team.id', '=', 'seat.teamId'),
    )
    .select(['seat.userId', 'seat.jobTitle', 'seat.phone', 'seat.teamId', 'team.name as teamName'])
    .select(sql<string>`access.name_of(seat.user_id)`.as('name'))
    .select(
      sql<number>`(select count(distinct held.child_id)::integer from public.allocation held
                    where held.authority = ${tx.authority} and held.user_id = seat.user_id and held.to_on is null)`.as(
        'holds',
      ),
    )
    .select(
      sql<
        number | null
      >`(select agreed.children from public.caseload_limit agreed where agreed.authority = ${tx.authority}
                            and agreed.user_id = seat.user_id and agreed.from_on <= ${day}::date
                          order by agreed.from_on desc limit 1)`.as('limit'),
    )
    .select(
      sql<CalendarDay | null>`(select max(away.to_on) from public.cover away where away.authority = ${tx.authority}
                                 and away.absent_user = seat.user_id and ${day}::date between away.from_on and away.to_on
                                 and (away.ended_on is null or away.ended_on > ${day}::date))`.as('awayUntil'),
    )
    .where('seat.authority', '=', tx.authority)
    .where('seat.seat', '=', 'council')
    .$if(teamId !== undefined, (all) => all.where('seat.teamId', '=', teamId ?? null))
    .where(sql<boolean>`${role} = any(seat.roles)`)
    .where('seat.fromOn', '<=', day)
    .where((the) => the.or([the('seat.toOn', 'is', null), the('seat.toOn', '>=', day)]))
    .orderBy('name')
    .limit(limit)
    .execute()
}
