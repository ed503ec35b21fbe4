import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import type { ActionOfPlan, ActionRefusal, PlanChanges, PlanRefusal, WritePlan } from './model.ts'
import { makePlan, planOf, planStatusesOf } from './queries.ts'
import { lockAction, saveAction, savePlanChanges } from './queries-writing.ts'
import * as rules from './rules.ts'

/** Writes a child's living plan; the story tells what changed. What left the plan ends and is kept. */
export async function writePlan(
  tx: Tx,
  actor: Actor,
  childId: string,
  act: WritePlan,
  now: Moment,
): Promise<Outcome<PlanChanges, PlanRefusal>> {
  await lockChildren(tx, [childId])
  if (!(await mayForEvery(tx, actor, 'plan.write', [childId], now.day))) return refused('not-found')
  const isCaseOpen = (await lockOpenEpisode(tx, childId)) !== undefined
  const plan = await planOf(tx, childId)
  const written = rules.writePlan({ plan, statuses: await planStatusesOf(tx, [childId]), isCaseOpen }, act)
  if (!written.ok || !rules.hasChanges(written.value)) return written

  const planId = await makePlan(tx, childId, now.day)
  await savePlanChanges(tx, planId, written.value, now.day)
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'fact',
      title: rules.PLAN_CHANGED,
      body: paragraphs(rules.toldOf(written.value, plan).join('\n\n')),
      happenedOn: now.day,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      step: { kind: 'plan', id: planId },
      about: [{ personId: childId }],
    },
  ])
  await audit(tx, actor, 'plan.write', { kind: 'child', id: childId }, { plan: planId })
  return written
}

/** Marks an action of a plan as done or stopped; the story tells it. Marked twice, it is told once. */
export async function markAction(
  tx: Tx,
  actor: Actor,
  id: string,
  state: 'done' | 'stopped',
  now: Moment,
): Promise<Outcome<ActionOfPlan, ActionRefusal>> {
  const action = await lockAction(tx, id)
  if (!action || !(await mayForEvery(tx, actor, 'plan.write', [action.childId], now.day))) return refused('not-found')
  const marked = rules.markAction(action, state)
  if (!marked.ok) return marked
  if (!marked.value.isNew) return accepted(action)

  await saveAction(tx, id, state, now.day)
  await addEntries(tx, actor, [
    {
      id: newId(),
      kind: 'fact',
      title: `Action ${state}: ${action.what}`,
      body: paragraphs(`${action.ownerName} was to do this by ${inWords(action.byOn)}.`),
      happenedOn: now.day,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      step: { kind: 'plan', id: action.planId },
      about: [{ personId: action.childId }],
    },
  ])
  await audit(tx, actor, 'plan.write', { kind: 'child', id: action.childId }, { action: id, state })
  return accepted(action)
}
