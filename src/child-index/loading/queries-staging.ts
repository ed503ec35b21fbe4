import type { Instant } from '../../kernel/instant.ts'
import type { Copying } from './queries-copying.ts'

export type Reached = {
  /** Rows of the file seen, refused ones too. */
  readonly seen: number
  /** When the file was read to its end, if it was. */
  readonly at: Instant | null
}

/**
 * Keeps how far files are read, by their positions, in the transaction of their rows.
 *
 * @param rows sound rows of the load
 */
export async function saveReached(
  client: Copying,
  loadId: string,
  reached: ReadonlyMap<number, Reached>,
  rows: number,
): Promise<void> {
  const ends = [...reached.values()]
  await client.query(
    `update child_index.load_file f set rows_read = r.seen, read_at = r.at
       from unnest($2::int[], $3::int[], $4::timestamptz[]) as r(position, seen, at)
      where f.load_id = $1 and f.position = r.position`,
    [loadId, [...reached.keys()], ends.map(({ seen }) => seen), ends.map(({ at }) => at)],
  )
  await client.query('update child_index.load set rows = $2 where id = $1', [loadId, rows])
}

/** Keeps how far a load is decided, in the transaction of its decisions. */
export async function saveDecidedTo(client: Copying, loadId: string, to: number): Promise<void> {
  await client.query('update child_index.load set decided_to = $2 where id = $1', [loadId, to])
}

/** Whether the staging holds the rows that a load has read: a crash of the database empties it. */
export async function holdsRows(client: Copying, rows: number): Promise<boolean> {
  if (rows === 0) return true
  return (await client.query('select from child_index.load_row limit 1')).rowCount === 1
}

/** Empties the staging. */
export async function emptyStaging(client: Copying): Promise<void> {
  await client.query(`truncate ${STAGING.map((table) => `child_index.${table}`).join(', ')}`)
}

/** Counts the staging for the planner of the joins to come. */
export async function countStaging(client: Copying): Promise<void> {
  for (const table of STAGING) await client.query(`analyze child_index.${table}`)
}

/** Counts the index's own tables, which a load has filled: until then the planner takes them for empty. */
export async function countIndex(client: Copying): Promise<void> {
  for (const table of FILLED) await client.query(`analyze child_index.${table}`)
}

/** Takes, for this connection, the right to be the one load under way; false if another has it. */
export async function takeTurn(client: Copying): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ONE_LOAD])
  return rows[0]?.taken === true
}

/** About how many children the index holds; exact while there are few. */
export async function sizeOfIndex(client: Copying): Promise<number> {
  const { rows } = await client.query<{ size: number }>(`
    select greatest((select reltuples from pg_class where oid = 'child_index.child'::regclass)::int,
                    (select count(*)::int from (select from child_index.child limit 10000) as few)) as size`)
  return rows[0]?.size ?? 0
}

const ONE_LOAD = 7_264_014
const STAGING = [
  'load_row',
  'load_profile',
  'load_key',
  'load_slice_key',
  'load_identifier',
  'load_common',
  'load_pair',
  'load_drawn',
  'load_decision',
  'load_slice',
  'load_single',
  'load_live_text',
  'load_changed',
]
const FILLED = [
  'child',
  'assertion',
  'assertion_name',
  'assertion_address',
  'assertion_identifier',
  'assertion_key',
  'link',
  'feed',
  'decision',
]
