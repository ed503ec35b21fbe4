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

/** Remembers what others have registered since the load was decided. Stands on assertion_key's primary key. */
export async function rememberOthers(tx: IndexTx): Promise<void> {
  await sql`
    insert into child_index.load_live_key (given_sound, family_sound, birth_date, birth_year, postcode, identifiers)
    select given_sound, family_sound, birth_date, extract(year from birth_date), postcode, upns || nhs
      from child_index.assertion_key where id > (select last_key from child_index.load where finished_at is null)`.execute(
    tx,
  )
}

/**
 * Keeps for one after another the rows of a slice that others have met since they were decided: their record or their
 * number is taken, their child is no longer what it was, or a search of either would find the other; those near a
 * shielded child, which registration knows how to treat; and whatever is to
 * be linked to a row so kept.
 */
export async function keepMet(tx: IndexTx, from: number, to: number): Promise<void> {
  const search = (columns: string) => sql`
      select k.seq from child_index.load_key k join child_index.load_live_key v using (${sql.raw(columns)})
       where k.seq between ${from} and ${to}`
  await sql`
    insert into child_index.load_single (seq, kind)
    select seq, 'again' from (
      select r.seq from child_index.load_row r join child_index.assertion using (node, local_reference)
       where r.seq between ${from} and ${to}
      union all
      select d.seq from child_index.load_decision d join child_index.child c using (number)
       where d.seq between ${from} and ${to} and (d.is_new or c.status <> 'active')
      union all
      select d.seq from child_index.load_decision d cross join lateral jsonb_array_elements(d.candidates) as candidate
        join child_index.shield h on h.number = candidate->>'number' and h.lifted_at is null
       where d.seq between ${from} and ${to} and d.candidates <> '[]'
      union all ${search('birth_date, family_sound')}
      union all ${search('birth_date, given_sound')}
      union all ${search('family_sound, given_sound, birth_year')}
      union all ${search('postcode, given_sound')}
      union all ${search('postcode, family_sound')}
      union all ${search('postcode, birth_date')}
      union all
      select i.seq from child_index.load_identifier i
        join (select unnest(identifiers) as value from child_index.load_live_key) as v using (value)
       where i.seq between ${from} and ${to}) as met
    on conflict (seq) do nothing`.execute(tx)
  await sql`
    insert into child_index.load_single (seq, kind)
    select d.seq, 'again' from child_index.load_decision d
      join child_index.load_decision first on first.number = d.number and first.is_new
      join child_index.load_single s on s.seq = first.seq
     where d.seq between ${from} and ${to} and not d.is_new
    on conflict (seq) do nothing`.execute(tx)
}

/** Keeps that all keys up to now are of this load, or known to it; and how far it is written. */
export async function saveWrittenTo(tx: IndexTx, loadId: string, to: number): Promise<void> {
  await sql`update child_index.load set written_to = ${to},
                   last_key = coalesce((select max(id) from child_index.assertion_key), 0)
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
