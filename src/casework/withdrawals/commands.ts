import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { lockMeeting, meetingOfDiscussion } from '../meetings/queries.ts'
import { saveCalledOff } from '../meetings/queries-writing.ts'
import { entryOfChange } from '../meetings/rules-entries.ts'
import { lockWaiting, saveDecided } from '../sign-off/queries.ts'
import { type BegunStep, WITHDRAWN_WORDS, type WithdrawRefusal, type WithdrawStep } from './model.ts'
import { lockStep, saveWithdrawn, stepById } from './queries.ts'
import * as rules from './rules.ts'

/**
 * Withdraws a step that was begun by mistake: why and by whom stand in each child's story, its clock ends as not needed,
 * and what was written in it stays. Withdrawn twice, it is withdrawn once.
 */
export async function withdrawStep(
  tx: Tx,
  actor: Actor,
  act: WithdrawStep,
  now: Moment,
): Promise<Outcome<BegunStep, WithdrawRefusal>> {
  await lockChildren(tx, (await stepById(tx, act.kind, act.id))?.childIds ?? [])
  const step = await lockStep(tx, act.kind, act.id)
  if (!step || !(await mayForEvery(tx, actor, 'step.withdraw', step.childIds, now.day))) return refused('not-found')
  const decided = rules.withdrawStep(step, act)
  if (!decided.ok) return decided
  if (!decided.value.isNew) return accepted(step)

  const why = act.why.trim()
  await saveWithdrawn(tx, step, { on: now.day, why, by: actor.userId })
  await takeBackFromManager(tx, actor, step, now)
  await callOffItsMeeting(tx, actor, step, { why, now })
  await tellTheStory(tx, actor, step, { why, now })
  await audit(tx, actor, 'step.withdraw', { kind: step.kind, id: step.id }, {}, step.childIds)
  await refreshDues(tx, step.childIds, now.holidays)
  return accepted(step)
}

/** What waits for a signature waits no longer. */
async function takeBackFromManager(tx: Tx, actor: Actor, { kind, id }: BegunStep, now: Moment): Promise<void> {
  const signed = kind === 'assessment' ? 'assessment' : 'section-47-conclusion'
  const waiting = await lockWaiting(tx, signed, id)
  if (waiting) await saveDecided(tx, waiting.id, 'withdrawn', actor, now.at)
}

/** The meeting planned for it is called off for the same reason; one that was held or called off already stays so. */
async function callOffItsMeeting(
  tx: Tx,
  actor: Actor,
  { kind, id }: BegunStep,
  { why, now }: { readonly why: string; readonly now: Moment },
): Promise<void> {
  const meetingId = kind === 'strategy-discussion' ? await meetingOfDiscussion(tx, id) : null
  const meeting = meetingId ? await lockMeeting(tx, meetingId) : undefined
  if (!meeting || meeting.heldOn !== null || meeting.cancelledOn !== null) return
  await saveCalledOff(tx, meeting.id, { on: now.day, why, by: actor.userId })
  const told = { entryId: newId(), today: now.day, by: actor }
  await addEntries(tx, actor, [entryOfChange(meeting, { to: 'called-off', reason: why }, told)])
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: meeting.id }, { done: 'called-off' }, meeting.childIds)
}

async function tellTheStory(
  tx: Tx,
  actor: Actor,
  { kind, id, childIds }: BegunStep,
  { why, now }: { readonly why: string; readonly now: Moment },
): Promise<void> {
  const step = { kind, id } as const
  await addEntries(tx, actor, [
    {
      ...{ id: newId(), kind: 'fact', title: `Withdrawn: ${WITHDRAWN_WORDS[kind]}`, happenedOn: now.day },
      body: paragraphs(`It was begun by mistake. ${why}`),
      ...{ saidBy: actor.name, saidByRole: actor.jobTitle, significant: true, step },
      about: childIds.map((personId) => ({ personId })),
    },
  ])
  const options = ['withdraw', 'go on']
  await addDecisions(tx, actor, [{ id: newId(), step, options, choice: 'withdraw', reason: why, decidedAt: now.at }])
}
