import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery, nameOf, relationshipsWith } from '../../access/queries.ts'
import { coveredBy } from '../../access/queries-cover.ts'
import { addEntries, entryById } from '../../entries/queries.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import { inWords } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocationsOf } from '../allocations/queries.ts'
import { addDecisions } from '../decisions/queries.ts'
import { plansOf } from '../plans/queries.ts'
import type {
  ConfirmRefusal,
  ManagementDecision,
  ManagementRefusal,
  MarkRefusal,
  RecordSupervision,
  SupervisedWorker,
  Supervision,
  SupervisionAction,
  SupervisionRefusal,
} from './model.ts'
import {
  addActions,
  addDecidedAbout,
  addSupervision,
  lockAction,
  lockSupervision,
  saveConfirmed,
  saveMarked,
  supervisedWorkers,
  supervisionById,
} from './queries.ts'
import * as rules from './rules.ts'

/**
 * A manager writes down a supervision: what was said of each child stands in that child's story, and what was decided
 * becomes actions with an owner and a day. The worker reads it and says so.
 */
export async function recordSupervision(
  tx: Tx,
  actor: Actor,
  act: RecordSupervision,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, SupervisionRefusal>> {
  const childIds = act.children.map(({ childId }) => childId)
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'supervision.write', childIds, now.day))) return refused('not-found')
  if (await supervisionById(tx, act.id)) return accepted({ id: act.id })
  const workerName = await nameOf(tx, act.workerId)
  const state = { supervisorId: actor.userId, ...(await stateOf(tx, act.workerId, childIds)) }
  const decided = rules.recordSupervision(workerName === null ? { ...state, worker: undefined } : state, act, now.day)
  if (!decided.ok) return decided
  if (actor.userId === null || workerName === null) return refused('not-found')

  if (!(await addSupervision(tx, act, { userId: actor.userId, name: actor.name }))) return accepted({ id: act.id })
  await addActions(tx, act.id, act.actions, now.day)
  await addEntries(tx, actor, [rules.entryOfSupervision(act, { entryId: newId(), workerName, supervisor: actor })])
  await audit(tx, actor, 'supervision.write', { kind: 'supervision', id: act.id }, {}, childIds)
  return accepted({ id: act.id })
}

/** Which of these children the worker holds, and the outcomes of their plans that are not yet achieved or ended. */
async function stateOf(tx: Tx, workerId: string, childIds: readonly string[]) {
  const held = (await allocationsOf(tx, childIds)).filter(({ userId }) => userId === workerId)
  const plans = await plansOf(tx, childIds)
  const outcomesOf = (plan: (typeof plans)[number]) =>
    plan.needs.flatMap(({ outcomes }) => outcomes.map(({ id }) => id))
  return {
    worker: { holds: new Set(held.map(({ childId }) => childId)) },
    outcomes: new Map(plans.map((plan) => [plan.childId, new Set(outcomesOf(plan))])),
  }
}

/** A supervision as one of the two reads it today: `notTheirs` children of it are left out. */
export type SupervisionSeen = Supervision & { readonly notTheirs: number }

/**
 * A supervision, for the worker and the manager whose it is; to nobody else there is none. What was said and decided of
 * a child is there while the reader may look at the child; how the worker is stays theirs. The look is on record.
 */
export async function lookAtSupervision(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Moment,
): Promise<SupervisionSeen | undefined> {
  const supervision = may(actor, 'supervision.look') ? await supervisionById(tx, id) : undefined
  if (!supervision || !isTheirs(supervision, actor)) return undefined
  const standing = await relationshipsWith(tx, actor, childrenOf(supervision), now.day)
  const isTheirChild = ({ childId }: { readonly childId: string }) =>
    may(actor, 'child.look', standing.get(childId) ?? new Set())
  const children = supervision.children.filter(isTheirChild)
  const seen = { ...supervision, children, actions: supervision.actions.filter(isTheirChild) }
  await audit(tx, actor, 'supervision.look', { kind: 'supervision', id }, {}, childrenOf(seen))
  return { ...seen, notTheirs: supervision.children.length - children.length }
}

/** The worker says that this is what was said, with words of their own if they wish: from then on it is final. */
export async function confirmSupervision(
  tx: Tx,
  actor: Actor,
  id: string,
  words: string | null,
  now: Moment,
): Promise<Outcome<Supervision, ConfirmRefusal>> {
  const supervision = may(actor, 'supervision.look') ? await lockSupervision(tx, id) : undefined
  if (!supervision || !isTheirs(supervision, actor)) return refused('not-found')
  if (supervision.workerUser !== actor.userId) return refused('not-yours-to-confirm')
  if (supervision.workerConfirmedAt !== null) return accepted(supervision)
  await saveConfirmed(tx, id, words, now.at)
  const { heldOn, nextOn, children, actions, supervisorUser, supervisorName } = supervision
  await freezeRecord(tx, {
    kind: 'supervision',
    step: { kind: 'supervision', id },
    content: {
      heldOn,
      nextOn,
      children,
      actions: actions.map(({ what, ownerName, byOn }) => ({ what, ownerName, byOn })),
    },
    writtenBy: { userId: supervisorUser, name: supervisorName },
    signedBy: actor,
  })
  await audit(tx, actor, 'supervision.look', { kind: 'supervision', id }, { confirmed: true }, childrenOf(supervision))
  return accepted(supervision)
}

/** A manager's workers, those due longest first; one's own team's, and those one covers for. */
export async function lookAtTeamSupervision(
  tx: Tx,
  actor: Actor,
  now: Moment,
): Promise<Outcome<readonly SupervisedWorker[], 'not-permitted'>> {
  if (!may(actor, 'team.look') || actor.seat !== 'council') return refused('not-permitted')
  const covered = actor.userId ? await coveredBy(tx, actor.userId, now.day) : []
  const teams = [actor.teamId, ...covered.map(({ teamId }) => teamId)].flatMap((id) => id ?? [])
  const workers = await supervisedWorkers(tx, teams, now.day)
  const children = workers.flatMap((worker) => worker.children.map(({ id }) => id))
  await audit(tx, actor, 'team.look', { kind: 'supervision', id: actor.teamId }, { workers: workers.length }, children)
  return accepted(workers)
}

/** Marks an action of supervision as done or stopped; the story tells it, once. One in the plan is marked there. */
export async function markSupervisionAction(
  tx: Tx,
  actor: Actor,
  id: string,
  state: 'done' | 'stopped',
  now: Moment,
): Promise<Outcome<SupervisionAction, MarkRefusal>> {
  const action = await lockAction(tx, id)
  if (!action || !(await mayForEvery(tx, actor, 'plan.write', [action.childId], now.day))) return refused('not-found')
  const marked = rules.markAction(action, state)
  if (!marked.ok) return marked
  if (!marked.value.isNew) return accepted(action)
  await saveMarked(tx, id, state, now.day)
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title: `Action ${state}: ${action.what}`, happenedOn: now.day },
      body: paragraphs(`Decided in supervision. ${action.ownerName} was to do this by ${inWords(action.byOn)}.`),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, step: { kind: 'supervision', id: action.supervisionId } },
      about: [{ personId: action.childId }],
    },
  ])
  await audit(tx, actor, 'plan.write', { kind: 'child', id: action.childId }, { action: id, state })
  return accepted(action)
}

/** A manager decides something about children: what and why stand in each one's story, and on their pages. */
export async function decideAsManager(
  tx: Tx,
  actor: Actor,
  act: ManagementDecision,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ManagementRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'management.decide', childIds, now.day))) return refused('not-found')
  if (await entryById(tx, id)) return accepted({ id })
  const decided = rules.decideAsManager(act)
  if (!decided.ok) return decided
  const { decision, reason } = decided.value
  const step = { kind: 'management-decision', id } as const
  await addEntries(tx, actor, [
    {
      ...{ id, kind: 'opinion', title: rules.decisionTitle(act), body: paragraphs(`${decision}\n\n${reason}`) },
      ...{ happenedOn: now.day, saidBy: actor.name, saidByRole: actor.jobTitle, significant: true, step },
      about: childIds.map((personId) => ({ personId })),
    },
  ])
  await addDecidedAbout(tx, id, childIds, now.day)
  const options = [decision, ...act.instead]
  await addDecisions(tx, actor, [{ id: newId(), step, options, choice: decision, reason, decidedAt: now.at }])
  await audit(tx, actor, 'management.decide', { kind: 'management-decision', id }, {}, childIds)
  return accepted({ id })
}

function isTheirs({ workerUser, supervisorUser }: Supervision, { userId }: Actor): boolean {
  return userId !== null && (workerUser === userId || supervisorUser === userId)
}

function childrenOf({ children }: Supervision): readonly string[] {
  return children.map(({ childId }) => childId)
}
