import { addCitations } from '../../entries/evidence/queries-citations.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewWorry, Worry } from './model.ts'

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

/** Every open worry about these children: no limit, because none may be hidden. Stands on worry_of_child. */
export async function openWorries(tx: Tx, childIds: readonly string[]): Promise<readonly Worry[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('worry')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('closedOn', 'is', null)
    .orderBy('sinceOn', 'desc')
    .execute()
}

/** The worry, locked until the transaction ends; undefined if this authority has none such. */
export async function lockWorry(tx: Tx, id: string): Promise<Worry | undefined> {
  return tx
    .selectFrom('worry')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Opens a worry for each of its children, resting on these entries. */
export async function addWorry(
  tx: Tx,
  { childIds, ...worry }: NewWorry,
  recordedBy: string | null,
  restsOn: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return
  const rows = childIds.map((childId) => ({ authority: tx.authority, id: newId(), childId, recordedBy, ...worry }))
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
