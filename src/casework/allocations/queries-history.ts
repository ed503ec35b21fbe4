import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { Allocation, HeldOnce } from './model.ts'

/** Who held these children, the latest first; at most `limit`. Stands on allocation_over_time. */
export async function historyOf(tx: Tx, childIds: readonly string[], limit: number): Promise<readonly HeldOnce[]> {
  const { rows } = await sql<HeldOnce>`
    select a.child_id, a.role, a.from_on, a.to_on, access.name_of(a.user_id) as name, team.name as team, a.reason
      from allocation a left join access.team team on team.authority = a.authority and team.id = a.team_id
     where a.authority = ${tx.authority} and a.child_id = any(${childIds}::uuid[])
     order by a.from_on desc, a.to_on desc nulls first, a.id limit ${limit}`.execute(tx)
  return rows
}

/** The children whom this worker holds as their social worker today; at most `limit`. Stands on allocation_of_user. */
export async function childrenOfWorker(tx: Tx, userId: string, limit: number): Promise<readonly Allocation[]> {
  return tx
    .selectFrom('allocation')
    .select(['id', 'childId', 'userId', 'teamId', 'role', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('role', '=', 'social-worker')
    .where('toOn', 'is', null)
    .orderBy('fromOn')
    .orderBy('childId')
    .limit(limit)
    .execute()
}
