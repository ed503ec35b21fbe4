import { sql } from 'kysely'
import type { Role } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Allocation, AllocationRole, Worker } from './model.ts'

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

/** The children this user holds today, in any of these roles; at most `limit`. Stands on allocation_of_user. */
export async function childrenHeldBy(
  tx: Tx,
  userId: string,
  roles: readonly AllocationRole[],
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('allocation')
    .select('childId')
    .distinct()
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('role', 'in', roles)
    .where('toOn', 'is', null)
    .limit(limit)
    .execute()
  return rows.map(({ childId }) => childId)
}

/** The children a team holds today, allocated within it or waiting; at most `limit`. Stands on allocation_of_team. */
export async function childrenOfTeam(tx: Tx, teamId: string, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('allocation')
    .select('childId')
    .distinct()
    .where('authority', '=', tx.authority)
    .where('teamId', '=', teamId)
    .where('toOn', 'is', null)
    .limit(limit)
    .execute()
  return rows.map(({ childId }) => childId)
}

/** Gives a child to a worker or a team in this role; whoever held it in this role until now no longer does. */
export async function allocate(
  tx: Tx,
  given: Pick<Allocation, 'childId' | 'userId' | 'teamId' | 'role' | 'fromOn'>,
): Promise<void> {
  await tx
    .updateTable('allocation')
    .set({ toOn: given.fromOn })
    .where('authority', '=', tx.authority)
    .where('childId', '=', given.childId)
    .where('role', '=', given.role)
    .where('toOn', 'is', null)
    .execute()
  await tx
    .insertInto('allocation')
    .values({ authority: tx.authority, id: newId(), ...given, toOn: null })
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

/** The council's people with this role, by name, with how many children each holds; at most `limit`. */
export async function workersWithRole(tx: Tx, role: Role, day: CalendarDay, limit: number): Promise<readonly Worker[]> {
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
    .where('seat.authority', '=', tx.authority)
    .where('seat.seat', '=', 'council')
    .where(sql<boolean>`${role} = any(seat.roles)`)
    .where('seat.fromOn', '<=', day)
    .where((the) => the.or([the('seat.toOn', 'is', null), the('seat.toOn', '>', day)]))
    .orderBy('name')
    .limit(limit)
    .execute()
}
