import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Involvement, InvolvementInput } from '../contract-involvements.ts'
import type { IndexTx } from '../matching/queries.ts'

/**
 * Involvements not ended, under a child's number or any it has retired, newest first; at most 200. What may be either's of
 * two that were parted is shown on both until it is allotted: better one too many to ring. Stands on to_allot_of_other.
 */
export async function openInvolvements(tx: IndexTx, number: string): Promise<readonly Involvement[]> {
  const { rows } = await sql<Involvement>`
    select ${COLUMNS} from (
      select * from child_index.involvement where ended_on is null
         and number in (select ${number}::text union all select number from child_index.child where survivor = ${number})
       union
      select i.* from child_index.to_allot t join child_index.involvement i on i.id = t.item_id and i.ended_on is null
       where t.other_number = ${number} and t.allotted_at is null) as i
      join child_index.child c on c.number = i.number
     order by i.since_on desc, i.id limit 200`.execute(tx)
  return rows
}

/** One involvement by its authority's own reference, locked; undefined if it was never told of. */
export async function lockInvolvement(
  tx: IndexTx,
  authority: string,
  reference: string,
): Promise<Involvement | undefined> {
  const { rows } = await sql<Involvement>`
    select ${COLUMNS} from child_index.involvement i join child_index.child c on c.number = i.number
     where i.authority = ${authority} and i.reference = ${reference} for update of i`.execute(tx)
  return rows[0]
}

/** Writes what an authority says of an involvement, in place of what it said before under the same reference. */
export async function saveInvolvement(
  tx: IndexTx,
  id: string,
  authority: string,
  { number, reference, ...said }: InvolvementInput,
  at: Instant,
): Promise<void> {
  const values = { number, ...said, endedOn: null, recordedAt: at }
  await tx
    .insertInto('childIndex.involvement')
    .values({ id, authority, reference, ...values })
    .onConflict((conflict) => conflict.columns(['authority', 'reference']).doUpdateSet(values))
    .execute()
  await tx.insertInto('childIndex.feed').values({ number, kind: 'involvement', assertionId: null }).execute()
}

/** Writes the day an involvement ended. */
export async function saveEnd(tx: IndexTx, authority: string, reference: string, endedOn: CalendarDay): Promise<void> {
  const { number } = await tx
    .updateTable('childIndex.involvement')
    .set({ endedOn })
    .where('authority', '=', authority)
    .where('reference', '=', reference)
    .returning('number')
    .executeTakeFirstOrThrow()
  await tx.insertInto('childIndex.feed').values({ number, kind: 'involvement', assertionId: null }).execute()
}

const COLUMNS = sql`
  i.reference, coalesce(c.survivor, i.number) as number, i.authority, i.organisation, i.kind, i.role, i.contact, i.since_on,
  i.last_seen_on, i.ended_on, i.sensitive, i.recorded_at`
