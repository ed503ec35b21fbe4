import { sql } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
import type { Person } from '../contract-desk.ts'
import { POTENTIAL_PROBABILITY } from '../contract-matching.ts'
import type { IndexTx } from '../matching/queries.ts'
import { MOST_PAIRS, type Pair } from './rules.ts'

/** A pair that waits already keeps its place and is weighed anew. Stands on possible_duplicate_now. */
export const ANEW = `
    on conflict (number, other_number) where state <> 'settled' do update
       set decision_id = excluded.decision_id, outcome = excluded.outcome, bits = excluded.bits,
           probability = excluded.probability, margin = excluded.margin`

/**
 * The same of decisions that are written already, set-based: for many at once, as of a file. The decisions' own candidates
 * are taken, best first, as `pairsToReview` takes them. Stands on decision's key and possible_duplicate_now.
 */
export async function queueDecided(tx: IndexTx, decisionIds: readonly string[]): Promise<void> {
  if (decisionIds.length === 0) return
  await sql`
    insert into child_index.possible_duplicate (id, number, other_number, decision_id, outcome, bits, probability, margin, since)
    select gen_random_uuid(), pair.* from (
      select distinct on (1, 2) least(d.number, c.v->>'number'), greatest(d.number, c.v->>'number'), d.id, d.outcome,
             (c.v->>'bits')::float8 as bits, (c.v->>'probability')::float8,
             (c.v->>'bits')::float8 - (d.candidates->c.place::int->>'bits')::float8, d.decided_at
        from child_index.decision d
       cross join lateral jsonb_array_elements(d.candidates) with ordinality as c(v, place)
       where d.id = any(${decisionIds}::uuid[]) and d.needs_review and c.place <= ${MOST_PAIRS} and d.number <> c.v->>'number'
         and (c.v->>'probability')::float8 >= ${POTENTIAL_PROBABILITY}
         and not c.v->'objections' ? 'said-not-to-be-the-same'
       order by 1, 2, bits desc, d.id) as pair
    on conflict (number, other_number) where state <> 'settled' do update
       set decision_id = excluded.decision_id, outcome = excluded.outcome, bits = excluded.bits,
           probability = excluded.probability, margin = excluded.margin`.execute(tx)
}

/** Settles what waits of two numbers, by a decision. Stands on possible_duplicate_now. */
export async function settlePair(
  tx: IndexTx,
  numbers: readonly [string, string],
  settledAs: 'same' | 'not-same',
  decisionId: string,
  at: Instant,
): Promise<void> {
  const [number, otherNumber] = [...numbers].sort() as [string, string]
  await sql`
    update child_index.possible_duplicate
       set state = 'settled', settled_as = ${settledAs}, settled_by = ${decisionId}, settled_at = ${at}
     where number = ${number} and other_number = ${otherNumber} and state <> 'settled'`.execute(tx)
}

/**
 * Settles all else that waits of a number that is no longer in use, and puts `to` in its place, unless it is said not to
 * be the same as the other. What is put is by the decision, so that it can be taken back.
 */
export async function movePairs(
  tx: IndexTx,
  number: string,
  to: string | null,
  notSame: ReadonlySet<string>,
  decisionId: string,
  at: Instant,
): Promise<void> {
  const { rows } = await sql<Omit<Pair, 'decisionId'>>`
    update child_index.possible_duplicate
       set state = 'settled', settled_as = 'moved', settled_by = ${decisionId}, settled_at = ${at}
     where (number = ${number} or other_number = ${number}) and state <> 'settled'
    returning number, other_number, outcome, bits, probability, margin, since`.execute(tx)
  const moved = rows.flatMap((pair) => {
    const other = pair.number === number ? pair.otherNumber : pair.number
    return to === null || other === to || notSame.has(other) ? [] : [{ ...pair, ends: [other, to].sort() }]
  })
  for (const { ends, outcome, bits, probability, margin, since } of moved) {
    await sql`
      insert into child_index.possible_duplicate (id, number, other_number, decision_id, outcome, bits, probability, margin, since)
      values (gen_random_uuid(), ${ends[0]}, ${ends[1]}, ${decisionId}, ${outcome}, ${bits}, ${probability}, ${margin}, ${since})
      on conflict (number, other_number) where state <> 'settled' do nothing`.execute(tx)
  }
}

/**
 * Takes back what an undone decision did to the queue: what it settled waits again, if both numbers are in use and
 * nothing waits of them; what it put in place is settled. Stands on possible_duplicate_settled_by.
 */
export async function takeBackPairs(
  tx: IndexTx,
  { number, survivor }: { readonly number: string; readonly survivor: string },
  undone: string,
  decisionId: string,
  at: Instant,
): Promise<void> {
  await sql`
    update child_index.possible_duplicate
       set state = 'settled', settled_as = 'moved', settled_by = ${decisionId}, settled_at = ${at}
     where (number = ${survivor} or other_number = ${survivor}) and decision_id = ${undone} and state <> 'settled'`.execute(
    tx,
  )
  await sql`
    update child_index.possible_duplicate d set state = 'waiting', settled_as = null, settled_by = null, settled_at = null
     where d.settled_by = ${undone} and (d.number = ${number} or d.other_number = ${number})
       and (select count(*) from child_index.child c
             where c.number in (d.number, d.other_number) and c.status in ('active','closed')) = 2
       and not exists (select from child_index.possible_duplicate o
                        where o.number = d.number and o.other_number = d.other_number and o.state <> 'settled')`.execute(
    tx,
  )
}

/**
 * Two that were said not to be the same, by decisions now taken back, wait again: with its notes, if the pair is of these
 * very numbers; else, one of them having retired since, as a new pair. Stands on possible_duplicate_settled_by.
 */
export async function reopenPair(
  tx: IndexTx,
  numbers: readonly [string, string],
  decisionIds: readonly string[],
): Promise<void> {
  const [number, otherNumber] = [...numbers].sort() as [string, string]
  await sql`
    update child_index.possible_duplicate d set state = 'waiting', settled_as = null, settled_by = null, settled_at = null
     where d.settled_by = any(${decisionIds}::uuid[]) and d.number = ${number} and d.other_number = ${otherNumber}
       and not exists (select from child_index.possible_duplicate o
                        where o.number = d.number and o.other_number = d.other_number and o.state <> 'settled')`.execute(
    tx,
  )
  await sql`
    insert into child_index.possible_duplicate (id, number, other_number, decision_id, outcome, bits, probability, margin, since)
    select gen_random_uuid(), ${number}, ${otherNumber}, decision_id, outcome, bits, probability, margin, since
      from child_index.possible_duplicate where settled_by = any(${decisionIds}::uuid[]) order by settled_at desc limit 1
    on conflict (number, other_number) where state <> 'settled' do nothing`.execute(tx)
}

/** Writes where a pair stands that is not settled. */
export async function saveDuplicateState(
  tx: IndexTx,
  id: string,
  state: 'waiting' | 'asked' | 'proposed',
): Promise<void> {
  await tx
    .updateTable('childIndex.possibleDuplicate')
    .set({ state })
    .where('id', '=', id)
    .where('state', '<>', 'settled')
    .execute()
}

/** Writes what an operator says of a pair. */
export async function addNote(
  tx: IndexTx,
  id: string,
  duplicateId: string,
  { authority, userId }: Person,
  words: string,
  at: Instant,
): Promise<void> {
  await tx.insertInto('childIndex.duplicateNote').values({ id, duplicateId, authority, userId, words, at }).execute()
}
