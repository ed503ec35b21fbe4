import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'
import type { Shield } from '../contract-shields.ts'
import type { IndexTx } from '../matching/queries.ts'

/**
 * Whether a child is shielded from an authority, to be put into a `where`: so the work done for a child who is hidden is
 * the work done for one who is not there. Nobody is hidden from the responsible authority; nor, while a shield is
 * provisional, from one whose record led to the number, or that works with the child: it cannot tell that there is a
 * shield; nor, while one put up after responsibility was taken is unreviewed, from one that works with the child, or was
 * responsible in the 28 days before: nobody takes a child and hides them at one stroke. Stands on shield_of_child,
 * link_of_child, involvement_of_child, child_by_survivor and responsible_change's key.
 *
 * @param number the number in use, as an expression
 */
export function isHiddenFrom(number: RawBuilder<unknown>, authority: string | RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from child_index.shield h join child_index.child hc on hc.number = h.number
     where h.number = ${number} and h.lifted_at is null and hc.responsible_authority is distinct from ${authority}
       and not (h.kind = 'provisional' and exists (
           select from child_index.link hl join child_index.assertion ha on ha.id = hl.assertion_id
            where hl.number = hc.number and hl.known_to is null and hl.valid_to is null and ha.authority = ${authority}))
       and not ((h.kind = 'provisional' or h.unreviewed) and exists (
           select from child_index.involvement hi
            where hi.ended_on is null and hi.authority = ${authority} and hi.number in (
                select hc.number union all select hr.number from child_index.child hr where hr.survivor = hc.number)))
       and not (h.unreviewed and exists (
           select from child_index.responsible_change hp
            where hp.number = hc.number and hp.from_authority = ${authority}
              and hp.changed_at > h.since - ${SOON_AFTER}::interval)))`
}

/**
 * The present postcode of a child, as written, to be selected: of the responsible authority's latest record that has an
 * address now, else of the latest of anyone's. So nobody from whom a child is hidden can say where they live. Stands on
 * link_of_child.
 */
export function homeOf(number: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select d.postcode from child_index.link hl
      join child_index.assertion ha on ha.id = hl.assertion_id
      join child_index.child hc on hc.number = hl.number
      join child_index.assertion_address d on d.assertion_id = ha.id and d.version = ha.version
     where hl.number = ${number} and hl.known_to is null and hl.valid_to is null
       and d.to_on is null and d.postcode is not null
     order by (ha.authority is not distinct from hc.responsible_authority) desc, ha.recorded_at desc, ha.id, d.position
     limit 1)`
}

/** The standing full shield of a child, if there is one; waits for whoever is shielding the child at this moment. */
export async function fullShieldOf(
  tx: IndexTx,
  number: string,
): Promise<{ readonly id: string; readonly since: Instant } | undefined> {
  await sql`select from child_index.child where number = ${number} for update`.execute(tx)
  return tx
    .selectFrom('childIndex.shield')
    .select(['id', 'since'])
    .where('number', '=', number)
    .where('kind', '=', 'full')
    .where('liftedAt', 'is', null)
    .executeTakeFirst()
}

/**
 * Puts up a full shield, and tells the councils that may see the child. One put up by an authority within 28 days of
 * responsibility having been taken waits for an operator's review.
 */
export async function saveShield(
  tx: IndexTx,
  { authority, userId }: Asked,
  {
    id,
    number,
    reason,
    at,
    byOperator,
  }: {
    readonly id: string
    readonly number: string
    readonly reason: string
    readonly at: Instant
    readonly byOperator: boolean
  },
): Promise<void> {
  const unreviewed = byOperator ? sql<boolean>`false` : wasTakenSoonBefore(number, at)
  await tx
    .insertInto('childIndex.shield')
    .values({ id, number, kind: 'full', authority, reason, putUpBy: userId, since: at, unreviewed })
    .execute()
  await tx.insertInto('childIndex.feed').values({ number, kind: 'shielded', assertionId: null }).execute()
}

/** A child who, by a record just told of, is much like shielded ones. */
export type NearShielded = { readonly number: string; readonly near: readonly string[] }

/** Provisional shields to be put up by a registration, as rows. The feed is told nothing. */
export function provisionalShields(
  authority: string,
  children: readonly NearShielded[],
  { at, newId }: { readonly at: Instant; readonly newId: () => string },
) {
  const [kind, reason] = ['provisional', NEAR]
  return children.map(({ number, near }) => ({ id: newId(), number, kind, authority, reason, near, since: at }))
}

/**
 * Of those to be put up, as rows `given_row`, where none stands, and none was lifted that stood for the same: an operator has
 * looked. Always part of the statement, of none too: whoever times a registration learns nothing. Stands on
 * shield_of_child_ever.
 */
export const UNLESS_SHIELDED = `
    where not exists (select from child_index.shield h where h.number = given_row.number
                         and (h.lifted_at is null or h.near @> given_row.near))`

/** One shield. */
export async function shieldById(tx: IndexTx, id: string): Promise<Shield | undefined> {
  const { rows } = await sql<Shield>`select ${COLUMNS} from child_index.shield where id = ${id}::uuid`.execute(tx)
  return rows[0]
}

/** One shield, locked. */
export async function lockShield(tx: IndexTx, id: string): Promise<Shield | undefined> {
  const { rows } = await sql<Shield>`
    select ${COLUMNS} from child_index.shield where id = ${id}::uuid for update`.execute(tx)
  return rows[0]
}

/** Writes that an operator has looked at a full shield. */
export async function saveReviewed(tx: IndexTx, id: string): Promise<void> {
  await tx.updateTable('childIndex.shield').set({ unreviewed: false }).where('id', '=', id).execute()
}

/** Lifts one shield. */
export async function saveLifted(
  tx: IndexTx,
  id: string,
  { at, by, because }: { readonly at: Instant; readonly by: readonly string[]; readonly because: string },
): Promise<void> {
  await tx
    .updateTable('childIndex.shield')
    .set({ liftedAt: at, liftedBy: [...by], liftedBecause: because })
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .execute()
}

/** Lifts every shield of a child, and tells the councils; how many there were. Stands on shield_of_child. */
export async function saveAllLifted(
  tx: IndexTx,
  number: string,
  { at, by, because }: { readonly at: Instant; readonly by: readonly string[]; readonly because: string },
): Promise<number> {
  const lifted = await tx
    .updateTable('childIndex.shield')
    .set({ liftedAt: at, liftedBy: [...by], liftedBecause: because })
    .where('number', '=', number)
    .where('liftedAt', 'is', null)
    .returning('id')
    .execute()
  if (lifted.length > 0) {
    await tx.insertInto('childIndex.feed').values({ number, kind: 'unshielded', assertionId: null }).execute()
  }
  return lifted.length
}

/** Shields that stand, provisional ones first, then the newest. Stands on shield_standing. */
export async function standingShields(tx: IndexTx, after: string | null, count: number): Promise<readonly Shield[]> {
  const { rows } = await sql<Shield>`
    select ${COLUMNS} from child_index.shield s
     where lifted_at is null
       and (${after}::uuid is null or exists (select from child_index.shield a where a.id = ${after}::uuid
            and (s.kind < a.kind or (s.kind = a.kind and (s.since, a.id) < (a.since, s.id)))))
     order by kind desc, since desc, id limit ${count}`.execute(tx)
  return rows
}

/** Shields lifted, the last first. Stands on shield_lifted. */
export async function liftedShields(tx: IndexTx, after: string | null, count: number): Promise<readonly Shield[]> {
  const { rows } = await sql<Shield>`
    select ${COLUMNS} from child_index.shield s
     where lifted_at is not null
       and (${after}::uuid is null or exists (select from child_index.shield a where a.id = ${after}::uuid
            and (s.lifted_at, a.id) < (a.lifted_at, s.id)))
     order by lifted_at desc, id limit ${count}`.execute(tx)
  return rows
}

const NEAR = 'Put up by the index: a child much like one who is shielded'

const COLUMNS = sql`
  id, number, kind, authority, reason, since, lifted_at, coalesce(lifted_by, '{}') as lifted_by, near, unreviewed`

/** So long one from whom responsibility was taken has to notice it, before a shield of the taker's hides the child at once. */
const SOON_AFTER = '28 days'

function wasTakenSoonBefore(number: string, at: Instant): RawBuilder<boolean> {
  return sql<boolean>`exists (select from child_index.responsible_change
     where number = ${number} and asked_by is distinct from from_authority
       and changed_at > ${at}::timestamptz - ${SOON_AFTER}::interval)`
}
