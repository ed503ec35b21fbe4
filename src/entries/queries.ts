import type { Actor } from '../access/actor.ts'
import { json, type Tx } from '../platform/db.ts'
import type { Entry, NewEntry } from './model.ts'

/** Writes entries down, and whom each is about. They are never changed afterwards. */
export async function addEntries(
  tx: Tx,
  recorder: Pick<Actor, 'userId' | 'name'>,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('entry')
    .values(entries.map((entry) => entryRow(tx.authority, recorder, entry)))
    .execute()
  const about = entries.flatMap((entry) =>
    entry.about.map(({ personId, part }) => ({
      authority: tx.authority,
      entryId: entry.id,
      personId,
      part: part ?? null,
      happenedOn: entry.happenedOn,
      kind: entry.kind,
      bearing: entry.bearing ?? 'neutral',
    })),
  )
  if (about.length > 0) await tx.insertInto('entryAbout').values(about).execute()
}

function entryRow(authority: string, recorder: Pick<Actor, 'userId' | 'name'>, entry: NewEntry) {
  return {
    authority,
    id: entry.id,
    kind: entry.kind,
    title: entry.title,
    body: json(entry.body),
    happenedOn: entry.happenedOn,
    happenedAt: entry.happenedAt ?? null,
    saidBy: entry.saidBy,
    saidByRole: entry.saidByRole ?? null,
    bearing: entry.bearing ?? 'neutral',
    significant: entry.significant ?? false,
    stepKind: entry.step?.kind ?? null,
    stepId: entry.step?.id ?? null,
    corrects: entry.corrects ?? null,
    correction: entry.correction ?? null,
    recordedBy: recorder.userId,
    recordedByName: recorder.name,
  }
}

/**
 * What was written about a person, latest happening first, at most `limit` entries; the child's page and chronology
 * have the whole story. One scan of entry_about_person, then the entries by their key.
 */
export async function entriesAbout(
  tx: Tx,
  personId: string,
  { limit }: { readonly limit: number },
): Promise<readonly Entry[]> {
  const rows = await tx
    .selectFrom('entryAbout')
    .innerJoin('entry', (join) =>
      join.onRef('entry.authority', '=', 'entryAbout.authority').onRef('entry.id', '=', 'entryAbout.entryId'),
    )
    .select([...ENTRY_COLUMNS, 'entryAbout.part'])
    .where('entryAbout.authority', '=', tx.authority)
    .where('entryAbout.personId', '=', personId)
    .orderBy('entryAbout.happenedOn', 'desc')
    .orderBy('entryAbout.recordedAt', 'desc')
    .limit(limit)
    .execute()
  return rows as readonly Entry[]
}

/** The entries a step wrote, in the order they were written. */
export async function entriesOfStep(tx: Tx, stepId: string): Promise<readonly Omit<Entry, 'part'>[]> {
  const rows = await tx
    .selectFrom('entry')
    .select(ENTRY_COLUMNS)
    .where('authority', '=', tx.authority)
    .where('stepId', '=', stepId)
    .orderBy('recordedAt')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows as readonly Omit<Entry, 'part'>[]
}

/** One entry; undefined if this authority has none such. */
export async function entryById(tx: Tx, id: string): Promise<Omit<Entry, 'part'> | undefined> {
  const row = await tx
    .selectFrom('entry')
    .select(ENTRY_COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as Omit<Entry, 'part'> | undefined
}

/** Whom an entry is about. */
export async function peopleOfEntry(tx: Tx, entryId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('entryAbout')
    .select('personId')
    .where('authority', '=', tx.authority)
    .where('entryId', '=', entryId)
    .execute()
  return rows.map(({ personId }) => personId)
}

const ENTRY_COLUMNS = [
  'entry.id',
  'entry.kind',
  'entry.title',
  'entry.body',
  'entry.happenedOn',
  'entry.saidBy',
  'entry.saidByRole',
  'entry.bearing',
  'entry.significant',
  'entry.stepKind',
  'entry.stepId',
  'entry.corrects',
  'entry.recordedByName',
  'entry.recordedAt',
] as const
