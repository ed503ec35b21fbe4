import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { manyPeopleById } from '../../people/queries-many.ts'
import type { Tx } from '../../platform/db.ts'
import type { Listed } from '../allocations/queries.ts'
import { countToReadAgain } from '../evidence/queries.ts'
import type { TrayFacts } from './model.ts'
import { casesOf, duesOpen, lastLooks, plansNow, worriesOpen } from './queries-now.ts'
import { assessmentsOpen, conferencesAwaited, inDanger, newsOf, workersOf } from './queries-steps.ts'

/**
 * What the list says of each of these children: a statement a kind of fact, however many they are. Each stands on its
 * table's index of what is open of a child, so that ten years of closed cases cost nothing. What is new is reckoned
 * from this reader's own last look at the child's page itself: a form that lists the child shows none of it.
 */
export async function trayFacts(tx: Tx, userId: string | null, listed: Listed): Promise<readonly TrayFacts[]> {
  const { ids } = listed
  if (ids.length === 0) return []
  const people = await manyPeopleById(tx, ids)
  const looks = await lastLooks(tx, userId, ids)
  const [cases, plans, dues] = [await casesOf(tx, ids), await plansNow(tx, ids), await duesOpen(tx, ids)]
  const [worries, news] = [await worriesOpen(tx, ids, { userId, looks }), await newsOf(tx, userId, looks)]
  const [assessments, conferences] = [await assessmentsOpen(tx, ids), await conferencesAwaited(tx, ids)]
  const [danger, workers] = [await inDanger(tx, ids), await workersOf(tx, ids)]
  const readAgain = await countToReadAgain(tx, ids)
  return ids.flatMap((id) => {
    const child = people.get(id)
    if (!child) return []
    return {
      child,
      ...(cases.get(id) ?? { openedOn: null, familyId: null }),
      ...(workers.get(id) ?? { worker: null, workerId: null }),
      ...(danger.get(id) ?? { missingSince: null, protectedBy: null }),
      status: plans.get(id) ?? null,
      dues: dues.get(id) ?? [],
      worries: worries.get(id) ?? [],
      news: news.get(id) ?? null,
      assessment: assessments.get(id) ?? null,
      conference: conferences.get(id) ?? null,
      readAgain: readAgain.get(id) ?? 0,
      seen: looks.has(id),
      coveredFor: listed.covers.get(id) ?? null,
    }
  })
}

/** What this user began and did not send, latest first; at most `limit`. Stands on draft_authority_user_id_form_key. */
export async function draftsOf(tx: Tx, userId: string | null, limit: number) {
  if (userId === null) return []
  return tx
    .selectFrom('draft')
    .select(['form', 'savedAt'])
    .where('authority', '=', tx.authority)
    .where('userId', '=', userId)
    .orderBy('savedAt', 'desc')
    .limit(limit)
    .execute()
}

/** How many visits this user made from this day on. Stands on visit_by. */
export async function visitsSince(tx: Tx, userId: string | null, from: CalendarDay): Promise<number> {
  if (userId === null) return 0
  const { rows } = await sql<{ visits: number }>`
    select count(*)::integer as visits from visit
     where authority = ${tx.authority} and visited_by = ${userId}::uuid and happened_on >= ${from}::date`.execute(tx)
  return rows[0]?.visits ?? 0
}
