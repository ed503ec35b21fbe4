import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { ListsRun } from './model.ts'

const COLUMNS = sql`id, as_on as "asOn", year as edition, asked_at as "askedAt", access.name_of(asked_by) as "askedByName",
  made_at as "madeAt"`

/** The makings of the lists, the newest first, at most `limit`; of all editions. */
export async function listsRuns(tx: Tx, limit: number): Promise<readonly ListsRun[]> {
  const { rows } = await sql<ListsRun>`select ${COLUMNS} from return_run
     where authority = ${tx.authority} and kind = 'inspection-lists' order by asked_at desc limit ${limit}`.execute(tx)
  return rows
}

/** A making of the lists, locked until the transaction ends so that it is made once. */
export async function lockListsRun(tx: Tx, id: string): Promise<ListsRun | undefined> {
  const { rows } = await sql<ListsRun>`select ${COLUMNS} from return_run
     where authority = ${tx.authority} and id = ${id} and kind = 'inspection-lists' for update`.execute(tx)
  return rows[0]
}

export type NewListsRun = {
  readonly id: string
  readonly asOn: CalendarDay
  readonly edition: number
  readonly at: Instant
  readonly by: string | null
}

/** @returns whether it was new */
export async function addListsRun(tx: Tx, { id, asOn, edition, at, by }: NewListsRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('returnRun')
    .values({
      ...{ authority: tx.authority, id, kind: 'inspection-lists', year: edition, rules: `${edition}`, asOn },
      ...{ askedAt: at, askedBy: by },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The workbook of a making of the lists, compressed with gzip, and the day it is as on. */
export async function fileOfLists(
  tx: Tx,
  id: string,
): Promise<{ readonly asOn: CalendarDay; readonly content: Buffer } | undefined> {
  const { rows } = await sql<{ asOn: CalendarDay; content: Buffer }>`
    select r.as_on as "asOn", f.content from return_run r
      join return_file f on f.authority = r.authority and f.run_id = r.id
     where r.authority = ${tx.authority} and r.id = ${id} and r.kind = 'inspection-lists'`.execute(tx)
  return rows[0]
}
