import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { type Instant, instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Citation, CitedCorrection, Citing, Finding, ReadingAgain, Weighs } from './model.ts'

/** Citations that one page shows. */
const MOST = 500

/** Who writes, cites or reads again. */
export type By = Pick<Actor, 'userId' | 'name'>

/**
 * What these rest on, in the order it was cited: each entry with what was put right about it since, and whether somebody
 * has read that for what rests on it. Stands on citation_of, entry_correcting and reading_again_of.
 */
export async function citationsOf(tx: Tx, citingIds: readonly string[]): Promise<readonly Citation[]> {
  if (citingIds.length === 0) return []
  const { rows } = await sql<Row>`
    select c.id, c.citing_kind, c.citing_id, c.weighs, c.passage, c.cited_by_name, c.recorded_at as cited_at,
           jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'body', e.body, 'happenedOn', e.happened_on,
                              'saidBy', e.said_by) as entry,
           (select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title, 'body', r.body, 'why', r.correction, 'by', r.recorded_by_name,
                     'at', r.recorded_at, 'isRead', exists (select from reading_again a where a.authority = c.authority
                       and a.citing_id = c.citing_id and a.correction_id = r.id)) order by r.recorded_at)
              from entry r where r.authority = e.authority and r.corrects = e.id) as corrections
      from citation c join entry e on e.authority = c.authority and e.id = c.entry_id
     where c.authority = ${tx.authority} and c.citing_id = any(${citingIds}::uuid[]) and c.removed_at is null
     order by c.weighs desc, c.recorded_at, c.id limit ${MOST}`.execute(tx)
  return rows.map(({ entry, corrections, ...citation }) => {
    const put = (corrections ?? []).map((one) => ({ ...one, at: instant(one.at) }))
    return { ...citation, entry: { ...entry, corrections: put } }
  })
}

type Row = Omit<Citation, 'entry'> & {
  readonly entry: Omit<Citation['entry'], 'corrections'>
  readonly corrections: readonly CitedCorrection[] | null
}

export type NewCitation = { readonly entryId: string; readonly weighs: Weighs; readonly passage?: string | null }

/**
 * Writes down that this rests on these entries, each once; one that is cited so already stays as it is. Gives how many
 * were new.
 */
export async function addCitations(
  tx: Tx,
  citing: readonly Citing[],
  entries: readonly NewCitation[],
  by: { readonly userId: string | null; readonly name: string | null },
): Promise<number> {
  const rows = citing.flatMap(({ kind, id }) =>
    entries.map(({ entryId, weighs, passage }) => ({
      ...{ authority: tx.authority, id: newId(), citingKind: kind, citingId: id, entryId, weighs },
      ...{ passage: passage ?? null, citedBy: by.userId, citedByName: by.name },
    })),
  )
  if (rows.length === 0) return 0
  const added = await tx
    .insertInto('citation')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return added.length
}

/** The citation, locked until the transaction ends; undefined if it is none, or was taken away. */
export async function lockCitation(tx: Tx, id: string): Promise<(Citing & { readonly entryId: string }) | undefined> {
  const row = await tx
    .selectFrom('citation')
    .select(['citingKind', 'citingId', 'entryId'])
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && { kind: row.citingKind, id: row.citingId, entryId: row.entryId }
}

/** Takes citations away, with why. What they were stays in the time machine. */
export async function removeCitations(
  tx: Tx,
  ids: readonly string[],
  { by, why, at }: { readonly by: By; readonly why: string; readonly at: Instant },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('citation')
    .set({ removedAt: at, removedByName: by.name, removedWhy: why })
    .where('authority', '=', tx.authority)
    .where('id', 'in', ids)
    .execute()
}

/**
 * Keeps what the marks of a text cite, sentence by sentence: what is marked now, and nothing that was taken out of the text
 * since. What is cited of the whole, without a sentence, stays. Of an entry cited for the first time, the corrections that
 * stand by now were there to be seen.
 */
export async function keepCitedInText(
  tx: Tx,
  citing: Citing,
  marks: readonly (NewCitation & { readonly passage: string })[],
  { by, at }: { readonly by: By; readonly at: Instant },
): Promise<void> {
  const isMarked = ({ entry, passage }: Citation) =>
    marks.some((mark) => mark.entryId === entry.id && mark.passage === passage)
  const before = await citationsOf(tx, [citing.id])
  const gone = before.filter((one) => one.passage !== null && !isMarked(one)).map(({ id }) => id)
  await removeCitations(tx, gone, { by, why: 'No longer in the text', at })
  if ((await addCitations(tx, [citing], marks, by)) === 0) return
  const there = new Set(before.map(({ entry }) => entry.id))
  const fresh = (await citationsOf(tx, [citing.id])).filter(({ entry }) => !there.has(entry.id))
  const seen = fresh.flatMap(({ entry }) => entry.corrections.filter(({ isRead }) => !isRead).map(({ id }) => id))
  await addReadings(tx, citing, [...new Set(seen)], { finding: 'cited', note: null, by })
}

/** Which of these entries stand in a child's story, so that they may be cited for that child. Stands on the key of entry_about. */
export async function entriesOfChildren(
  tx: Tx,
  childIds: readonly string[],
  entryIds: readonly string[],
): Promise<readonly string[]> {
  if (childIds.length === 0 || entryIds.length === 0) return []
  const rows = await tx
    .selectFrom('entryAbout')
    .select('entryId')
    .distinct()
    .where('authority', '=', tx.authority)
    .where('entryId', 'in', entryIds)
    .where('personId', 'in', childIds)
    .execute()
  return rows.map(({ entryId }) => entryId)
}

/** Keeps that somebody had these corrections before them, for what rests on the entries that they put right. */
export async function addReadings(
  tx: Tx,
  citing: Citing,
  correctionIds: readonly string[],
  { finding, note, by }: { readonly finding: Finding; readonly note: string | null; readonly by: By },
): Promise<void> {
  if (correctionIds.length === 0) return
  const read = { citingKind: citing.kind, citingId: citing.id, finding, note, readBy: by.userId, readByName: by.name }
  await tx
    .insertInto('readingAgain')
    .values(correctionIds.map((correctionId) => ({ authority: tx.authority, id: newId(), correctionId, ...read })))
    .onConflict((conflict) => conflict.columns(['authority', 'citingId', 'correctionId']).doNothing())
    .execute()
}

/** Who read these again and what they found, latest first; 100 at most. Stands on reading_again_of. */
export async function readingsOf(tx: Tx, citingIds: readonly string[]): Promise<readonly ReadingAgain[]> {
  if (citingIds.length === 0) return []
  return tx
    .selectFrom('readingAgain')
    .select(['citingId', 'finding', 'note', 'readByName', 'recordedAt as at'])
    .distinctOn(['recordedAt', 'citingId'])
    .where('authority', '=', tx.authority)
    .where('citingId', 'in', citingIds)
    .where('finding', '!=', 'cited')
    .orderBy('recordedAt', 'desc')
    .orderBy('citingId')
    .limit(100)
    .execute()
}
