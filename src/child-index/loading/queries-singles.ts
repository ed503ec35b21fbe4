import { sql } from 'kysely'
import type { IndexTx } from '../matching/queries.ts'
import type { Answer, Single } from './model.ts'

/** Plans the searches of a registration as they are planned for the index's own role: once, for any values. */
export async function planAsTheIndex(tx: IndexTx): Promise<void> {
  await sql`select set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(
    tx,
  )
}

/** Keeps every row of the load to be registered one after another. */
export async function keepEach(tx: IndexTx): Promise<void> {
  await sql`
    insert into child_index.load_single (seq, kind, said_above)
    select seq, 'each', case when row_number() over said > 1 then first_value(hash) over said end
      from child_index.load_row window said as (partition by node, local_reference, position order by seq)`.execute(tx)
}

/** Keeps for one after another the rows about a record of which an earlier row, or the index, says something already. */
export async function keepRepeats(tx: IndexTx): Promise<void> {
  await sql`
    with repeated as (
      select node, local_reference, min(seq) as first from child_index.load_row
       group by node, local_reference having count(*) > 1)
    insert into child_index.load_single (seq, kind, said_above)
    select seq, 'repeats', said_above from (
      select r.seq, first, case when row_number() over said > 1 then first_value(hash) over said end as said_above
        from child_index.load_row r join repeated using (node, local_reference)
      window said as (partition by node, local_reference, position order by seq)) as of_repeated
     where seq > first`.execute(tx)
  await sql`
    insert into child_index.load_single (seq, kind)
    select r.seq, 'repeats' from child_index.load_row r join child_index.assertion using (node, local_reference)
    on conflict (seq) do nothing`.execute(tx)
}

/** Keeps that all keys and news up to now are of this load, or known to it; and how far it is written. */
export async function saveWrittenTo(tx: IndexTx, loadId: string, to: number): Promise<void> {
  await sql`update child_index.load set written_to = ${to},
                   last_key = coalesce((select max(id) from child_index.assertion_key), 0),
                   last_feed = coalesce((select max(position) from child_index.feed), 0)
             where id = ${loadId}`.execute(tx)
}

/**
 * The next rows that wait for one after another, in the order of the files, with what the index holds of their records
 * and what a row above in the same file said of them. Stands on load_single's key and assertion's unique key.
 */
export async function nextSingles(tx: IndexTx, most: number): Promise<readonly Single[]> {
  const { rows } = await sql<Single>`
    select s.seq, r.position, r.line, r.authority, r.node, r.local_reference, r.version, r.hash, r.identity,
           a.version as held_version, a.content_hash as held_hash, s.said_above
      from child_index.load_single s join child_index.load_row r using (seq)
      left join child_index.assertion a on a.node = r.node and a.local_reference = r.local_reference
     where s.answer is null order by s.seq limit ${most}`.execute(tx)
  return rows
}

/** Keeps what was answered to rows, and those refused with their reasons. */
export async function saveAnswers(tx: IndexTx, loadId: string, answers: readonly Answer[]): Promise<void> {
  const column = <T>(of: (answer: Answer) => T) => answers.map(of)
  await sql`
    update child_index.load_single s set answer = told.answer, review = told.review
      from unnest(${column(({ seq }) => seq)}::int[], ${column(({ answer }) => answer)}::text[],
                  ${column(({ review }) => review)}::boolean[]) as told(seq, answer, review)
     where s.seq = told.seq`.execute(tx)
  const refusals = answers.flatMap(({ position, line, reason }) =>
    reason === null ? [] : [{ loadId, position, line, reason }],
  )
  if (refusals.length > 0) await tx.insertInto('childIndex.loadRefusal').values(refusals).execute()
}

/** How many rows wait for one after another, and how many are answered. */
export async function countSingles(tx: IndexTx): Promise<{ readonly all: number; readonly answered: number }> {
  const { rows } = await sql<{ all: number; answered: number }>`
    select count(*)::int as all, count(answer)::int as answered from child_index.load_single`.execute(tx)
  return rows[0] ?? { all: 0, answered: 0 }
}
