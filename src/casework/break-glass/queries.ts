import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../platform/db.ts'
import type { OpenedRecord, OpenRecord, Review } from './model.ts'

const COLUMNS = [
  ...(['id', 'childId', 'userId', 'userName', 'reasonCode', 'reason', 'begunAt', 'untilAt'] as const),
  ...(['review', 'reviewWords', 'reviewedByName', 'reviewedAt'] as const),
] as const

/** Writes that a record is open to the actor from now until then. */
export async function addOpened(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'name'>,
  { id, childId, reasonCode, reason }: OpenRecord,
  { begunAt, untilAt }: { readonly begunAt: Instant; readonly untilAt: Instant },
): Promise<void> {
  const who = { userId: actor.userId ?? '', userName: actor.name }
  await tx
    .insertInto('brokenGlass')
    .values({ authority: tx.authority, id, childId, reasonCode, reason, ...who, begunAt, untilAt })
    .execute()
}

/** Until when the record of this child is open to this user; undefined if it is not. Stands on broken_glass_of. */
export async function openNow(tx: Tx, userId: string, childId: string, at: Instant): Promise<Instant | undefined> {
  const row = await tx
    .selectFrom('brokenGlass')
    .select('untilAt')
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('childId', '=', childId)
    .where('untilAt', '>', at)
    .orderBy('untilAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.untilAt
}

/** What waits to be looked at, oldest first, at most `limit`. Stands on broken_glass_waiting. */
export async function openedToReview(tx: Tx, limit: number): Promise<readonly OpenedRecord[]> {
  return tx
    .selectFrom('brokenGlass')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('review', 'is', null)
    .orderBy('begunAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** One that was opened, locked until the transaction ends; undefined if this authority has none such. */
export async function lockOpened(tx: Tx, id: string): Promise<OpenedRecord | undefined> {
  return tx
    .selectFrom('brokenGlass')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes what was thought of it. */
export async function saveReview(
  tx: Tx,
  id: string,
  said: { readonly review: Review; readonly reviewWords: string | null },
  by: Pick<Actor, 'userId' | 'name'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('brokenGlass')
    .set({ ...said, reviewedBy: by.userId, reviewedByName: by.name, reviewedAt: at })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}
