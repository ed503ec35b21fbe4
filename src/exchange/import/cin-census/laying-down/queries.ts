import { sql } from 'kysely'
import type { Actor } from '../../../../access/actor.ts'
import type { NewEntry } from '../../../../entries/model.ts'
import { addEntries } from '../../../../entries/queries.ts'
import { plannedAnew, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'

/** Adds the entries that are not there yet. An entry is never changed: other words make another entry. */
export async function layEntries(tx: Tx, actor: Actor, entries: readonly NewEntry[]): Promise<number> {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  if (once.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    select id from public.entry where authority = ${tx.authority} and id = any(${once.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  const held = new Set(rows.map(({ id }) => id))
  const fresh = once.filter(({ id }) => !held.has(id))
  // Their words are gathered for searching by a trigger: planned for these very entries it takes milliseconds, planned once
  // for all seconds a statement (measured).
  await plannedAnew(tx, async () => {
    for (let at = 0; at < fresh.length; at += ENTRIES_AT_ONCE) {
      await addEntries(tx, actor, fresh.slice(at, at + ENTRIES_AT_ONCE))
    }
  })
  return fresh.length
}

/** Entries of one statement: what is looked at for each of them grows with all of a statement. */
const ENTRIES_AT_ONCE = 100

/** The children this authority knows by these references, and by these UPNs: reference or UPN to person. */
export async function childrenKnownBy(
  tx: Tx,
  system: 'local' | 'upn',
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (values.length === 0) return new Map()
  const rows = await tx
    .selectFrom('personIdentifier')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority', '=', 'personIdentifier.authority')
        .onRef('person.id', '=', 'personIdentifier.personId'),
    )
    .select(['personIdentifier.value', 'personIdentifier.personId'])
    .where('personIdentifier.authority', '=', tx.authority)
    .where('personIdentifier.system', '=', system)
    .where('personIdentifier.value', 'in', values)
    .where('person.kind', '=', 'child')
    .orderBy('personIdentifier.personId', 'desc')
    .execute()
  return new Map(rows.map(({ value, personId }) => [value, personId]))
}

/** Which of these children nobody holds, though a case is open: they wait to be allocated. */
export async function heldByNobody(tx: Tx, childIds: readonly string[]): Promise<readonly string[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('episode')
    .leftJoin('allocation', (join) =>
      join
        .onRef('allocation.authority', '=', 'episode.authority')
        .onRef('allocation.childId', '=', 'episode.childId')
        .on('allocation.toOn', 'is', null),
    )
    .select('episode.childId')
    .distinct()
    .where('episode.authority', '=', tx.authority)
    .where('episode.childId', 'in', childIds)
    .where('episode.closedOn', 'is', null)
    .where('allocation.id', 'is', null)
    .execute()
  return rows.map(({ childId }) => childId)
}

/** The team that new work waits with: the first safeguarding team by name; null if the authority has set up none. */
export async function teamOfNewWork(tx: Tx): Promise<string | null> {
  const team = await tx
    .selectFrom('access.team')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('kind', '=', 'safeguarding')
    .orderBy('name')
    .limit(1)
    .executeTakeFirst()
  return team?.id ?? null
}

/** How far this file was brought in before, 0 if it never was or was brought in whole. */
export async function beginRun(
  tx: Tx,
  kind: 'cin-census' | 'safeguarding-dataset',
  fingerprint: string,
  rows: number,
): Promise<{ id: string; rowsDone: number }> {
  await tx
    .insertInto('importRun')
    .values({ authority: tx.authority, id: newId(), kind, fingerprint, rows })
    .onConflict((conflict) => conflict.columns(['authority', 'kind', 'fingerprint']).doNothing())
    .execute()
  const { id, rowsDone, finishedAt } = await tx
    .selectFrom('importRun')
    .select(['id', 'rowsDone', 'finishedAt'])
    .where('authority', '=', tx.authority)
    .where('kind', '=', kind)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirstOrThrow()
  return { id, rowsDone: finishedAt === null ? rowsDone : 0 }
}

/** Notes how far a run has come; `finished` when the file is at its end. */
export async function saveRun(tx: Tx, id: string, rowsDone: number, finished: boolean): Promise<void> {
  await tx
    .updateTable('importRun')
    .set({ rowsDone, ...(finished ? { finishedAt: sql`now()` as never } : {}) })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** Lets the planner know what was laid down so far, for what is laid down next. */
export async function gatherStatistics(tx: Tx): Promise<void> {
  await sql`select public.gather_statistics()`.execute(tx)
}
