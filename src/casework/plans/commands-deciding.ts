import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries, entryById } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { episodesOf } from '../episodes/queries.ts'
import { reviewsOf, saveAnswer } from '../plan-reviews/queries.ts'
import { type ChildToDecide, type DecidePlan, type DecideRefusal, PLAN_DECISIONS } from './model-deciding.ts'
import { beginPlanStatus, makePlan, planStatusesOf } from './queries.ts'
import * as rules from './rules-deciding.ts'

/**
 * A manager decides what the plan is in law from a day on, for one child or for brothers and sisters at once. Nothing
 * of the plan is typed again. What the last review asked for is answered with it.
 */
export async function decidePlan(
  tx: Tx,
  actor: Actor,
  act: DecidePlan,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, DecideRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'plan.decide', childIds, now.day))) return refused('not-found')
  if (await entryById(tx, id)) return accepted({ id })
  const children = await childrenNow(tx, childIds)
  const decided = rules.decidePlan(act, children, now.day)
  if (!decided.ok) return decided

  for (const child of children) await carryOut(tx, actor, child, { act: decided.value, now })
  await tellTheStory(tx, actor, decided.value, children)
  await audit(tx, actor, 'plan.decide', { kind: 'plan', id: null }, { choice: act.choice }, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/** Each of these children with the day their case opened, if it is open, and what their plan was and is. */
export async function childrenNow(tx: Tx, childIds: readonly string[]): Promise<readonly ChildToDecide[]> {
  const episodes = (await episodesOf(tx, childIds)).filter(({ closedOn }) => closedOn === null)
  const statuses = await planStatusesOf(tx, childIds)
  return childIds.map((childId) => ({
    childId,
    openedOn: episodes.find((one) => one.childId === childId)?.openedOn ?? null,
    statuses: statuses.filter((one) => one.childId === childId),
  }))
}

type Deciding = { readonly act: DecidePlan; readonly now: Moment }

async function carryOut(tx: Tx, actor: Actor, { childId, statuses }: ChildToDecide, { act, now }: Deciding) {
  const { choice, fromOn, reason } = act
  const because = rules.decidedInWords(choice, rules.openKind(statuses))
  if (choice !== 'stays') await beginPlanStatus(tx, { childId, kind: choice, fromOn, because })
  const step = { kind: 'plan', id: await makePlan(tx, childId, fromOn) } as const
  await addDecisions(tx, actor, [{ id: newId(), step, options: PLAN_DECISIONS, choice, reason, decidedAt: now.at }])
  const [review] = await reviewsOf(tx, [childId], 1)
  if (review && review.answeredOn === null) await saveAnswer(tx, review.id, choice, now.day)
}

async function tellTheStory(
  tx: Tx,
  actor: Actor,
  { id, choice, fromOn, reason }: DecidePlan,
  children: readonly ChildToDecide[],
): Promise<void> {
  const words = new Map(
    children.map((one) => [one.childId, rules.decidedInWords(choice, rules.openKind(one.statuses))]),
  )
  const [first = '', ...others] = [...new Set(words.values())]
  await addEntries(tx, actor, [
    {
      ...{ id, kind: 'opinion', happenedOn: fromOn, significant: choice !== 'stays' },
      title: others.length === 0 ? first : 'What the plan is was decided',
      body: paragraphs(reason),
      saidBy: actor.name,
      saidByRole: actor.jobTitle,
      about: children.map(({ childId }) => ({
        personId: childId,
        part: others.length === 0 ? null : (words.get(childId) ?? null),
      })),
    },
  ])
}
