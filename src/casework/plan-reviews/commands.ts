import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName, NAME_NOT_GIVEN } from '../../people/model.ts'
import { lockChildren, peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { callDiscussionFor } from '../enquiries/queries.ts'
import type { Episode } from '../episodes/model.ts'
import { episodesOf } from '../episodes/queries.ts'
import { keepMeetingHeld, meetingHeldFor } from '../meetings/queries-held.ts'
import type { PlanStatus } from '../plans/model.ts'
import { planStatusesOf } from '../plans/queries.ts'
import { savePlanLooked } from '../plans/queries-writing.ts'
import { type ChildToReview, REVIEW_OUTCOMES, type ReviewPlan, type ReviewRefusal } from './model.ts'
import { addReview, tieToMeeting } from './queries.ts'
import * as rules from './rules.ts'

/**
 * Records a review of the plans of children in need: who came, what changed for each outcome, what child and parents
 * think, and what was found for each child. What changed stands in the plan from then on. A child who may need
 * protection has a strategy discussion called in the same act; stepping down and closing wait for a manager.
 */
export async function reviewPlan(
  tx: Tx,
  actor: Actor,
  act: ReviewPlan,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ReviewRefusal>> {
  const childIds = act.children.map(({ childId }) => childId)
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'plan.review', childIds, now.day))) return refused('not-found')
  const open = (await episodesOf(tx, childIds)).filter(({ closedOn }) => closedOn === null)
  const statuses = await planStatusesOf(tx, childIds)
  const children = childIds.map((childId) => toReview(childId, { open, statuses, act }))
  const decided = rules.reviewPlan(act, children, now.day)
  if (!decided.ok) return decided

  if (!(await addReview(tx, act, actor.userId))) return accepted({ id: act.id })
  await keepMeeting(tx, actor, act, now)
  for (const child of act.children) await savePlanLooked(tx, { ...child, parentView: act.parentView }, act.heldOn)
  await writeDown(tx, actor, act, { children, now })
  await callDiscussions(tx, actor, act, { children, open, now })
  await audit(tx, actor, 'plan.review', { kind: 'plan-review', id: act.id }, {}, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id: act.id })
}

/** The meeting convened for this review, or one made now. */
async function keepMeeting(tx: Tx, actor: Actor, { id, heldOn, came: people, children }: ReviewPlan, now: Moment) {
  const [kind, childIds] = ['child-in-need-review' as const, children.map(({ childId }) => childId)]
  const meetingId = await meetingHeldFor(tx, childIds, kind)
  const held = { kind, heldOn, chair: actor, childIds, people, meetingId }
  await tieToMeeting(tx, id, await keepMeetingHeld(tx, held, now.holidays))
}

type Known = {
  readonly open: readonly Episode[]
  readonly statuses: readonly PlanStatus[]
  readonly act: ReviewPlan
}

function toReview(childId: string, { open, statuses, act }: Known): ChildToReview {
  const own = statuses.filter((status) => status.childId === childId)
  return {
    childId,
    isCaseOpen: open.some((episode) => episode.childId === childId),
    kind: rules.reviewedKindOn(own, act.heldOn),
    isProtected: own.some(({ kind, toOn }) => kind === 'child-protection' && toOn === null),
  }
}

type Writing = { readonly children: readonly ChildToReview[]; readonly now: Moment }

async function writeDown(tx: Tx, actor: Actor, act: ReviewPlan, { children, now }: Writing): Promise<void> {
  const people = await peopleById(
    tx,
    children.map(({ childId }) => childId),
  )
  const nameOf = (id: string) => {
    const child = people.get(id)
    return child ? displayName(child) : NAME_NOT_GIVEN
  }
  const kindOf = (id: string) => children.find(({ childId }) => childId === id)?.kind ?? null
  await addEntries(tx, actor, rules.entriesOfReview(act, { recorder: actor, nameOf, kindOf, newId }))
  const step = { kind: 'plan-review', id: act.id } as const
  await addDecisions(
    tx,
    actor,
    act.children.map(({ outcome, reason }) => ({
      ...{ id: newId(), step, options: REVIEW_OUTCOMES, choice: outcome, reason, decidedAt: now.at },
    })),
  )
}

/** One discussion for the children of one referral, told with what the review found for each. */
async function callDiscussions(
  tx: Tx,
  actor: Actor,
  act: ReviewPlan,
  { children, open, now }: Writing & { readonly open: readonly Episode[] },
): Promise<void> {
  const kindOf = (id: string) => children.find(({ childId }) => childId === id)?.kind ?? null
  const up = act.children.filter(({ childId, outcome }) => rules.callsDiscussion(outcome, kindOf(childId)))
  const referrals = new Set(open.map(({ referralId }) => referralId))
  for (const referralId of referrals) {
    const of = open.filter((episode) => episode.referralId === referralId).map(({ childId }) => childId)
    const theirs = up.filter(({ childId }) => of.includes(childId))
    const reason = [...new Set(theirs.map((child) => child.reason))].join('\n\n')
    const childIds = theirs.map(({ childId }) => childId)
    await callDiscussionFor(tx, { referralId, childIds, reason, by: actor }, now)
  }
}
