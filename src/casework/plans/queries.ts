import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Category, Plan, PlanKind, PlanStatus } from './model.ts'
import { givesWay, mayBegin } from './rules.ts'

const STATUS_COLUMNS = [
  'id',
  'planId',
  'childId',
  'kind',
  'category',
  'firstCategory',
  'fromOn',
  'toOn',
  'reported',
] as const

/** Every status the plans of these children ever had, latest first, and of one day the one that is still open. Stands on plan_status_of_child. */
export async function planStatusesOf(tx: Tx, childIds: readonly string[]): Promise<readonly PlanStatus[]> {
  if (childIds.length === 0) return []
  return tx
    .selectFrom('planStatus')
    .select(STATUS_COLUMNS)
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .orderBy('fromOn', 'desc')
    .orderBy('toOn', 'desc')
    .execute()
}

/** The living plan of a child with its needs, outcomes and actions; undefined if none was made. */
export async function planOf(tx: Tx, childId: string): Promise<Plan | undefined> {
  const plan = await tx
    .selectFrom('plan')
    .select(['id', 'childId', 'madeOn', 'whyInvolved', 'weWant', 'contingency', 'childView', 'parentView'])
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .executeTakeFirst()
  if (!plan) return undefined
  const [needs, outcomes, actions] = [
    await needsOf(tx, plan.id),
    await outcomesOf(tx, plan.id),
    await actionsOf(tx, plan.id),
  ]
  return {
    ...plan,
    needs: needs.map((need) => ({
      ...need,
      outcomes: outcomes
        .filter(({ needId }) => needId === need.id)
        .map(({ needId, ...outcome }) => ({
          ...outcome,
          actions: actions
            .filter(({ outcomeId }) => outcomeId === outcome.id)
            .map(({ outcomeId, ...action }) => action),
        })),
    })),
  }
}

/** The plan of this child, made empty today if there was none. Gives its id. */
export async function makePlan(tx: Tx, childId: string, madeOn: CalendarDay): Promise<string> {
  await tx
    .insertInto('plan')
    .values({ authority: tx.authority, id: newId(), childId, madeOn })
    .onConflict((conflict) => conflict.columns(['authority', 'childId']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('plan')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('childId', '=', childId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return id
}

export type NewStatus = {
  readonly childId: string
  readonly kind: PlanKind
  readonly fromOn: CalendarDay
  readonly category?: Category | null
  readonly conferenceId?: string | null
  readonly episodeId?: string | null
}

/** What came of a status that was to begin: it began, it was there already, or a stronger one stands. */
export type StatusBegun = 'begun' | 'there-already' | 'stronger-stands'

/**
 * Gives the child's living plan a new status from a day on; the weaker status it had until then ends that day.
 * The same kind twice is one status, and a child protection plan or care is never replaced by a weaker one.
 */
export async function beginPlanStatus(tx: Tx, status: NewStatus): Promise<StatusBegun> {
  const planId = await makePlan(tx, status.childId, status.fromOn)
  const open = (await planStatusesOf(tx, [status.childId])).filter(({ toOn }) => toOn === null)
  const kinds = open.map(({ kind }) => kind)
  if (kinds.includes(status.kind)) return 'there-already'
  if (!mayBegin(kinds, status.kind)) return 'stronger-stands'
  for (const { id, kind } of open) if (givesWay(kind)) await endPlanStatus(tx, id, status.fromOn, null)
  const { category = null, conferenceId = null, episodeId = null, ...rest } = status
  await tx
    .insertInto('planStatus')
    .values({
      authority: tx.authority,
      id: newId(),
      planId,
      category,
      firstCategory: category,
      conferenceId,
      episodeId,
      ...rest,
    })
    .execute()
  return 'begun'
}

/** Ends a status of the plan; the plan itself lives on. */
export async function endPlanStatus(tx: Tx, id: string, toOn: CalendarDay, endReason: string | null): Promise<void> {
  await tx
    .updateTable('planStatus')
    .set({ toOn, endReason })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

async function needsOf(tx: Tx, planId: string) {
  return tx
    .selectFrom('planNeed')
    .select(['id', 'statement'])
    .where('authority', '=', tx.authority)
    .where('planId', '=', planId)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

async function outcomesOf(tx: Tx, planId: string) {
  return tx
    .selectFrom('planOutcome')
    .select(['id', 'needId', 'statement', 'byOn', 'changed', 'achievedOn'])
    .where('authority', '=', tx.authority)
    .where('planId', '=', planId)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

async function actionsOf(tx: Tx, planId: string) {
  return tx
    .selectFrom('planAction')
    .select(['id', 'outcomeId', 'what', 'ownerName', 'ownerUser', 'byOn', 'state', 'doneOn'])
    .where('authority', '=', tx.authority)
    .where('planId', '=', planId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
