import { sql } from 'kysely'
import { addCitations } from '../../entries/evidence/queries-citations.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { isAboutPerson, type NewWorry, type Worry } from './model.ts'
import { notesShownFor } from './queries-notes.ts'
import { openWorriesIn } from './queries-open.ts'

const COLUMNS = [
  'id',
  'kind',
  'childId',
  'personId',
  'title',
  'statement',
  'trend',
  'howKnown',
  'saidBy',
  'sinceOn',
  'reviewBy',
  'told',
  'closedOn',
  'closedHow',
] as const

/**
 * Every open worry of these children, and of each person around them who may be a risk: no limit, because none may be
 * hidden. Warnings to workers about people around them, or where they live, stand among them.
 */
export async function openWorries(tx: Tx, childIds: readonly string[]): Promise<readonly Worry[]> {
  if (childIds.length === 0) return []
  const columns = sql.join(COLUMNS.map((column) => sql.ref(`w.${column}`)))
  const { rows } = await sql<Worry>`
    select ${columns} from ${openWorriesIn(tx.authority, childIds)} w order by since_on desc, id`.execute(tx)
  return [...rows, ...(await notesShownFor(tx, childIds))]
}

/** The worry about a child, locked until the transaction ends; undefined if this authority has none such. */
export async function lockWorry(tx: Tx, id: string): Promise<Worry | undefined> {
  return tx
    .selectFrom('worry')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .where((the) => the.or([the('kind', '<>', 'risk-adult'), the('personId', 'is', null)]))
    .forUpdate()
    .executeTakeFirst()
}

/** Opens a worry for each of its children, or once about the person who may be a risk, resting on these entries. */
export async function addWorry(
  tx: Tx,
  { childIds, ...worry }: NewWorry,
  recordedBy: string | null,
  restsOn: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return
  const about = isAboutPerson(worry) ? childIds.slice(0, 1) : childIds
  const rows = about.map((childId) => ({ authority: tx.authority, id: newId(), childId, recordedBy, ...worry }))
  await tx.insertInto('worry').values(rows).execute()
  const citing = rows.map(({ id }) => ({ kind: 'worry' as const, id }))
  const entries = restsOn.map((entryId) => ({ entryId, weighs: 'for' as const }))
  await addCitations(tx, citing, entries, { userId: recordedBy, name: null })
}

/** Closes a worry with what made it safe. */
export async function saveClosed(tx: Tx, id: string, closedOn: CalendarDay, closedHow: string): Promise<void> {
  await tx
    .updateTable('worry')
    .set({ closedOn, closedHow })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}
