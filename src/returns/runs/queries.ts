import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Differences, Different, ReturnRun, RunChild, RunFailure } from './model.ts'

const COLUMNS = sql`id, year, asked_at as "askedAt", access.name_of(asked_by) as "askedByName", made_at as "madeAt", children,
  errors, queries, sha256, signed_at as "signedAt", access.name_of(signed_by) as "signedByName", sent_at as "sentAt",
  access.name_of(sent_by) as "sentByName", serial`

/** The makings of the return, the newest first, at most `limit`. Stands on return_run_of_year. */
export async function runsOfReturn(tx: Tx, limit: number): Promise<readonly ReturnRun[]> {
  const { rows } = await sql<ReturnRun>`select ${COLUMNS} from return_run
     where authority = ${tx.authority} and kind = 'children-in-need' order by asked_at desc limit ${limit}`.execute(tx)
  return rows
}

export async function runById(tx: Tx, id: string): Promise<ReturnRun | undefined> {
  const { rows } = await sql<ReturnRun>`select ${COLUMNS} from return_run
     where authority = ${tx.authority} and id = ${id} and kind = 'children-in-need'`.execute(tx)
  return rows[0]
}

/** As `runById`, and nobody else signs or sends it meanwhile. */
export async function lockRun(tx: Tx, id: string): Promise<ReturnRun | undefined> {
  await sql`select from return_run where authority = ${tx.authority} and id = ${id} for update`.execute(tx)
  return runById(tx, id)
}

export type NewRun = { readonly id: string; readonly year: number; readonly at: Instant; readonly by: string | null }

/** @returns whether it was new */
export async function addRun(tx: Tx, { id, year, at, by }: NewRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('returnRun')
    .values({
      ...{ authority: tx.authority, id, kind: 'children-in-need', year, rules: `${year}` },
      ...{ askedAt: at, askedBy: by },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function addRunChildren(tx: Tx, runId: string, children: readonly RunChild[]): Promise<void> {
  if (children.length === 0) return
  const rows = children.map((child) => ({ authority: tx.authority, runId, ...child }))
  await tx.insertInto('returnChild').values(rows).execute()
}

export async function addRunFailures(tx: Tx, runId: string, failures: readonly RunFailure[]): Promise<void> {
  if (failures.length === 0) return
  const rows = failures.map((failure) => ({ authority: tx.authority, id: newId(), runId, ...failure }))
  await tx.insertInto('returnFailure').values(rows).execute()
}

export type Made = Pick<ReturnRun, 'children' | 'errors' | 'queries' | 'sha256'> & {
  readonly at: Instant
  /** Compressed with gzip. */
  readonly content: Buffer
}

export async function saveMade(tx: Tx, id: string, { content, at, ...counts }: Made): Promise<void> {
  await tx.insertInto('returnFile').values({ authority: tx.authority, runId: id, content }).execute()
  await updateRun(tx, id, { ...counts, madeAt: at })
}

export async function saveSigned(tx: Tx, id: string, at: Instant, by: string | null): Promise<void> {
  await updateRun(tx, id, { signedAt: at, signedBy: by })
}

/** Marks a return as handed in, with the next number of its year: two of one year wait for each other. */
export async function saveSent(tx: Tx, { id, year }: ReturnRun, at: Instant, by: string | null): Promise<void> {
  await sql`select from return_run where authority = ${tx.authority} and kind = 'children-in-need' and year = ${year}
     order by id for update`.execute(tx)
  const { rows } = await sql<{ serial: number }>`
    select coalesce(max(serial), 0) + 1 as serial from return_run
     where authority = ${tx.authority} and kind = 'children-in-need' and year = ${year}`.execute(tx)
  await updateRun(tx, id, { sentAt: at, sentBy: by, serial: rows[0]?.serial ?? 1 })
}

async function updateRun(tx: Tx, id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.updateTable('returnRun').set(values).where('authority', '=', tx.authority).where('id', '=', id).execute()
}

/** The file of a return, compressed with gzip. */
export async function fileOfRun(tx: Tx, runId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('returnFile')
    .select('content')
    .where('authority', '=', tx.authority)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row?.content
}

/** The one made before this one to compare it with: the latest of the same year, or of the year before. Stands on return_run_of_year. */
export async function runBefore(tx: Tx, run: ReturnRun, year: number): Promise<ReturnRun | undefined> {
  const { rows } = await sql<ReturnRun>`select ${COLUMNS} from return_run
     where authority = ${tx.authority} and kind = 'children-in-need' and year = ${year} and made_at is not null
       and asked_at < ${run.askedAt} order by asked_at desc limit 1`.execute(tx)
  return rows[0]
}

/** Whom two makings speak of differently. Stands on the key of return_child. */
export async function differencesOf(tx: Tx, run: ReturnRun, against: ReturnRun): Promise<Differences> {
  const of = (id: string) =>
    sql`(select child_id, digest from return_child where authority = ${tx.authority} and run_id = ${id})`
  const { rows } = await sql<{ how: 'come' | 'gone' | 'changed'; count: number; childIds: readonly string[] }>`
    select how, count(*)::int as count, (array_agg(child_id order by child_id))[1:50] as "childIds" from (
      select coalesce(new.child_id, old.child_id) as child_id,
             case when old.child_id is null then 'come' when new.child_id is null then 'gone' else 'changed' end as how
        from ${of(run.id)} new full join ${of(against.id)} old using (child_id)
       where new.digest is distinct from old.digest) d group by how`.execute(tx)
  const none: Different = { count: 0, childIds: [] }
  const found = (how: string) => rows.find((row) => row.how === how) ?? none
  return { against, come: found('come'), gone: found('gone'), changed: found('changed') }
}
