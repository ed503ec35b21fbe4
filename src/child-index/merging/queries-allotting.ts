import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { ToAllot } from '../contract-desk.ts'
import type { IndexTx } from '../matching/queries.ts'

/** What may be either's of two that were parted. */
export type NewToAllot = Omit<ToAllot, 'words' | 'allottedTo' | 'number' | 'otherNumber'> & {
  readonly number: string
  readonly otherNumber: string
  readonly itemId: string
  readonly decisionId: string
}

/** What waits to be allotted, with what it is called by, under the numbers in use that the two lead to now. */
export type HeldToAllot = Omit<ToAllot, 'words'> & {
  /** The number that was given back, as it was then. */
  readonly returned: string
  readonly itemId: string
  readonly given: string | null
  readonly family: string | null
  readonly node: string | null
  readonly organisation: string | null
  readonly agencyKind: string | null
}

/** Writes what is to be allotted; what waits already stays as it is. Stands on to_allot_now. */
export async function insertToAllot(tx: IndexTx, rows: readonly NewToAllot[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('childIndex.toAllot')
    .values([...rows])
    .onConflict((conflict) => conflict.column('itemId').where('allottedAt', 'is', null).doNothing())
    .execute()
}

/** What waits to be allotted, longest first, after one; not while the two are one again. Stands on to_allot_waiting. */
export async function toAllotPage(tx: IndexTx, after: string | null, count: number): Promise<readonly HeldToAllot[]> {
  const { rows } = await sql<HeldToAllot>`
    select ${COLUMNS} ${NAMED}
     where t.allotted_at is null and coalesce(c.survivor, c.number) <> coalesce(r.survivor, r.number)
       and (${after}::uuid is null or (t.since, t.id) >
           (select since, id from child_index.to_allot where id = ${after}::uuid))
     order by t.since, t.id limit ${count}`.execute(tx)
  return rows
}

/** One thing to allot, locked; undefined if there never was one. */
export async function lockToAllot(tx: IndexTx, id: string): Promise<HeldToAllot | undefined> {
  await sql`select from child_index.to_allot where id = ${id} for update`.execute(tx)
  const { rows } = await sql<HeldToAllot>`select ${COLUMNS} ${NAMED} where t.id = ${id}`.execute(tx)
  return rows[0]
}

/** Writes to which of the two it belongs. What goes to the number that was retired is told under that from now on. */
export async function saveAllotted(
  tx: IndexTx,
  { id, what, itemId, otherNumber, returned }: HeldToAllot,
  number: string,
  decisionId: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('childIndex.toAllot')
    .set({ allottedTo: number, allottedAt: at, allottedBy: decisionId })
    .where('id', '=', id)
    .execute()
  if (what === 'assertion' || number !== otherNumber) return
  const table = what === 'involvement' ? 'childIndex.involvement' : 'childIndex.sealedConcern'
  await tx.updateTable(table).set({ number: returned }).where('id', '=', itemId).execute()
}

const COLUMNS = sql`
  t.id, coalesce(c.survivor, c.number) as number, coalesce(r.survivor, r.number) as other_number, r.number as returned,
  t.what, t.item_id, t.authority, t.since, t.allotted_to,
  n.given, n.family, a.node, i.organisation, s.agency_kind`
const NAMED = sql`
  from child_index.to_allot t
  join child_index.child c on c.number = t.number
  join child_index.child r on r.number = t.other_number
  left join child_index.assertion a on t.what = 'assertion' and a.id = t.item_id
  left join child_index.assertion_name n on n.assertion_id = a.id and n.version = a.version and n.position = 0
  left join child_index.involvement i on t.what = 'involvement' and i.id = t.item_id
  left join child_index.sealed_concern s on t.what = 'sealed-concern' and s.id = t.item_id`
