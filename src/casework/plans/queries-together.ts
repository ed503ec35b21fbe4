import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { PlanChanges } from './model.ts'
import { makePlan } from './queries.ts'
import { savePlanChanges } from './queries-writing.ts'
import type { SharedPart } from './rules-together.ts'

/**
 * The parts of this child's plan that stand in the plans of brothers and sisters too, and are not ended there. Stands on
 * plan_need_of, plan_need_shared and their likes.
 */
export async function sharedParts(tx: Tx, childId: string): Promise<readonly SharedPart[]> {
  const of = (table: 'plan_need' | 'plan_outcome' | 'plan_action', goesOn: string) => sql`
    select own.id, plan.child_id, other.id as part_id
      from plan mine
      join ${sql.table(table)} own on own.authority = mine.authority and own.plan_id = mine.id
      join ${sql.table(table)} other on other.authority = own.authority and other.shared_id = own.shared_id
       and other.plan_id <> own.plan_id and other.${sql.raw(goesOn)}
      join plan on plan.authority = other.authority and plan.id = other.plan_id
     where mine.authority = ${tx.authority} and mine.child_id = ${childId}`
  const { rows } = await sql<SharedPart>`
    ${of('plan_need', 'ended_on is null')} union all ${of('plan_outcome', 'ended_on is null')}
    union all ${of('plan_action', `state = 'open'`)} limit 2000`.execute(tx)
  return rows
}

/** Writes in the plan of a brother or sister what is shared: new parts, and the words of those that are there. */
export async function saveShared(tx: Tx, childId: string, changes: PlanChanges, on: CalendarDay): Promise<void> {
  const planId = await makePlan(tx, childId, on)
  const onlyNew = { text: null, needs: added(changes.needs), outcomes: added(changes.outcomes) }
  await savePlanChanges(tx, planId, { ...onlyNew, actions: added(changes.actions) }, on)
  await rewordParts(tx, planId, changes)
  await markShared(tx, changes)
}

function added<Part>({ added }: { readonly added: readonly Part[] }) {
  return { added, changed: [], ended: [] }
}

async function rewordParts(tx: Tx, planId: string, { needs, outcomes, actions }: PlanChanges): Promise<void> {
  for (const { id, statement } of needs.changed) {
    await tx
      .updateTable('planNeed')
      .set({ statement })
      .where(isPart(tx, planId, id))
      .execute()
  }
  for (const { id, statement, byOn } of outcomes.changed) {
    await tx
      .updateTable('planOutcome')
      .set({ statement, byOn })
      .where(isPart(tx, planId, id))
      .execute()
  }
  for (const { id, what, ownerName, byOn } of actions.changed) {
    await tx
      .updateTable('planAction')
      .set({ what, ownerName, byOn })
      .where(isPart(tx, planId, id))
      .execute()
  }
}

/** What came into another plan is from now on shared where it came from, too. */
async function markShared(tx: Tx, { needs, outcomes, actions }: PlanChanges): Promise<void> {
  for (const [table, parts] of [
    ['planNeed', needs.added],
    ['planOutcome', outcomes.added],
    ['planAction', actions.added],
  ] as const) {
    const ids = parts.flatMap(({ sharedId }) => sharedId ?? [])
    if (ids.length === 0) continue
    await tx
      .updateTable(table)
      .set((the) => ({ sharedId: the.ref('id') }))
      .where('authority', '=', tx.authority)
      .where('id', 'in', ids)
      .where('sharedId', 'is', null)
      .execute()
  }
}

function isPart(tx: Tx, planId: string, id: string) {
  return sql<boolean>`authority = ${tx.authority} and plan_id = ${planId} and id = ${id}`
}
