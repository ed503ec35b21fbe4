import type { Tx } from '../../platform/db.ts'

/** Stops every open action of a child's plan, with why; none is deleted. Stands on plan_action_of. */
export async function stopOpenActions(tx: Tx, childId: string, note: string): Promise<void> {
  await tx
    .updateTable('planAction')
    .set({ state: 'stopped', note })
    .where('authority', '=', tx.authority)
    .where('state', '=', 'open')
    .where('planId', 'in', (the) =>
      the.selectFrom('plan').select('id').where('authority', '=', tx.authority).where('childId', '=', childId),
    )
    .execute()
}
