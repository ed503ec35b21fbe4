import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { CaseloadLimit } from './model.ts'

/** How many children this worker is to hold at most on this day, as agreed; null where nothing was agreed. */
export async function limitOf(tx: Tx, userId: string, day: CalendarDay): Promise<number | null> {
  const row = await tx
    .selectFrom('caseloadLimit')
    .select('children')
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .where('fromOn', '<=', day)
    .orderBy('fromOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.children ?? null
}

/** Keeps what was agreed with each of these workers; agreed again for the same day, the latest counts. */
export async function saveLimits(tx: Tx, limits: readonly CaseloadLimit[], setBy: string | null): Promise<void> {
  if (limits.length === 0) return
  const rows = limits.map((limit) => ({ authority: tx.authority, id: newId(), ...limit, setBy }))
  await tx
    .insertInto('caseloadLimit')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['authority', 'userId', 'fromOn']).doUpdateSet((the) => ({
        children: the.ref('excluded.children'),
        setBy: the.ref('excluded.setBy'),
      })),
    )
    .execute()
}
