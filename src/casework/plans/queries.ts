import { sql } from 'kysely'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Category, Plan, PlanAction, PlanKind, PlanNeed, PlanOutcome, PlanStatus } from './model.ts'
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
  'endReason',
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
  return (await plansOf(tx, [childId]))[0]
}

/** The living plans of these children, in their order; a child for whom none was made is left out. */
export async function plansOf(tx: Tx, childIds: readonly string[]): Promise<readonly Plan[]> {
  if (childIds.length === 0) return []
  const plans = await tx
    .selectFrom('plan')
    .select(['id', 'childId', 'madeOn', 'whyInvolved', 'weWant', 'contingency', 'childView', 'parentView'])
    .select(['childViewOn', 'parentViewOn'])
    .where('authority', '=', tx.authority)
    .where('childId', 'in', childIds)
    .execute()
  if (plans.length === 0) return []
  const ids = plans.map(({ id }) => id)
  const parts = [await needsOf(tx, ids), await outcomesOf(tx, ids), await actionsOf(tx, ids)] as const
  const whole = plans.map((plan) => put(plan, ...parts))
  return childIds.flatMap((childId) => whole.find((plan) => plan.childId === childId) ?? [])
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

/** Locks a plan until the transaction ends. False for a seat that may not write in it, as the rows themselves have it. */
export async function lockPlan(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('plan')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export type NewStatus = {
  readonly childId: string
  readonly kind: PlanKind
  readonly fromOn: CalendarDay
  readonly category?: Category | null
  readonly conferenceId?: string | null
  readonly episodeId?: string | null
  /** Why the weaker status that gives way to it ends. */
  readonly because?: string
}

const GAVE_WAY: Readonly<Record<PlanKind, string>> = {
  'family-help': 'A family help plan began',
  'child-in-need': 'A child in need plan began',
  'child-protection': 'A conference decided on a child protection plan',
  care: 'The child became looked after',
  pathway: 'A pathway plan began',
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
  for (const { id, kind } of open)
    if (givesWay(kind)) await endPlanStatus(tx, id, status.fromOn, status.because ?? GAVE_WAY[status.kind])
  const { category = null, conferenceId = null, episodeId = null, because: _, ...rest } = status
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

/**
 * Ends a status of the plan; the plan itself lives on. Where it was family help, whoever led it from outside the council
 * writes in the plan no more. Stands on family_help_of_plan.
 */
export async function endPlanStatus(tx: Tx, id: string, toOn: CalendarDay, endReason: string | null): Promise<void> {
  await tx
    .updateTable('planStatus')
    .set({ toOn, endReason })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
  await sql`
    update family_help f set closed_on = ${toOn}, closed_why = coalesce(${endReason}, 'The plan ended')
      from plan_status s
     where s.authority = ${tx.authority} and s.id = ${id} and s.kind = 'family-help'
       and f.authority = s.authority and f.plan_id = s.plan_id and f.closed_on is null`.execute(tx)
}

type NeedRow = Omit<PlanNeed, 'outcomes'> & { readonly planId: string }
type OutcomeRow = Omit<PlanOutcome, 'actions'> & { readonly needId: string }
type ActionRow = PlanAction & { readonly outcomeId: string }

/** A plan put together from its rows, and those of other plans. */
export function put(
  plan: Omit<Plan, 'needs'>,
  needs: readonly NeedRow[],
  outcomes: readonly OutcomeRow[],
  actions: readonly ActionRow[],
): Plan {
  const actionsOf = (id: string) =>
    actions.filter(({ outcomeId }) => outcomeId === id).map(({ outcomeId, ...action }) => action)
  const outcomesOf = (id: string) =>
    outcomes
      .filter(({ needId }) => needId === id)
      .map(({ needId, ...outcome }) => ({ ...outcome, actions: actionsOf(outcome.id) }))
  return {
    ...plan,
    needs: needs
      .filter(({ planId }) => planId === plan.id)
      .map(({ planId, ...need }) => ({ ...need, outcomes: outcomesOf(need.id) })),
  }
}

async function needsOf(tx: Tx, planIds: readonly string[]) {
  return tx
    .selectFrom('planNeed')
    .select(['id', 'planId', 'sharedId', 'statement'])
    .where('authority', '=', tx.authority)
    .where('planId', 'in', planIds)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

async function outcomesOf(tx: Tx, planIds: readonly string[]) {
  return tx
    .selectFrom('planOutcome')
    .select(['id', 'sharedId', 'needId', 'statement', 'byOn', 'changed', 'achievedOn'])
    .where('authority', '=', tx.authority)
    .where('planId', 'in', planIds)
    .where('endedOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

async function actionsOf(tx: Tx, planIds: readonly string[]) {
  return tx
    .selectFrom('planAction')
    .select(['id', 'sharedId', 'outcomeId', 'what', 'ownerName', 'ownerUser', 'byOn', 'state', 'doneOn'])
    .where('authority', '=', tx.authority)
    .where('planId', 'in', planIds)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
