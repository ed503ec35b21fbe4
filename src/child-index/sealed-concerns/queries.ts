import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ConcernEnd, SealedConcernInput } from '../contract-concerns.ts'
import type { IndexTx } from '../matching/queries.ts'
import type { HeldConcern } from './rules.ts'

/**
 * The sealed concerns of a child that stand on a day, under its number or any it has retired: the worst first, then the
 * newest; at most 200. What may be either's of two that were parted stands on both until it is allotted. Stands on
 * sealed_concern_of_child, child_by_survivor and to_allot_of_other.
 */
export async function standingConcerns(
  tx: IndexTx,
  number: string,
  today: CalendarDay,
): Promise<readonly HeldConcern[]> {
  const { rows } = await sql<HeldConcern>`
    select ${COLUMNS} from (
      select * from child_index.sealed_concern where ended_at is null
         and number in (select ${number}::text union all select number from child_index.child where survivor = ${number})
       union
      select s.* from child_index.to_allot t join child_index.sealed_concern s on s.id = t.item_id and s.ended_at is null
       where t.allotted_at is null and t.other_number in (
             select ${number}::text union all select number from child_index.child where survivor = ${number})) as s
      join child_index.child c on c.number = s.number
     where s.until_on >= ${today}
     order by array_position(array['very-worried','worried','unsure'], s.band), s.recorded_at desc, s.id
     limit 200`.execute(tx)
  return rows
}

/** One sealed concern by its authority's own reference, locked; undefined if it was never told of. */
export async function lockConcern(tx: IndexTx, authority: string, reference: string): Promise<HeldConcern | undefined> {
  const { rows } = await sql<HeldConcern>`
    select ${COLUMNS} from child_index.sealed_concern s join child_index.child c on c.number = s.number
     where s.authority = ${authority} and s.reference = ${reference} for update of s`.execute(tx)
  return rows[0]
}

/** Writes that there is a sealed concern, in place of what was said under the same reference; told of first, it stays told of then. */
export async function saveConcern(
  tx: IndexTx,
  authority: string,
  { reference, number, agencyKind, band, untilOn, whomToRing, agencyMark = null }: SealedConcernInput,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  const values = { number, agencyKind, band, untilOn, whomToRing, agencyMark }
  await tx
    .insertInto('childIndex.sealedConcern')
    .values({ id, authority, reference, ...values, recordedAt: at })
    .onConflict((conflict) => conflict.columns(['authority', 'reference']).doUpdateSet(values))
    .execute()
  await tellFeed(tx, number)
}

/** Writes the day to which a sealed concern stands. */
export async function saveUntil(
  tx: IndexTx,
  authority: string,
  { reference, number }: Pick<HeldConcern, 'reference' | 'number'>,
  untilOn: CalendarDay,
): Promise<void> {
  await tx
    .updateTable('childIndex.sealedConcern')
    .set({ untilOn })
    .where('authority', '=', authority)
    .where('reference', '=', reference)
    .execute()
  await tellFeed(tx, number)
}

/** Writes that a sealed concern no longer stands. */
export async function saveConcernEnd(
  tx: IndexTx,
  authority: string,
  { reference, number }: Pick<HeldConcern, 'reference' | 'number'>,
  { because, at }: { readonly because: ConcernEnd; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('childIndex.sealedConcern')
    .set({ endedAt: at, endedBecause: because })
    .where('authority', '=', authority)
    .where('reference', '=', reference)
    .execute()
  await tellFeed(tx, number)
}

const COLUMNS = sql`
  s.reference, coalesce(c.survivor, s.number) as number, s.authority, s.agency_kind, s.band, s.until_on, s.whom_to_ring, s.agency_mark,
  s.recorded_at, s.ended_because`

async function tellFeed(tx: IndexTx, number: string): Promise<void> {
  await tx.insertInto('childIndex.feed').values({ number, kind: 'sealed-concern', assertionId: null }).execute()
}
