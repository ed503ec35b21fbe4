import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import type { ActionOfPlan, PlanChanges, PlanText, WrittenAction, WrittenNeed, WrittenOutcome } from './model.ts'

/** Writes what changed of a plan. What ends gets its day and stays. */
export async function savePlanChanges(tx: Tx, planId: string, changes: PlanChanges, on: CalendarDay): Promise<void> {
  const { text, needs, outcomes, actions } = changes
  if (text) await saveText(tx, planId, text, on)
  await saveNeeds(tx, planId, needs, on)
  await saveOutcomes(tx, planId, outcomes, on)
  await saveActions(tx, planId, actions)
}

/** An action with the child whose plan it is of, locked until the transaction ends; undefined if there is none such. */
export async function lockAction(tx: Tx, id: string): Promise<ActionOfPlan | undefined> {
  return tx
    .selectFrom('planAction')
    .innerJoin('plan', (join) =>
      join.onRef('plan.authority', '=', 'planAction.authority').onRef('plan.id', '=', 'planAction.planId'),
    )
    .select([
      'planAction.id',
      'planAction.sharedId',
      'planAction.planId',
      'plan.childId',
      'planAction.what',
      'planAction.ownerName',
    ])
    .select(['planAction.ownerUser', 'planAction.byOn', 'planAction.state', 'planAction.doneOn'])
    .where('planAction.authority', '=', tx.authority)
    .where('planAction.id', '=', id)
    .forUpdate('planAction')
    .executeTakeFirst()
}

/** Marks an action as done on a day, or as stopped. */
export async function saveAction(tx: Tx, id: string, state: 'done' | 'stopped', on: CalendarDay): Promise<void> {
  await tx
    .updateTable('planAction')
    .set({ state, doneOn: state === 'done' ? on : null })
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

/** How an outcome stands for one child, as a review found it. */
export type OutcomeLooked = { readonly id: string; readonly changed: string | null; readonly achieved: boolean }

/** What a review of one child's plan writes into it: how its outcomes stand, and what child and parents think. */
export type PlanLooked = {
  readonly childId: string
  readonly outcomes: readonly OutcomeLooked[]
  readonly childView: string | null
  readonly parentView: string | null
}

/** Writes into a child's plan what a review found. An outcome of another plan is left alone; a view not given stays. */
export async function savePlanLooked(tx: Tx, looked: PlanLooked, on: CalendarDay): Promise<void> {
  const plan = await tx
    .selectFrom('plan')
    .select('id')
    .where('authority', '=', tx.authority)
    .where('childId', '=', looked.childId)
    .executeTakeFirst()
  if (!plan) return
  for (const { id, changed, achieved } of looked.outcomes) {
    await tx
      .updateTable('planOutcome')
      .set((the) => ({ changed, achievedOn: achieved ? the.fn.coalesce('achievedOn', the.val(on)) : null }))
      .where('authority', '=', tx.authority)
      .where('planId', '=', plan.id)
      .where('id', '=', id)
      .execute()
  }
  if (looked.childView) await saveView(tx, plan.id, 'child', looked.childView, on)
  if (looked.parentView) await saveView(tx, plan.id, 'parent', looked.parentView, on)
}

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

async function saveText(
  tx: Tx,
  planId: string,
  { childView, parentView, ...text }: PlanText,
  on: CalendarDay,
): Promise<void> {
  await tx.updateTable('plan').set(text).where('authority', '=', tx.authority).where('id', '=', planId).execute()
  await saveView(tx, planId, 'child', childView || null, on)
  await saveView(tx, planId, 'parent', parentView || null, on)
}

/** A view keeps the day on which it was given; said again as it was, it keeps the day it had. */
async function saveView(tx: Tx, planId: string, whose: 'child' | 'parent', view: string | null, on: CalendarDay) {
  const said = whose === 'child' ? 'childView' : 'parentView'
  await tx
    .updateTable('plan')
    .set({ [said]: view, [`${said}On`]: view === null ? null : on })
    .where('authority', '=', tx.authority)
    .where('id', '=', planId)
    .where(said, 'is distinct from', view)
    .execute()
}

async function saveNeeds(
  tx: Tx,
  planId: string,
  { added, changed, ended }: PlanChanges['needs'],
  on: CalendarDay,
): Promise<void> {
  const change = (id: string, to: Partial<Pick<WrittenNeed, 'statement'>> & { endedOn?: CalendarDay }) =>
    tx
      .updateTable('planNeed')
      .set(to)
      .where('authority', '=', tx.authority)
      .where('planId', '=', planId)
      .where('id', '=', id)
      .execute()
  for (const { id, statement } of changed) await change(id, { statement })
  for (const { id } of ended) await change(id, { endedOn: on })
  const last = await lastPosition(tx, 'planNeed', planId)
  const rows = added.map(({ id, statement, sharedId = null }, index) => ({
    ...{ authority: tx.authority, id, planId, statement, sharedId },
    position: last + index + 1,
  }))
  if (rows.length > 0) await tx.insertInto('planNeed').values(rows).execute()
}

async function saveOutcomes(
  tx: Tx,
  planId: string,
  { added, changed, ended }: PlanChanges['outcomes'],
  on: CalendarDay,
): Promise<void> {
  const at = (id: string) =>
    tx
      .updateTable('planOutcome')
      .where('authority', '=', tx.authority)
      .where('planId', '=', planId)
      .where('id', '=', id)
  const columns = ({ statement, byOn, changed }: WrittenOutcome) => ({ statement, byOn, changed })
  for (const outcome of changed) {
    await at(outcome.id).set(columns(outcome)).execute()
    await at(outcome.id)
      .where('achievedOn', outcome.achieved ? 'is' : 'is not', null)
      .set({ achievedOn: outcome.achieved ? on : null })
      .execute()
  }
  for (const { id } of ended) await at(id).set({ endedOn: on }).execute()
  const last = await lastPosition(tx, 'planOutcome', planId)
  const rows = added.map((outcome, index) => ({
    ...{ authority: tx.authority, id: outcome.id, planId, needId: outcome.needId, position: last + index + 1 },
    ...columns(outcome),
    ...{ achievedOn: outcome.achieved ? on : null, sharedId: outcome.sharedId ?? null },
  }))
  if (rows.length > 0) await tx.insertInto('planOutcome').values(rows).execute()
}

async function saveActions(tx: Tx, planId: string, { added, changed, ended }: PlanChanges['actions']): Promise<void> {
  const change = (
    id: string,
    to: Partial<Pick<WrittenAction, 'what' | 'ownerName' | 'byOn'>> & { state?: 'stopped' },
  ) =>
    tx
      .updateTable('planAction')
      .set(to)
      .where('authority', '=', tx.authority)
      .where('planId', '=', planId)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute()
  for (const { id, what, ownerName, byOn } of changed) await change(id, { what, ownerName, byOn })
  for (const { id } of ended) await change(id, { state: 'stopped' })
  const last = await lastPosition(tx, 'planAction', planId)
  const rows = added.map(({ id, outcomeId, what, ownerName, byOn, sharedId = null }, index) => ({
    ...{ authority: tx.authority, id, planId, outcomeId, what, ownerName, byOn, sharedId },
    position: last + index + 1,
  }))
  if (rows.length > 0) await tx.insertInto('planAction').values(rows).execute()
}

async function lastPosition(tx: Tx, table: 'planNeed' | 'planOutcome' | 'planAction', planId: string): Promise<number> {
  const row = await tx
    .selectFrom(table)
    .select((the) => the.fn.max('position').as('last'))
    .where('authority', '=', tx.authority)
    .where('planId', '=', planId)
    .executeTakeFirst()
  return row?.last ?? 0
}
