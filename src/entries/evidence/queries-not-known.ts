import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { NewNotKnown, NotKnown } from './model.ts'
import type { By } from './queries-citations.ts'

/** Questions about the children of one page. */
const MOST = 100
const COLUMNS = [
  'id',
  'childId',
  'question',
  'finderName',
  'findBy',
  'askedOn',
  'assessmentId',
  'endedOn',
  'answerEntryId',
  'letGoWhy',
] as const

/** What is not known of these children, the first due first, then in the order asked. Stands on not_known_open. */
export async function notKnownOf(tx: Tx, childIds: readonly string[]): Promise<readonly NotKnown[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('notKnown')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .where('endedOn', 'is', null)
    .orderBy('findBy')
    .orderBy('askedOn')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/** The question, locked until the transaction ends; undefined if this authority has none such. */
export async function lockNotKnown(tx: Tx, id: string): Promise<NotKnown | undefined> {
  return tx
    .selectFrom('notKnown')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps questions as not known, for each of their children; one that is open already in the same words is not asked twice. */
export async function addNotKnown(
  tx: Tx,
  questions: readonly NewNotKnown[],
  { on, by }: { readonly on: CalendarDay; readonly by: By },
): Promise<void> {
  const childIds = [...new Set(questions.flatMap((one) => one.childIds))]
  const open = new Set((await notKnownOf(tx, childIds)).map(({ childId, question }) => `${childId} ${question}`))
  const asked = questions.flatMap(({ childIds, ...one }) => childIds.map((childId) => ({ childId, ...one })))
  const fresh = asked.filter(({ childId, question }) => !open.has(`${childId} ${question}`))
  if (fresh.length === 0) return
  await tx
    .insertInto('notKnown')
    .values(
      fresh.map((one) => ({
        ...{ authority: tx.authority, id: newId(), askedOn: on, askedBy: by.userId, askedByName: by.name },
        ...one,
      })),
    )
    .execute()
}

/** Ends a question, by the entry that answers it or with why it is asked no more. */
export async function saveNotKnownEnded(
  tx: Tx,
  id: string,
  ended: Pick<NotKnown, 'endedOn' | 'answerEntryId' | 'letGoWhy'>,
): Promise<void> {
  await tx.updateTable('notKnown').set(ended).where('authority', '=', tx.authority).where('id', '=', id).execute()
}
