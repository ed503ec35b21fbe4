import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { KeepAttendee, KeepAttendeeRefusal, Meeting } from './model.ts'
import { lockMeeting } from './queries.ts'
import { mayKeep } from './queries-who.ts'
import { addInvited, saveAttendee } from './queries-writing.ts'
import * as rules from './rules.ts'
import { entryOfReport } from './rules-entries.ts'

type Kept = Outcome<{ readonly id: string }, KeepAttendeeRefusal>

/**
 * Keeps what is known of someone asked to a meeting: how they are reached, whether they come, their report. The words of
 * a report become an entry of each child's story, once.
 */
export async function keepAttendee(
  tx: Tx,
  actor: Actor,
  of: { readonly meetingId: string; readonly attendeeId: string },
  act: KeepAttendee,
  now: Moment,
): Promise<Kept> {
  const meeting = await lockMeeting(tx, of.meetingId)
  const was = meeting?.people.find(({ id }) => id === of.attendeeId)
  if (!meeting || !was || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  const decided = rules.keepAttendee(meeting, act, now.day)
  if (!decided.ok) return decided

  const entryId = await writeReport(tx, actor, meeting, act)
  await saveAttendee(tx, meeting.id, { id: was.id, before: was, kept: act }, { today: now.day, entryId })
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: meeting.id }, { done: 'person' }, meeting.childIds)
  return accepted({ id: was.id })
}

/** Asks someone more to a meeting. The id is made at the edge, so that asking twice is asking once. */
export async function inviteAnother(
  tx: Tx,
  actor: Actor,
  of: { readonly meetingId: string; readonly attendeeId: string },
  act: KeepAttendee,
  now: Moment,
): Promise<Kept> {
  const { meetingId, attendeeId: id } = of
  const meeting = await lockMeeting(tx, meetingId)
  if (!meeting || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  if (meeting.people.some((person) => person.id === id)) return accepted({ id })
  const decided = rules.keepAttendee(meeting, act, now.day)
  if (!decided.ok) return decided

  await addInvited(tx, meetingId, [{ ...act, id }], { on: now.day, from: meeting.people.length })
  const entryId = await writeReport(tx, actor, meeting, act)
  const before = { answer: null, withdrawnWhy: null, report: null }
  await saveAttendee(tx, meetingId, { id, before, kept: act }, { today: now.day, entryId })
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: meetingId }, { done: 'invited' }, meeting.childIds)
  return accepted({ id })
}

/** The entry that keeps a report's words; null where no words came with it. */
async function writeReport(tx: Tx, actor: Actor, meeting: Meeting, act: KeepAttendee): Promise<string | null> {
  const { reportText, reportReceivedOn } = act
  if (reportText === null || reportReceivedOn === null) return null
  const entry = entryOfReport(meeting, act, { entryId: newId(), on: reportReceivedOn, text: reportText })
  await addEntries(tx, actor, [entry])
  return entry.id
}
