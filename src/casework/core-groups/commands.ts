import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { refreshDues } from '../dues/queries.ts'
import type { Invitee } from '../meetings/model.ts'
import { keepMeetingHeld, meetingHeldFor } from '../meetings/queries-held.ts'
import { planNext } from '../meetings/queries-next.ts'
import { planStatusesOf } from '../plans/queries.ts'
import type { CoreGroupRefusal, RecordCoreGroup } from './model.ts'
import { addCoreGroup, tieToMeeting } from './queries.ts'
import * as rules from './rules.ts'

/** Records a core group: who came and what was agreed, in each child's story; its clock begins again. */
export async function recordCoreGroup(
  tx: Tx,
  actor: Actor,
  act: RecordCoreGroup,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, CoreGroupRefusal>> {
  const { id, childIds } = act
  if (!(await mayForEvery(tx, actor, 'plan.write', childIds, now.day))) return refused('not-found')
  const decided = rules.recordCoreGroup(act, await planStatusesOf(tx, childIds), now.day)
  if (!decided.ok) return decided

  if (!(await addCoreGroup(tx, act))) return accepted({ id })
  await keepMeeting(tx, actor, act, now)
  await addEntries(tx, actor, [rules.entryOfCoreGroup(act, { recorder: actor, entryId: newId() })])
  for (const childId of childIds)
    await audit(tx, actor, 'plan.write', { kind: 'child', id: childId }, { coreGroup: id })
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/**
 * The meeting convened for this core group, or one made now; and the next one, if its day was agreed on. Its members
 * are carried on: whoever is in the core group is asked again, or whoever came where nobody is named so.
 */
async function keepMeeting(tx: Tx, actor: Actor, act: RecordCoreGroup, now: Moment): Promise<void> {
  const { id, heldOn, childIds, came: people, nextOn } = act
  const kind = 'core-group'
  const convened = await meetingHeldFor(tx, childIds, kind)
  const held = { kind, heldOn, chair: actor, childIds, people, meetingId: convened } as const
  const meetingId = await keepMeetingHeld(tx, held, now.holidays)
  await tieToMeeting(tx, id, meetingId)
  if (!nextOn) return
  const hasMembers = people.some(({ inCoreGroup }) => inCoreGroup)
  const asked = ({ inCoreGroup }: Invitee) => inCoreGroup || !hasMembers
  const chair = { userId: actor.userId, name: actor.name }
  await planNext(tx, actor, meetingId, { kind, plannedFor: nextOn, childIds, chair, stepId: null, asked }, now)
}
