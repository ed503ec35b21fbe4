import { sql } from 'kysely'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Duplicate, DuplicateInFull } from '../contract-desk.ts'
import type { IndexTx } from '../matching/queries.ts'

/** A pair of the queue, without who the two are. */
export type HeldPair = Pick<
  Duplicate,
  'id' | 'number' | 'otherNumber' | 'outcome' | 'probability' | 'since' | 'state'
> & {
  readonly margin: number | null
}

/** A pair; undefined if there never was one of this id. */
export async function pairById(tx: IndexTx, id: string): Promise<HeldPair | undefined> {
  const { rows } = await sql<HeldPair>`select ${COLUMNS} from child_index.possible_duplicate where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** Pairs not settled after one, in turn: those waiting longest first, those asked about last. Stands on possible_duplicate_in_turn. */
export async function pairsInTurn(tx: IndexTx, after: string | null, count: number): Promise<readonly HeldPair[]> {
  const { rows } = await sql<HeldPair>`
    select ${COLUMNS} from child_index.possible_duplicate
     where state <> 'settled' and (${after}::uuid is null or ((state = 'asked'), since, id) >
           (select (state = 'asked'), since, id from child_index.possible_duplicate where id = ${after}::uuid))
     order by (state = 'asked'), since, id limit ${count}`.execute(tx)
  return rows
}

/** How many pairs are not settled, and how many of them stand no later in turn than this one. */
export async function placeInTurn(
  tx: IndexTx,
  id: string | null,
): Promise<{ readonly position: number; readonly of: number }> {
  const { rows } = await sql<{ position: number; of: number }>`
    select count(*)::int as of, count(*) filter (where ((state = 'asked'), since, id) <=
           (select (state = 'asked'), since, id from child_index.possible_duplicate where id = ${id}::uuid))::int as position
      from child_index.possible_duplicate where state <> 'settled'`.execute(tx)
  return rows[0] ?? { position: 0, of: 0 }
}

/** The authorities whose records these numbers have now, by number. Stands on link_of_child. */
export async function authoritiesKnowing(
  tx: IndexTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; authorities: readonly string[] }>`
    select l.number, array_agg(distinct a.authority order by a.authority) as authorities
      from child_index.link l join child_index.assertion a on a.id = l.assertion_id
     where l.number = any(${numbers}) and l.known_to is null and l.valid_to is null group by l.number`.execute(tx)
  return new Map(rows.map(({ number, authorities }) => [number, authorities]))
}

/** Whether a full shield stands on any of these numbers. Stands on shield_of_child. */
export async function isAnyShielded(tx: IndexTx, numbers: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select from child_index.shield where number = any(${numbers}) and kind = 'full' and lifted_at is null limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** What operators wrote of a pair, oldest first; at most 100. Stands on duplicate_note_of. */
export async function notesOf(tx: IndexTx, duplicateId: string): Promise<DuplicateInFull['notes']> {
  const { rows } = await sql<{ at: Instant; authority: string; userId: string; words: string }>`
    select at, authority, user_id, words from child_index.duplicate_note
     where duplicate_id = ${duplicateId} order by at, id limit 100`.execute(tx)
  return rows.map(({ at, authority, userId, words }) => ({ at, by: { authority, userId }, words }))
}

/** The numbers of pairs, each once. */
export function numbersOf(pairs: readonly HeldPair[]): readonly IndexNumber[] {
  return [...new Set(pairs.flatMap(({ number, otherNumber }) => [number, otherNumber]))]
}

const COLUMNS = sql`id, number, other_number, outcome, probability, margin, since, state`
