import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { RecordCoreGroup } from './model.ts'

/** Writes a core group down with who came. False if it is written down already. */
export async function addCoreGroup(tx: Tx, { id, heldOn, came, agreed, childIds }: RecordCoreGroup): Promise<boolean> {
  const { authority } = tx
  const meetingId = newId()
  const added = await tx
    .insertInto('coreGroup')
    .values({ authority, id, meetingId: null, heldOn, summary: agreed })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  await tx.insertInto('meeting').values({ authority, id: meetingId, kind: 'core-group', heldOn }).execute()
  await tx.updateTable('coreGroup').set({ meetingId }).where('authority', '=', authority).where('id', '=', id).execute()
  const attendance = came.map((person) => ({
    authority,
    id: newId(),
    meetingId,
    presence: 'attended' as const,
    ...person,
  }))
  await tx.insertInto('attendance').values(attendance).execute()
  const parts = childIds.map((childId) => ({ authority, id: newId(), coreGroupId: id, childId }))
  await tx.insertInto('coreGroupChild').values(parts).execute()
  return true
}
