import { type RawBuilder, sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { statementOf } from '../../platform/db.ts'
import type { NumberState } from '../contract-identity.ts'
import type { IndexTx } from '../matching/queries.ts'
import { homeOf, isHiddenFrom } from '../shields/queries.ts'
import type { Flags, HeldRecord, Reading } from './model.ts'

/**
 * Waits until no other registration that could concern the same child is under way; until this transaction ends. A
 * record with very many names and postcodes registers alone: the room for locks is the whole database's.
 */
export async function lockForOne(tx: IndexTx, texts: readonly string[]): Promise<void> {
  if (texts.length > MOST_LOCKS) return lockForMany(tx)
  await lockEach(tx, texts)
}

/** As above for many at once: until this transaction ends it registers alone. */
export async function lockForMany(tx: IndexTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EVERY_CHILD})`.execute(tx)
}

/** What is held of these records, by `node|localReference`. Stands on assertion's unique key and link_now. */
export async function heldRecords(tx: IndexTx, readings: readonly Reading[]): Promise<ReadonlyMap<string, HeldRecord>> {
  const rows = await askHeld(
    tx,
    readings.map(({ node }) => node),
    readings.map(({ localReference }) => localReference),
  )
  const past = await pastHashes(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.map(({ id, node, localReference, ...held }) => [
      `${node}|${localReference}`,
      { ...held, assertionId: id, past: past.get(id) ?? new Map() },
    ]),
  )
}

/**
 * What is known of these numbers, as an authority may know it. Always one statement, of none too: whoever times a search
 * learns nothing.
 */
export async function flagsOf(
  tx: IndexTx,
  numbers: readonly string[],
  authority: string,
): Promise<ReadonlyMap<string, Flags>> {
  return flagsFrom(await flagsIn(tx, numbers, authority))
}

/** The number in use of a child `c`, or of `s` in its place. */
export const IN_USE = sql`coalesce(c.survivor, c.number)`

/** The columns of `Flags`, of what `flagsBeside` joins. */
export const FLAG_COLUMNS = sql`
  c.number, ${IN_USE} as survivor, coalesce(s.state, c.state) as state,
  coalesce(s.status, c.status) in ('sealed','invalid') as sealed, shielded, hidden,
  case when hidden then ${homeOf(IN_USE)} end as home`

/** Each child `c`, the one in its place, and how an authority may know of it. */
export function flagsBeside(authority: RawBuilder<string>): RawBuilder<unknown> {
  return sql`
    child_index.child c left join child_index.child s on s.number = c.survivor
      cross join lateral (select
           exists (select from child_index.shield h
                    where h.number = ${IN_USE} and h.lifted_at is null and h.kind = 'full') as shielded,
           ${isHiddenFrom(IN_USE, authority)} as hidden offset 0) as shields`
}

const flagsIn = statementOf<[numbers: readonly string[], authority: string], Flags>(
  (numbers, authority) => sql`
    select ${FLAG_COLUMNS} from ${flagsBeside(authority)} where c.number = any(${numbers})`,
)

/** What is known, by each number and by the one in its place. */
export function flagsFrom(rows: readonly Flags[]): ReadonlyMap<string, Flags> {
  return new Map(
    rows.flatMap((row) => [[row.number, row] as const, [row.survivor, { ...row, number: row.survivor }] as const]),
  )
}

/**
 * The numbers in use that people have decided are other children than each of these, whichever aliases of either they
 * named. Stands on child_by_survivor, not_same_now and not_same_other.
 */
export async function notSameAs(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; other: string }>`
    with alias as (
      select number, number as alias from unnest(${numbers}::text[]) as asked(number) union all
      select survivor, number from child_index.child where survivor = any(${numbers})),
    pair as (
      select a.number, s.other_number as other from alias a join child_index.not_same s on s.number = a.alias
       where s.reversed_at is null union all
      select a.number, s.number from alias a join child_index.not_same s on s.other_number = a.alias
       where s.reversed_at is null)
    select p.number, coalesce(c.survivor, c.number) as other from pair p join child_index.child c on c.number = p.other`.execute(
    tx,
  )
  return new Map(
    [...Map.groupBy(rows, ({ number }) => number)].map(([number, pairs]) => [
      number,
      new Set(pairs.map(({ other }) => other)),
    ]),
  )
}

/** Which of these numbers are taken already. */
export async function takenNumbers(tx: IndexTx, numbers: readonly IndexNumber[]): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('childIndex.child').select('number').where('number', 'in', numbers).execute()
  return new Set(rows.map(({ number }) => number))
}

/** What nearly every record stays below; PostgreSQL as it comes has room for 6,400 locks in all. */
const MOST_LOCKS = 100
/** The lock under which one registers alone, or many side by side. */
const EVERY_CHILD = 7_264_002

const lockEach = statementOf<[texts: readonly string[]], never>(
  (texts) => sql`
    with beside as materialized (select pg_advisory_xact_lock_shared(${EVERY_CHILD}))
    select pg_advisory_xact_lock(key) from beside, (
      select distinct hashtextextended(text, 0) as key from unnest(${texts}::text[]) as text order by 1 offset 0) as sorted`,
)

type HeldRow = {
  readonly id: string
  readonly node: string
  readonly localReference: string
  readonly version: number
  readonly hash: string
  readonly number: IndexNumber
  readonly state: NumberState
  readonly withdrawn: boolean
}

const askHeld = statementOf<[nodes: readonly string[], references: readonly string[]], HeldRow>(
  (nodes, references) => sql`
    select a.id, a.node, a.local_reference as "localReference", a.version, a.content_hash as hash,
           coalesce(c.survivor, c.number) as number, coalesce(s.state, c.state) as state,
           coalesce(s.status, c.status) in ('sealed','invalid') as withdrawn
      from unnest(${nodes}::text[], ${references}::text[]) as asked(node, local_reference)
      join child_index.assertion a using (node, local_reference)
      join child_index.link l on l.assertion_id = a.id and l.known_to is null and l.valid_to is null
      join child_index.child c on c.number = l.number
      left join child_index.child s on s.number = c.survivor`,
)

async function pastHashes(
  tx: IndexTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('childIndex.assertionPast')
    .select(['assertionId', 'version', 'contentHash'])
    .where('assertionId', 'in', ids)
    .execute()
  const byId = Map.groupBy(rows, ({ assertionId }) => assertionId)
  return new Map(
    [...byId].map(([id, versions]) => [
      id,
      new Map(versions.map(({ version, contentHash }) => [version, contentHash])),
    ]),
  )
}
