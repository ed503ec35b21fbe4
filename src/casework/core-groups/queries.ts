import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { RecordCoreGroup } from './model.ts'

/** Writes a core group down. False if it is written down already. */
export async function addCoreGroup(
  tx: Tx,
  { id, heldOn, agreed, parts: said, childIds }: RecordCoreGroup,
): Promise<boolean> {
  const { authority } = tx
  const added = await tx
    .insertInto('coreGroup')
    .values({ authority, id, meetingId: null, heldOn, summary: agreed })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const parts = childIds.map((childId) => ({
    ...{ authority, id: newId(), coreGroupId: id, childId },
    part: said?.[childId] ?? null,
  }))
  await tx.insertInto('coreGroupChild').values(parts).execute()
  return true
}

/** Ties a core group to the meeting it was held at. */
export async function tieToMeeting(tx: Tx, id: string, meetingId: string): Promise<void> {
  await tx
    .updateTable('coreGroup')
    .set({ meetingId })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}
