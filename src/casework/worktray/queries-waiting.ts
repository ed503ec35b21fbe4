import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import type { ReportOwed } from './model.ts'

/**
 * Reports asked for before a meeting about these children that have not come, the first due first; at most `limit`.
 * Stands on meeting_child_of and meeting_report_of.
 */
export async function reportsOwed(tx: Tx, ids: readonly string[], limit: number): Promise<readonly ReportOwed[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReportOwed>`
    select m.id as meeting_id, coalesce(a.agency, a.name) as from, r.asked_on, r.by_on, array_agg(c.child_id) as child_ids
      from meeting_child c
      join meeting m on m.authority = c.authority and m.id = c.meeting_id and m.held_on is null and m.cancelled_on is null
      join meeting_report r on r.authority = m.authority and r.meeting_id = m.id and r.received_on is null
      join attendance a on a.authority = r.authority and a.id = r.attendance_id and a.withdrawn_on is null
     where c.authority = ${tx.authority} and c.child_id = any(${ids}::uuid[])
     group by m.id, r.id, r.asked_on, r.by_on, a.agency, a.name order by r.by_on, r.id limit ${limit}`.execute(tx)
  return rows
}
