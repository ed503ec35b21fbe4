import { sql } from 'kysely'
import { json, type Tx } from '../../../../platform/db.ts'
import type { AnyRow, LaidTable, WrittenRows } from './model.ts'
import type { StandingHere } from './rules-standing.ts'

/** The rows of these ids that stand, by id, with these columns; locked until the transaction ends if asked. */
export async function rowsStanding(
  tx: Tx,
  table: LaidTable,
  ids: readonly string[],
  columns: readonly string[],
  locked = false,
): Promise<ReadonlyMap<string, AnyRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<AnyRow>`
    select id, ${sql.join(columns.map((column) => sql.ref(column)))} from ${tableOf(table)}
     where authority = ${tx.authority} and id = any(${ids}::uuid[]) order by id
     ${locked ? sql`for no key update` : sql``}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Adds rows that are not there. */
export async function addRows(
  tx: Tx,
  table: LaidTable,
  rows: readonly AnyRow[],
  columns: readonly string[],
): Promise<void> {
  if (rows.length === 0) return
  const list = sql.join(columns.map((column) => sql.ref(column)))
  await sql`
    insert into ${tableOf(table)} (authority, id, ${list})
    select ${tx.authority}, id, ${list} from ${given(table, rows)} as fresh`.execute(tx)
}

/** Changes rows that are there. */
export async function changeRows(
  tx: Tx,
  table: LaidTable,
  rows: readonly AnyRow[],
  columns: readonly string[],
): Promise<void> {
  if (rows.length === 0) return
  const changes = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`fresh.${column}`)}`))
  await sql`
    update ${tableOf(table)} as held set ${changes} from ${given(table, rows)} as fresh
     where held.authority = ${tx.authority} and held.id = fresh.id`.execute(tx)
}

/** What imports last wrote of the children with these keys. */
export async function writtenBefore(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, WrittenRows>> {
  if (keys.length === 0) return new Map()
  const rows = await tx
    .selectFrom('importLaid')
    .select(['id', 'rows'])
    .where('authority', '=', tx.authority)
    .where('id', 'in', keys)
    .execute()
  return new Map(rows.map(({ id, rows: written }) => [id, written as WrittenRows]))
}

/** Keeps what this import wrote; where that is the same as before, no version is added. */
export async function keepWritten(tx: Tx, written: ReadonlyMap<string, WrittenRows>): Promise<void> {
  if (written.size === 0) return
  await tx
    .insertInto('importLaid')
    .values([...written].map(([id, rows]) => ({ authority: tx.authority, id, rows: json(rows) })))
    .onConflict((conflict) =>
      conflict
        .columns(['authority', 'id'])
        .doUpdateSet((the) => ({ rows: the.ref('excluded.rows') }))
        .where(sql<boolean>`import_laid.rows is distinct from excluded.rows`),
    )
    .execute()
}

/** The living plans of these children: child to plan. */
export async function plansStanding(tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (childIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('plan')
    .select(['childId', 'id'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .execute()
  return new Map(rows.map(({ childId, id }) => [childId, id]))
}

/** What was begun or recorded here of these children. Stands on plan_status_of_child and conference_child_of. */
export async function standingHere(tx: Tx, childIds: readonly string[]): Promise<StandingHere> {
  if (childIds.length === 0) return { statuses: [], conferences: [] }
  const statuses = await tx
    .selectFrom('planStatus')
    .select(['id', 'childId', 'kind', 'fromOn', 'toOn'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('reported', '=', false)
    .execute()
  const conferences = await tx
    .selectFrom('conferenceChild as part')
    .innerJoin('conference as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.conferenceId'),
    )
    .select(['step.id', 'part.childId', 'step.kind', 'step.heldOn'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.reported', '=', false)
    .execute()
  return { statuses, conferences }
}

function tableOf(table: LaidTable) {
  return sql.table(`public.${table}`)
}

function given(table: LaidTable, rows: readonly AnyRow[]) {
  const data = JSON.stringify(rows.map(snakeKeys))
  return sql`jsonb_populate_recordset(null::${tableOf(table)}, ${data}::jsonb)`
}

function snakeKeys(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))
}

function snake(name: string): string {
  return name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`)
}
