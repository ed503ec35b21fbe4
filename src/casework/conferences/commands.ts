import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { nameOf } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName, NAME_NOT_GIVEN } from '../../people/model.ts'
import { lockChildren, peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocationsOf, endRole } from '../allocations/queries.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { episodesOf } from '../episodes/queries.ts'
import { callOffWithoutPlan } from '../meetings/queries-ending.ts'
import { keepMeetingHeld, meetingHeldFor } from '../meetings/queries-held.ts'
import { planNext } from '../meetings/queries-next.ts'
import { dissentOf } from '../meetings/rules-people.ts'
import { tellHolders } from '../notifications/queries.ts'
import type { PlanStatus } from '../plans/model.ts'
import { beginPlanStatus, endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { localTimescales } from '../timescales/queries.ts'
import {
  type Conference,
  type ConferenceHeld,
  type DecidedChild,
  INITIAL_OUTCOMES,
  REVIEW_OUTCOMES,
  type RecordConference,
  type RecordRefusal,
} from './model.ts'
import {
  callReview,
  changeCategory,
  conferenceById,
  lockConference,
  mayRecord,
  reviewsHeldSince,
  saveContingency,
  saveHeld,
} from './queries.ts'
import { holdConference } from './rules.ts'
import { entriesOfConference } from './rules-entries.ts'

/**
 * A chair records that a conference was held: who came and what they thought, what was decided for each child and why.
 * Plans begin, go on or end with it, and the next review is called, in the same act; a child without one has no chair
 * any more.
 */
export async function recordConference(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordConference,
  now: Moment,
): Promise<Outcome<ConferenceHeld, RecordRefusal>> {
  const childIds = (await conferenceById(tx, id))?.children.map(({ childId }) => childId) ?? []
  await lockChildren(tx, childIds)
  const conference = await lockConference(tx, id)
  if (!conference || conference.reported) return refused('not-found')
  if (!(await mayRecord(tx, actor, conference, now.day))) return refused('not-found')
  const open = (await planStatusesOf(tx, childIds)).filter(
    ({ toOn, kind }) => toOn === null && kind === 'child-protection',
  )
  const decided = holdConference(conference, act, now, await isFirstReview(tx, open), await localTimescales(tx))
  if (!decided.ok) return decided
  if (conference.kind === 'review' && childIds.some((child) => !open.some(({ childId }) => childId === child))) {
    return refused('no-protection-plan')
  }
  const closed = await closedCases(tx, childIds)
  if (decided.value.toReview.some((childId) => closed.has(childId))) return refused('no-open-case')

  const meetingId = await keepMeeting(tx, actor, conference, act, now)
  await saveHeld(tx, conference, decided.value, { meetingId, decidedBy: actor.userId })
  for (const child of decided.value.children) await carryOut(tx, conference, child, { open, heldOn: act.heldOn })
  await callOffWithoutPlan(tx, childIds, { on: now.day, why: 'The plan ended', by: actor.userId })
  await saveContingency(tx, decided.value.toReview, act.contingency)
  if (decided.value.toReview.length > 0) await callWhatFollows(tx, actor, conference, decided.value, { meetingId, now })
  const released = childIds.filter((childId) => !decided.value.toReview.includes(childId))
  for (const childId of released) await endRole(tx, childId, 'conference-chair', now.day)
  await writeDown(tx, actor, conference, decided.value, now)
  const told = { kind: 'decision-made', step: { kind: 'conference', id }, childIds } as const
  await tellHolders(tx, { ...told, but: actor.userId, at: now.at })
  await audit(tx, actor, 'conference.record', { kind: 'conference', id }, { inTime: decided.value.inTime }, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted(decided.value)
}

/** The meeting that was convened for this conference, or one made now, with who came and what they thought. */
async function keepMeeting(
  tx: Tx,
  actor: Actor,
  conference: Conference,
  { heldOn, attended }: RecordConference,
  now: Moment,
): Promise<string> {
  const kind = `${conference.kind}-conference` as const
  const childIds = conference.children.map(({ childId }) => childId)
  const meetingId = await meetingHeldFor(tx, childIds, kind)
  return keepMeetingHeld(tx, { kind, heldOn, chair: actor, childIds, people: attended, meetingId }, now.holidays)
}

type After = { readonly meetingId: string; readonly now: Moment }

/** Calls the review of the plans that begin or go on, and plans the meetings whose days were agreed on. */
async function callWhatFollows(
  tx: Tx,
  actor: Actor,
  conference: Conference,
  { heldOn, toReview: childIds, attended, coreGroupOn, reviewOn }: ConferenceHeld,
  { meetingId, now }: After,
): Promise<void> {
  const id = newId()
  await callReview(tx, conference, { id, dueFrom: heldOn, childIds })
  if (reviewOn) {
    const chair = await chairOf(tx, childIds, actor)
    const review = { kind: 'review-conference', plannedFor: reviewOn, childIds, chair } as const
    await planNext(tx, actor, meetingId, { ...review, stepId: id, asked: () => true }, now)
  }
  if (!coreGroupOn) return
  const members = new Set(attended.filter(({ inCoreGroup }) => inCoreGroup).map(({ name }) => name))
  const asked = ({ name }: { readonly name: string }) => (members.size > 0 ? members.has(name) : name !== actor.name)
  const leader = { userId: null, name: await leadPractitioner(tx, childIds) }
  const group = { kind: 'core-group', plannedFor: coreGroupOn, childIds, chair: leader } as const
  await planNext(tx, actor, meetingId, { ...group, stepId: null, asked }, now)
}

/** Who chairs what follows: the children's chair, who is not whoever stands in for them on the day. */
async function chairOf(tx: Tx, childIds: readonly string[], actor: Actor) {
  const held = await allocationsOf(tx, childIds)
  const userId = held.find(({ role }) => role === 'conference-chair')?.userId ?? actor.userId
  return { userId, name: (await nameOf(tx, userId)) ?? actor.name }
}

/** Who leads a core group: the children's social worker. */
async function leadPractitioner(tx: Tx, childIds: readonly string[]): Promise<string> {
  const held = await allocationsOf(tx, childIds)
  const lead = held.find(({ role, userId }) => role === 'social-worker' && userId !== null)
  return (await nameOf(tx, lead?.userId ?? null)) ?? 'The social worker'
}

async function closedCases(tx: Tx, childIds: readonly string[]): Promise<ReadonlySet<string>> {
  const episodes = await episodesOf(tx, childIds)
  const open = new Set(episodes.filter(({ closedOn }) => closedOn === null).map(({ childId }) => childId))
  return new Set(childIds.filter((childId) => !open.has(childId)))
}

/** Whether the plan under review was never reviewed before. */
async function isFirstReview(tx: Tx, open: readonly PlanStatus[]): Promise<boolean> {
  const [first] = open.map(({ fromOn }) => fromOn).sort()
  if (first === undefined) return true
  const ids = open.map(({ childId }) => childId)
  return (await reviewsHeldSince(tx, ids, first)) === 0
}

type Until = { readonly open: readonly PlanStatus[]; readonly heldOn: CalendarDay }

async function carryOut(tx: Tx, conference: Conference, child: DecidedChild, { open, heldOn }: Until): Promise<void> {
  const { childId, outcome, category, stepsDown } = child
  const status = open.find((one) => one.childId === childId)
  if (outcome === 'protection-plan') {
    const begun = { childId, kind: 'child-protection', fromOn: heldOn, category, conferenceId: conference.id } as const
    await beginPlanStatus(tx, begun)
  }
  if (outcome === 'change-category' && status && category) await changeCategory(tx, status.id, category)
  if (outcome === 'end' && status) await endPlanStatus(tx, status.id, heldOn, 'Ended by a review conference')
  if (outcome === 'end' && stepsDown) await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn: heldOn })
}

async function writeDown(
  tx: Tx,
  actor: Actor,
  conference: Conference,
  held: ConferenceHeld,
  now: Moment,
): Promise<void> {
  const people = await peopleById(
    tx,
    held.children.map(({ childId }) => childId),
  )
  const nameOf = (id: string) => {
    const child = people.get(id)
    return child ? displayName(child) : NAME_NOT_GIVEN
  }
  await addEntries(tx, actor, entriesOfConference(conference, held, { chair: actor.name, nameOf, newId }))
  const step = { kind: 'conference', id: conference.id } as const
  const options = conference.kind === 'initial' ? INITIAL_OUTCOMES : REVIEW_OUTCOMES
  await addDecisions(
    tx,
    actor,
    [...new Set(held.children.map(({ outcome }) => outcome))].map((choice) => ({
      ...{ id: newId(), step, options, choice, reason: held.reason, decidedAt: now.at },
      dissent: dissentOf(held.attended),
    })),
  )
}
