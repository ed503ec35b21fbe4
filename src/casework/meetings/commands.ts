import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { stillOpen } from '../episodes/queries.ts'
import type { ChangeMeeting, ChangeRefusal, ConveneMeeting, ConveneRefusal } from './model.ts'
import { lockMeeting, meetingById } from './queries.ts'
import { awaitedSteps } from './queries-awaited.ts'
import { plannedMeeting } from './queries-held.ts'
import { planMeeting } from './queries-next.ts'
import { mayKeep } from './queries-who.ts'
import { saveCalledOff, savePostponed } from './queries-writing.ts'
import * as rules from './rules.ts'
import { entryOfChange } from './rules-entries.ts'

/**
 * Plans a meeting: when and where, about whom, who chairs it and who is asked. A conference is chaired by its chair,
 * whoever plans it. Agencies asked to a conference are asked for a report two working days before.
 */
export async function conveneMeeting(
  tx: Tx,
  actor: Actor,
  act: ConveneMeeting,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ConveneRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (childIds.length === 0) return refused('nobody-chosen')
  if (!(await mayForEvery(tx, actor, 'meeting.keep', await stillOpen(tx, childIds), now.day))) {
    return refused('not-found')
  }
  if (await meetingById(tx, id)) return accepted({ id })
  const awaited = await awaitedSteps(tx, childIds)
  const planned = await plannedMeeting(tx, childIds, act.kind)
  const decided = rules.conveneMeeting(act, awaited, planned ? [planned] : [], now.day)
  if (!decided.ok) return decided

  const step = awaited.find(({ kind }) => kind === act.kind)
  const { chairedBy, ...convened } = act
  const chair = step?.chair ?? { name: chairedBy, userId: chairedBy === actor.name ? actor.userId : null }
  await planMeeting(tx, actor, { convened, chair, stepId: step?.stepId ?? null, follows: null }, now)
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id }, { done: 'convened' }, childIds)
  return accepted({ id })
}

/** Puts a meeting off to another day, or calls it off; with the reason, and told in each child's story. */
export async function changeMeeting(
  tx: Tx,
  actor: Actor,
  id: string,
  act: ChangeMeeting,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, ChangeRefusal>> {
  // Children, then step, then meeting, as whoever records a conference locks them.
  await lockChildren(tx, (await meetingById(tx, id))?.childIds ?? [])
  const meeting = await lockMeeting(tx, id)
  if (!meeting || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  const decided = rules.changeMeeting(meeting, act, now.day)
  if (!decided.ok) return decided

  if (act.to === 'called-off') await saveCalledOff(tx, id, { on: now.day, why: act.reason, by: actor.userId })
  else await savePostponed(tx, meeting, act.appointment, { reason: act.reason, by: actor })
  await addEntries(tx, actor, [entryOfChange(meeting, act, { entryId: newId(), today: now.day, by: actor })])
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id }, { done: act.to }, meeting.childIds)
  return accepted({ id })
}
