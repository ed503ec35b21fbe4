import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Broker, InvolvementInput, ShownAs } from '../contract-involvements.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { HeldInvolvement } from './rules.ts'

/**
 * Involvements not ended, under a child's number or any it has retired, newest first; of the 200 last told of or renewed.
 * What may be either's of two that were parted is shown on both until it is allotted: better one too many to ring.
 * Stands on involvement_of_child, child_by_survivor and to_allot_of_other.
 *
 * @param authority only those this authority told of
 */
export async function openInvolvements(
  tx: IndexTx,
  number: string,
  authority: string | null = null,
): Promise<readonly HeldInvolvement[]> {
  const { rows } = await sql<HeldInvolvement>`
    select * from (
      select ${COLUMNS} from (
        select * from child_index.involvement where ended_on is null
           and number in (select ${number}::text union all select number from child_index.child where survivor = ${number})
         union
        select i.* from child_index.to_allot t join child_index.involvement i on i.id = t.item_id and i.ended_on is null
         where t.allotted_at is null and t.other_number in (
             select ${number}::text union all select number from child_index.child where survivor = ${number})) as i ${JOINS}
       where ${authority}::text is null or i.authority = ${authority}
       order by i.renewed_on desc, i.id limit 200) as told
     order by since_on desc, reference`.execute(tx)
  return rows
}

/** One involvement by its authority's own reference, locked; undefined if it was never told of. */
export async function lockInvolvement(
  tx: IndexTx,
  authority: string,
  reference: string,
): Promise<HeldInvolvement | undefined> {
  const { rows } = await sql<HeldInvolvement>`
    select ${COLUMNS} from child_index.involvement i ${JOINS}
     where i.authority = ${authority} and i.reference = ${reference} for update of i`.execute(tx)
  return rows[0]
}

/** Writes what an authority says of an involvement, in place of what it said before under the same reference. */
export async function saveInvolvement(
  tx: IndexTx,
  authority: string,
  { number, reference, ...said }: InvolvementInput & { readonly shown: ShownAs },
  { id, at, today }: { readonly id: string; readonly at: Instant; readonly today: CalendarDay },
): Promise<void> {
  const { organisation, kind, role, contact, sinceOn, lastSeenOn, sensitive, shown } = said
  const told = { organisation, kind, role, contact, sinceOn, lastSeenOn, sensitive, shown }
  const values = { number, ...told, renewedOn: today, endedOn: null, recordedAt: at }
  await tx
    .insertInto('childIndex.involvement')
    .values({ id, authority, reference, ...values })
    .onConflict((conflict) => conflict.columns(['authority', 'reference']).doUpdateSet(values))
    .execute()
  await tx.insertInto('childIndex.feed').values({ number, kind: 'involvement', assertionId: null }).execute()
}

/** Writes that an involvement goes on, and the last day the child was seen if that is later than what is held. */
export async function saveRenewal(
  tx: IndexTx,
  authority: string,
  reference: string,
  { seenOn, renewedOn }: { readonly seenOn: CalendarDay | null; readonly renewedOn: CalendarDay },
): Promise<void> {
  await tx
    .updateTable('childIndex.involvement')
    .set({ renewedOn, lastSeenOn: sql<CalendarDay | null>`greatest(last_seen_on, ${seenOn}::date)` })
    .where('authority', '=', authority)
    .where('reference', '=', reference)
    .execute()
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

/** Writes whom others ask about an authority's sensitive services. */
export async function saveBroker(tx: IndexTx, authority: string, broker: Broker, setAt: Instant): Promise<void> {
  await tx
    .insertInto('childIndex.broker')
    .values({ authority, ...broker, setAt })
    .onConflict((conflict) => conflict.column('authority').doUpdateSet({ ...broker, setAt }))
    .execute()
}

const COLUMNS = sql`
  i.reference, coalesce(c.survivor, i.number) as number, i.authority, i.organisation, i.kind, i.role, i.contact, i.since_on,
  i.last_seen_on, i.ended_on, i.sensitive, i.shown, i.recorded_at, i.renewed_on,
  case when i.shown <> 'named' and b.authority is not null
       then jsonb_build_object('name', b.name, 'contact', b.contact) end as broker`

const JOINS = sql`
  join child_index.child c on c.number = i.number left join child_index.broker b on b.authority = i.authority`
