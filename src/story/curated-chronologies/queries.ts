import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { ChosenRow, CuratedHead, CuratedListed, Purpose } from './model.ts'
import { MOST_ENTRIES } from './rules.ts'

const HEAD = [
  ...(['id', 'childId', 'title', 'purpose', 'revision', 'begunOn', 'writtenByName', 'writtenAt'] as const),
] as const

/** The chronologies begun for a child, latest first, 100 at most. Stands on curated_chronology_of and record_of_step. */
export async function curatedOf(tx: Tx, childId: string): Promise<readonly CuratedListed[]> {
  const { rows } = await sql<CuratedListed>`
    select c.id, c.child_id, c.title, c.purpose, c.revision, c.begun_on, c.written_by_name, c.written_at,
           (select count(*)::int from curated_chronology_entry e
             where e.authority = c.authority and e.chronology_id = c.id and e.taken_out_on is null) as entries,
           (select max(r.recorded_at) from record r where r.authority = c.authority and r.step_id = c.id
               and r.corrects is null) as frozen_at
      from curated_chronology c where c.authority = ${tx.authority} and c.child_id = ${childId}
     order by c.recorded_at desc limit 100`.execute(tx)
  return rows
}

/** One chronology; undefined if there is none such. With `lock`, nobody else writes in it until the transaction ends. */
export async function curatedById(tx: Tx, id: string, lock = false): Promise<CuratedHead | undefined> {
  const asked = tx
    .selectFrom('curatedChronology')
    .select(HEAD)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
  const row = await (lock ? asked.forUpdate() : asked).executeTakeFirst()
  return row as CuratedHead | undefined
}

/** What is in a chronology, in no order. By the unique key of curated_chronology_entry. */
export async function chosenRows(tx: Tx, chronologyId: string): Promise<readonly ChosenRow[]> {
  return tx
    .selectFrom('curatedChronologyEntry')
    .select(['id', 'entryId', 'analysis', 'writtenByName', 'writtenAt'])
    .where('authority', '=', tx.authority)
    .where('chronologyId', '=', chronologyId)
    .where('takenOutOn', 'is', null)
    .limit(MOST_ENTRIES)
    .execute() as Promise<readonly ChosenRow[]>
}

type Begun = {
  readonly id: string
  readonly childId: string
  readonly title: string
  readonly purpose: Purpose
}

/** Begins a chronology. One that is there already stays as it is. */
export async function addCurated(tx: Tx, actor: Actor, begun: Begun, now: Moment): Promise<void> {
  await tx
    .insertInto('curatedChronology')
    .values({ authority: tx.authority, ...begun, begunOn: now.day, ...writer(actor, now.at) })
    .onConflict((on) => on.columns(['authority', 'id']).doNothing())
    .execute()
}

/** Writes a chronology's title and purpose, and that it is another version from now on. */
export async function saveCurated(
  tx: Tx,
  actor: Actor,
  { id, title, purpose }: Pick<CuratedHead, 'id' | 'title' | 'purpose'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('curatedChronology')
    .set((row) => ({ title, purpose, revision: row('revision', '+', 1), ...writer(actor, at) }))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Puts entries into a chronology. One that was taken out comes back with what was written beside it. */
export async function addChosen(
  tx: Tx,
  actor: Actor,
  chronologyId: string,
  entryIds: readonly string[],
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('curatedChronologyEntry')
    .values(
      entryIds.map((entryId) => ({
        ...{ authority: tx.authority, id: newId(), chronologyId, entryId },
        ...{ writtenByName: actor.name, writtenAt: at },
      })),
    )
    .onConflict((on) => on.columns(['authority', 'chronologyId', 'entryId']).doUpdateSet({ takenOutOn: null }))
    .execute()
}

/** Writes beside each of these rows why it matters, in one statement; by its key. */
export async function saveAnalyses(
  tx: Tx,
  actor: Actor,
  analyses: readonly { readonly id: string; readonly analysis: string }[],
  at: Instant,
): Promise<void> {
  if (analyses.length === 0) return
  await sql`
    update curated_chronology_entry e set analysis = said.analysis, written_by_name = ${actor.name}, written_at = ${at}
      from unnest(${analyses.map(({ id }) => id)}::uuid[], ${analyses.map(({ analysis }) => analysis)}::text[])
        as said (id, analysis)
     where e.authority = ${tx.authority} and e.id = said.id`.execute(tx)
}

/** Takes rows out of a chronology; they stay, with what was written. */
export async function takeOut(tx: Tx, rowIds: readonly string[], now: Moment): Promise<void> {
  if (rowIds.length === 0) return
  await tx
    .updateTable('curatedChronologyEntry')
    .set({ takenOutOn: now.day })
    .where('authority', '=', tx.authority)
    .where('id', 'in', rowIds)
    .execute()
}

function writer({ userId, name }: Actor, at: Instant) {
  return { writtenBy: userId, writtenByName: name, writtenAt: instant(at) }
}
