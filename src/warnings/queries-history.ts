import { sql } from 'kysely'
import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { Tx } from '../platform/db.ts'

/**
 * Children of an authority of whom anything was told in a period, after one, in the order of their ids: for a back-test.
 * Stands on person's key.
 */
export async function childrenKnown(
  tx: Tx,
  after: string | null,
  limit: number,
  to: CalendarDay,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person
     where authority = ${tx.authority} and kind = 'child' and recorded_at < (${to}::date + 1)
       and (${after}::uuid is null or id > ${after}::uuid)
     order by id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}
