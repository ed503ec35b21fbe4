import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { addClosure, stepsOpen } from '../closures/queries.ts'
import { endWork } from '../closures/queries-ending.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import type { Episode } from '../episodes/model.ts'
import { episodesOf, stillOpen } from '../episodes/queries.ts'
import { planStatusesOf } from '../plans/queries.ts'
import {
  ANSWERS,
  type AnswerTransfer,
  type BeginRefusal,
  type BeginTransfer,
  type CompleteTransfer,
  type GoOnRefusal,
  type GoOnTransfer,
  type Transfer,
} from './model.ts'
import {
  addTransfer,
  callTransferConference,
  saveConferencesHeld,
  saveTransfer,
  transferById,
  transferUnderWay,
} from './queries.ts'
import * as rules from './rules.ts'
import { entryOfGoingOn, entryOfNotice } from './rules-entries.ts'

/** The census code of a case that another authority takes over. */
const MOVED = 'RC5'
const HAND_OVER = ['hand-over', 'keep']

/** Writes down the notice of a move: given to the other authority with what it needs to know, or come from it. */
export async function beginTransfer(
  tx: Tx,
  actor: Actor,
  act: BeginTransfer,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, BeginRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'transfer.write', childIds, now.day))) return refused('not-found')
  if (await transferById(tx, id)) return accepted({ id })
  const isMoving = (await transferUnderWay(tx, childIds)) !== undefined
  const open = new Map((await openEpisodes(tx, childIds)).map(({ childId, openedOn }) => [childId, openedOn]))
  const goingOn = (await planStatusesOf(tx, childIds)).filter(({ toOn }) => toOn === null)
  const planned = new Set(goingOn.map(({ childId }) => childId))
  const decided = rules.beginTransfer(act, { own: tx.authority, isMoving, open, planned, today: now.day })
  if (!decided.ok) return decided

  const withPlan = act.direction === 'in' ? act.withPlan : await protectedHere(tx, childIds)
  await addTransfer(tx, { ...act, withPlan }, actor.userId)
  await addEntries(tx, actor, [entryOfNotice(act, { recorder: actor, entryId: newId(), on: now.day })])
  await audit(tx, actor, 'transfer.write', { kind: 'transfer', id }, { direction: act.direction }, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/**
 * Goes on with a transfer: the answer, which calls the conference that takes a plan over; the hand-over, which closes
 * our case if they left for good; or that the notice was a mistake. What decides for the authority is a manager's.
 */
export async function goOnWithTransfer(
  tx: Tx,
  actor: Actor,
  id: string,
  act: GoOnTransfer,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  const childIds = (await transferById(tx, id))?.children.map(({ childId }) => childId) ?? []
  await lockChildren(tx, childIds)
  const transfer = await transferById(tx, id)
  const worked = await stillOpen(tx, childIds)
  if (!transfer || !(await mayForEvery(tx, actor, 'transfer.write', worked, now.day))) return refused('not-found')
  const open = await openEpisodes(tx, childIds)
  const decided = rules.goOn(transfer, act, {
    open: new Map(open.map(({ childId, openedOn }) => [childId, openedOn])),
    isStepOpen: await isStepOpen(tx, childIds),
    mayDecide: !decides(transfer, act) || (await mayForEvery(tx, actor, 'transfer.decide', worked, now.day)),
    today: now.day,
  })
  if (!decided.ok) return decided

  await saveTransfer(tx, id, act, now.day)
  await addEntries(tx, actor, [entryOfGoingOn(transfer, act, { recorder: actor, entryId: newId(), on: now.day })])
  if (act.does === 'answer') await answer(tx, actor, transfer, act, { open, now })
  if (act.does === 'complete') await handOver(tx, actor, transfer, act, { open, now })
  const done = decides(transfer, act) ? 'transfer.decide' : 'transfer.write'
  await audit(tx, actor, done, { kind: 'transfer', id }, { did: act.does }, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

type With = { readonly open: readonly Episode[]; readonly now: Moment }

/** A transfer in that we take on: its decision, and the conference for whoever brings a plan. */
async function answer(tx: Tx, actor: Actor, transfer: Transfer, act: AnswerTransfer, { open, now }: With) {
  if (transfer.direction === 'out') return
  const step = { kind: 'transfer', id: transfer.id } as const
  const { answer: choice, reason } = act
  await addDecisions(tx, actor, [{ id: newId(), step, options: ANSWERS, choice, reason, decidedAt: now.at }])
  const childIds = choice === 'accepted' ? rules.childrenToConfer(transfer) : []
  const [first] = open.filter(({ childId }) => childIds.includes(childId))
  if (!first) return
  const { id: transferId, noticedOn: dueFrom } = transfer
  const called = { id: newId(), transferId, referralId: first.referralId, calledOn: now.day, dueFrom, childIds }
  await callTransferConference(tx, called)
  for (const childId of childIds) {
    await allocate(tx, {
      ...{ childId, userId: act.chairId, teamId: null, role: 'conference-chair', fromOn: now.day },
    })
  }
}

/** The end of the hand-over: of children who left for good our case closes, with the census's reason. */
async function handOver(tx: Tx, actor: Actor, transfer: Transfer, act: CompleteTransfer, { open, now }: With) {
  await saveConferencesHeld(tx, transfer)
  if (transfer.direction === 'in' || transfer.temporary) return
  const { completedOn: closedOn, lookAgainIf } = act
  const summary = transfer.summary ?? transfer.reason
  const step = { kind: 'transfer', id: transfer.id } as const
  const decision = { id: newId(), step, options: HAND_OVER, choice: 'hand-over', reason: transfer.reason }
  await addDecisions(tx, actor, [{ ...decision, decidedAt: now.at }])
  for (const { id: episodeId, childId } of open) {
    const closure = { closedOn, reasonCode: MOVED, summary, lookAgainIf: lookAgainIf.trim() }
    await addClosure(tx, { ...closure, id: newId(), childId, episodeId, decidedBy: actor.userId })
    await endWork(tx, actor, childId, closure, now)
  }
}

/** Whether this decides for the authority, not only writes down what the other one said. */
function decides({ direction }: Transfer, { does }: GoOnTransfer): boolean {
  return does === 'complete' || (does === 'answer' && direction === 'in')
}

async function openEpisodes(tx: Tx, childIds: readonly string[]): Promise<readonly Episode[]> {
  return (await episodesOf(tx, childIds)).filter(({ closedOn }) => closedOn === null)
}

async function protectedHere(tx: Tx, childIds: readonly string[]): Promise<readonly string[]> {
  const statuses = await planStatusesOf(tx, childIds)
  return statuses.filter(({ kind, toOn }) => kind === 'child-protection' && toOn === null).map(({ childId }) => childId)
}

/** Whether others wait for a discussion or an enquiry. A review that is awaited goes with the plan to the other authority. */
async function isStepOpen(tx: Tx, childIds: readonly string[]): Promise<boolean> {
  for (const childId of childIds) {
    if ((await stepsOpen(tx, childId)).some((step) => step !== 'conference')) return true
  }
  return false
}
