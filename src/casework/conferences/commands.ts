import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { displayName, NAME_NOT_GIVEN } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import type { PlanStatus } from '../plans/model.ts'
import { beginPlanStatus, endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import {
  type Conference,
  type ConferenceHeld,
  type DecidedChild,
  INITIAL_OUTCOMES,
  REVIEW_OUTCOMES,
  type RecordConference,
  type RecordRefusal,
} from './model.ts'
import { callReview, changeCategory, lockConference, reviewsHeldSince, saveContingency, saveHeld } from './queries.ts'
import { holdConference } from './rules.ts'
import { entriesOfConference } from './rules-entries.ts'

/**
 * A chair records that a conference was held: who came and what they thought, what was decided for each child and why.
 * Plans begin, go on or end with it, and the next review is called, in the same act.
 */
export async function recordConference(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordConference,
  now: Moment,
): Promise<Outcome<ConferenceHeld, RecordRefusal>> {
  const conference = await lockConference(tx, id)
  const childIds = conference?.children.map(({ childId }) => childId) ?? []
  if (!conference || conference.reported) return refused('not-found')
  if (!(await mayForEvery(tx, actor, 'conference.record', childIds, now.day))) return refused('not-found')
  const open = (await planStatusesOf(tx, childIds)).filter(
    ({ toOn, kind }) => toOn === null && kind === 'child-protection',
  )
  const decided = holdConference(conference, act, now, await isFirstReview(tx, open))
  if (!decided.ok) return decided
  if (conference.kind === 'review' && childIds.some((child) => !open.some(({ childId }) => childId === child))) {
    return refused('no-protection-plan')
  }

  await saveHeld(tx, conference, decided.value, actor)
  for (const child of decided.value.children) await carryOut(tx, conference, child, { open, heldOn: act.heldOn })
  await saveContingency(tx, decided.value.toReview, act.contingency)
  if (decided.value.toReview.length > 0) {
    await callReview(tx, conference, { id: newId(), dueFrom: act.heldOn, childIds: decided.value.toReview })
  }
  await writeDown(tx, actor, conference, decided.value, now)
  await audit(tx, actor, 'conference.record', { kind: 'conference', id }, { inTime: decided.value.inTime })
  await refreshDues(tx, childIds, now.holidays)
  return accepted(decided.value)
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
  const dissent = held.attended
    .filter(({ dissents }) => dissents)
    .map(({ name, view }) => `${name}: ${view ?? 'disagreed'}`)
  await addDecisions(
    tx,
    actor,
    [...new Set(held.children.map(({ outcome }) => outcome))].map((choice) => ({
      ...{ id: newId(), step, options, choice, reason: held.reason, decidedAt: now.at },
      dissent: dissent.length > 0 ? dissent.join('\n') : null,
    })),
  )
}
