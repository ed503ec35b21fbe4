import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { BeginProtection, GoOnProtection, ImmediateProtection } from './model.ts'

const COLUMNS = [
  ...(['id', 'kind', 'referralId', 'beganAt', 'madeBy', 'reason', 'place', 'extendedOn'] as const),
  ...(['endedAt', 'endReason', 'whatNext', 'withdrawnOn', 'withdrawnWhy'] as const),
] as const

/** The protection with its children; undefined if this authority has none such. */
export async function protectionById(tx: Tx, id: string): Promise<ImmediateProtection | undefined> {
  const row = await tx
    .selectFrom('immediateProtection')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const children = await tx
    .selectFrom('immediateProtectionChild')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('immediateProtectionId', '=', id)
    .orderBy('childId')
    .execute()
  return { ...row, childIds: children.map(({ childId }) => childId) }
}

/** What protects any of these children now, and whom of them. Stands on immediate_protection_child_of. */
export async function protectionsInForce(
  tx: Tx,
  childIds: readonly string[],
): Promise<readonly Pick<ImmediateProtection, 'id' | 'kind' | 'childIds'>[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('immediateProtectionChild as part')
    .innerJoin('immediateProtection as step', (join) =>
      join.onRef('step.authority', '=', 'part.authority').onRef('step.id', '=', 'part.immediateProtectionId'),
    )
    .select(['step.id', 'step.kind', 'part.childId'])
    .where('part.authority', '=', tx.authority)
    .where('part.childId', 'in', childIds)
    .where('step.endedAt', 'is', null)
    .where('step.withdrawnOn', 'is', null)
    .execute()
  return rows.map(({ childId, ...step }) => ({ ...step, childIds: [childId] }))
}

type NewProtection = BeginProtection & { readonly referralId: string | null; readonly recordedBy: string | null }

/** Writes down that these children are protected at once. False if it is written down already. */
export async function addProtection(tx: Tx, { childIds, ...step }: NewProtection): Promise<boolean> {
  const { authority } = tx
  const added = await tx
    .insertInto('immediateProtection')
    .values({ authority, ...step })
    .onConflict((conflict) => conflict.columns(['authority', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const parts = childIds.map((childId) => ({ authority, id: newId(), immediateProtectionId: step.id, childId }))
  await tx.insertInto('immediateProtectionChild').values(parts).execute()
  return true
}

/** Keeps what became of it. */
export async function saveProtection(tx: Tx, id: string, act: GoOnProtection, on: CalendarDay): Promise<void> {
  await tx
    .updateTable('immediateProtection')
    .set(changeBy(act, on))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

function changeBy(act: GoOnProtection, on: CalendarDay) {
  if (act.does === 'move') return { place: act.place }
  if (act.does === 'extend') return { extendedOn: act.extendedOn }
  if (act.does === 'withdraw') return { withdrawnOn: on, withdrawnWhy: act.why.trim() }
  return { endedAt: act.endedAt, endReason: act.endReason, whatNext: act.whatNext }
}
