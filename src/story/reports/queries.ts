import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { OwnWords, ReportHead, ReportKind, ReportListed } from './model.ts'

/** The reports begun about a child, alone or with others, latest first; 100 at most. Stands on report_child_of and record_of_step. */
export async function reportsOf(tx: Tx, childId: string): Promise<readonly ReportListed[]> {
  const { rows } = await sql<ReportListed>`
    select ${HEAD},
           (select max(f.recorded_at) from record f where f.authority = r.authority and f.step_id = r.id
               and f.corrects is null) as final_at
      from report_child c join report r on r.authority = c.authority and r.id = c.report_id
     where c.authority = ${tx.authority} and c.child_id = ${childId}
     order by c.recorded_at desc limit 100`.execute(tx)
  return rows
}

/** One report; undefined if there is none such. */
export async function reportById(tx: Tx, id: string): Promise<ReportHead | undefined> {
  const { rows } = await sql<ReportHead>`
    select ${HEAD} from report r where r.authority = ${tx.authority} and r.id = ${id}`.execute(tx)
  return rows[0]
}

/** The same, locked until the transaction ends. */
export async function lockReport(tx: Tx, id: string): Promise<ReportHead | undefined> {
  await tx
    .selectFrom('report')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return reportById(tx, id)
}

type Begun = { readonly id: string; readonly kind: ReportKind; readonly childIds: readonly string[] }

/** Begins a report about these children. One that is there already stays as it is. */
export async function addReport(tx: Tx, actor: Actor, { id, kind, childIds }: Begun, now: Moment): Promise<void> {
  const { authority } = tx
  await tx
    .insertInto('report')
    .values({ authority, id, kind, begunOn: now.day, ...writer(actor, now.at) })
    .onConflict((on) => on.columns(['authority', 'id']).doNothing())
    .execute()
  await tx
    .insertInto('reportChild')
    .values(childIds.map((childId) => ({ authority, id: newId(), reportId: id, childId })))
    .onConflict((on) => on.columns(['authority', 'reportId', 'childId']).doNothing())
    .execute()
}

/** Writes what a report alone says; it is another version from now on. */
export async function saveWords(tx: Tx, actor: Actor, id: string, words: OwnWords, at: Instant): Promise<void> {
  await tx
    .updateTable('report')
    .set((row) => ({ ...words, revision: row('revision', '+', 1), ...writer(actor, at) }))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

const HEAD = sql`r.id, r.kind, r.to_whom, r.covering, r.recommendation, r.revision, r.begun_on, r.written_by,
  r.written_by_name, r.written_at, array(
    select o.child_id from report_child o where o.authority = r.authority and o.report_id = r.id
     order by o.recorded_at, o.id) as child_ids`

function writer(actor: Actor, at: Instant) {
  return { writtenBy: actor.userId, writtenByName: actor.name, writtenAt: at }
}
