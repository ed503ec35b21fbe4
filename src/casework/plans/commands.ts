import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, relationshipsWith } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lockOpenEpisode } from '../episodes/queries.ts'
import type { ActionOfPlan, ActionRefusal, Plan, PlanChanges, PlanRefusal, WritePlan } from './model.ts'
import { makePlan, planOf, planStatusesOf } from './queries.ts'
import { saveShared, sharedParts } from './queries-together.ts'
import { lockAction, saveAction, savePlanChanges } from './queries-writing.ts'
import * as rules from './rules.ts'
import { changesOfOthers, toldOnce } from './rules-together.ts'

/**
 * Writes a child's living plan; the story tells what changed. What left the plan ends and is kept. What brothers and
 * sisters share is written in their plans with it, in the same words, where the writer may write them.
 */
export async function writePlan(
  tx: Tx,
  actor: Actor,
  childId: string,
  act: WritePlan,
  now: Moment,
): Promise<Outcome<PlanChanges, PlanRefusal>> {
  const ticked = Object.values(act.alsoFor ?? {}).flat()
  const near = (await sharedParts(tx, childId)).map((part) => part.childId)
  await lockChildren(tx, [...new Set([childId, ...ticked, ...near])])
  if (!(await mayForEvery(tx, actor, 'plan.write', [...new Set([childId, ...ticked])], now.day)))
    return refused('not-found')
  const isCaseOpen = (await lockOpenEpisode(tx, childId)) !== undefined
  const plan = await planOf(tx, childId)
  const written = rules.writePlan({ plan, statuses: await planStatusesOf(tx, [childId]), isCaseOpen }, act)
  if (!written.ok) return written
  const others = await othersOf(tx, actor, childId, { act, plan, changes: written.value, now })
  if (!others) return refused('no-plan')
  if (!rules.hasChanges(written.value) && others.length === 0) return written

  const planId = await makePlan(tx, childId, now.day)
  await savePlanChanges(tx, planId, written.value, now.day)
  for (const other of others) await saveShared(tx, other.childId, other.changes, now.day)
  const told = [
    { childId, sentences: rules.toldOf(written.value, plan) },
    ...others.map((other) => ({ childId: other.childId, sentences: rules.toldOf(other.changes, undefined) })),
  ]
  await tellTheStory(tx, actor, planId, { told: toldOnce(told), now })
  for (const id of [childId, ...others.map((other) => other.childId)]) {
    await audit(tx, actor, 'plan.write', { kind: 'child', id }, { plan: planId })
  }
  return written
}

type Writing = {
  readonly act: WritePlan
  readonly plan: Plan | undefined
  readonly changes: PlanChanges
  readonly now: Moment
}

/**
 * What is written in the plans of brothers and sisters too, as far as this writer may: whoever holds one child alone does
 * not write in the plan of another. Undefined if a need is ticked for a child who has no open plan.
 */
async function othersOf(tx: Tx, actor: Actor, childId: string, { act, plan, changes, now }: Writing) {
  const sharing = await sharedParts(tx, childId)
  const ticked = new Set(Object.values(act.alsoFor ?? {}).flat())
  const ids = [...new Set([...sharing.map((part) => part.childId), ...ticked])]
  const standing = await relationshipsWith(tx, actor, ids, now.day)
  const planned = new Set((await planStatusesOf(tx, ids)).filter(({ toOn }) => toOn === null).map((one) => one.childId))
  if ([...ticked].some((id) => !planned.has(id))) return undefined
  const mayWrite = (id: string) => planned.has(id) && may(actor, 'plan.write', standing.get(id) ?? new Set())
  return changesOfOthers({ act, plan, changes, sharing: sharing.filter((part) => mayWrite(part.childId)), newId })
}

type Telling = { readonly told: ReturnType<typeof toldOnce>; readonly now: Moment }

async function tellTheStory(tx: Tx, actor: Actor, planId: string, { told, now }: Telling): Promise<void> {
  await addEntries(
    tx,
    actor,
    told.map(({ childIds, sentences }) => ({
      id: newId(),
      kind: 'fact',
      title: rules.PLAN_CHANGED,
      body: paragraphs(sentences.join('\n\n')),
      happenedOn: now.day,
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      step: { kind: 'plan', id: planId },
      about: childIds.map((personId) => ({ personId })),
    })),
  )
}

/**
 * Marks an action of a plan as done or stopped; the story tells it. Marked twice, it is told once. With `together`, the
 * same action is marked in the plans of brothers and sisters who share it, and told once about all of them.
 */
export async function markAction(
  tx: Tx,
  actor: Actor,
  id: string,
  state: 'done' | 'stopped',
  now: Moment,
  together = false,
): Promise<Outcome<ActionOfPlan, ActionRefusal>> {
  const action = await lockAction(tx, id)
  if (!action || !(await mayForEvery(tx, actor, 'plan.write', [action.childId], now.day))) return refused('not-found')
  const marked = rules.markAction(action, state)
  if (!marked.ok) return marked
  if (!marked.value.isNew) return accepted(action)

  const shared = together ? (await sharedParts(tx, action.childId)).filter((part) => part.id === id) : []
  const childIds = shared.map((part) => part.childId)
  const standing = await relationshipsWith(tx, actor, childIds, now.day)
  const theirs = shared.filter((part) => may(actor, 'plan.write', standing.get(part.childId) ?? new Set()))
  for (const part of [id, ...theirs.map(({ partId }) => partId)]) await saveAction(tx, part, state, now.day)
  const about = [action.childId, ...theirs.map((part) => part.childId)]
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
      about: about.map((personId) => ({ personId })),
    },
  ])
  for (const child of about) {
    await audit(tx, actor, 'plan.write', { kind: 'child', id: child }, { action: id, state })
  }
  return accepted(action)
}
