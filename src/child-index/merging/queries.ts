import { sql } from 'kysely'
import type { IndexTx } from '../matching/queries.ts'
import type { Alias, AliasItem, HeldChild } from './model.ts'

/** Locks these numbers and those they lead to, in order, until the transaction ends; registrations go on beside it. */
export async function lockChildren(tx: IndexTx, numbers: readonly string[]): Promise<void> {
  await sql`
    select number from child_index.child
     where number = any(${numbers}) or number in (select survivor from child_index.child where number = any(${numbers}))
     order by number for no key update`.execute(tx)
}

/**
 * These numbers and those they lead to, each with all that hangs on it: not a part of it, for a part would be joined or
 * parted wrongly. Stands on link_of_child, child_by_survivor, involvement_of_child, sealed_concern_of_child, shield_of_child.
 */
export async function childrenInFull(tx: IndexTx, numbers: readonly string[]): Promise<ReadonlyMap<string, HeldChild>> {
  const { rows } = await sql<HeldChild>`
    with asked as (
      select number, survivor from child_index.child where number = any(${numbers})),
    child as (
      select c.*, array(select r.number from child_index.child r where r.survivor = c.number order by 1) as aliases
        from child_index.child c where c.number in (select number from asked union select survivor from asked))
    select c.number, c.status, c.state, c.survivor, c.responsible_authority, c.version, c.aliases,
           (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'authority', a.authority,
                                                         'node', a.node) order by a.id), '[]')
              from child_index.link l join child_index.assertion a on a.id = l.assertion_id
             where l.number = c.number and l.known_to is null and l.valid_to is null) as assertions,
           (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'authority', i.authority,
                                                         'organisation', i.organisation) order by i.id), '[]')
              from child_index.involvement i where i.number = any(c.number || c.aliases) and i.ended_on is null) as involvements,
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'authority', s.authority)
                                      order by s.id), '[]')
              from child_index.sealed_concern s where s.number = any(c.number || c.aliases) and s.ended_at is null) as concerns,
           coalesce((select min(h.kind) from child_index.shield h where h.number = c.number and h.lifted_at is null), 'no') as shield,
           exists (select from child_index.lifecycle y where y.number = c.number and y.died_on is not null) as died
      from child c`.execute(tx)
  return new Map(rows.map((row) => [row.number, row]))
}

/** Every alias that leads, in however many steps, to a number in use. Stands on child_by_survivor and alias_now. */
export async function aliasesOf(tx: IndexTx, number: string): Promise<readonly Alias[]> {
  const { rows } = await sql<Alias>`
    select a.decision_id, a.retired, a.survivor, a.retired_state, a.survivor_state, a.retired_status, a.shield_id, a.joined_at
      from child_index.alias a join child_index.child c on c.number = a.retired
     where c.survivor = ${number} and a.parted_at is null`.execute(tx)
  return rows
}

/** What each side had when these aliases were made. Stands on alias_item's key. */
export async function itemsOfAliases(tx: IndexTx, aliases: readonly Alias[]): Promise<readonly AliasItem[]> {
  if (aliases.length === 0) return []
  return tx
    .selectFrom('childIndex.aliasItem')
    .select(['decisionId', 'what', 'itemId', 'side'])
    .where(
      'decisionId',
      'in',
      aliases.map(({ decisionId }) => decisionId),
    )
    .execute()
}

/** How many children the index holds, near enough, as its statistics have it. */
export async function sizeOfIndex(tx: IndexTx): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select reltuples::float8 as size from pg_class where oid = 'child_index.child'::regclass`.execute(tx)
  return Math.max(rows[0]?.size ?? 0, 0)
}
