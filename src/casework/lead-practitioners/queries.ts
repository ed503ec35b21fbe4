import type { Actor } from '../../access/actor.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { LeadNow, SetLead } from './model.ts'

/** Who leads the work with a child today; undefined where nobody was written down. Stands on lead_practitioner_now. */
export async function leadOf(tx: Tx, childId: string): Promise<LeadNow | undefined> {
  return tx
    .selectFrom('leadPractitioner')
    .select(['name', 'role', 'agency', 'contact', 'fromOn', 'setByName'])
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('toOn', 'is', null)
    .executeTakeFirst()
}

/** Writes who leads from that day on; whoever led until then no longer does. The child is locked. */
export async function saveLead(
  tx: Tx,
  { id, childId, ...lead }: SetLead,
  by: Pick<Actor, 'userId' | 'name'>,
  today: CalendarDay,
): Promise<void> {
  await tx
    .updateTable('leadPractitioner')
    .set({ toOn: today })
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .where('toOn', 'is', null)
    .execute()
  const setBy = { setBy: by.userId, setByName: by.name }
  await tx
    .insertInto('leadPractitioner')
    .values({ authority: tx.authority, id, childId, ...lead, fromOn: today, toOn: null, ...setBy })
    .execute()
}
