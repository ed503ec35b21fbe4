import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { freezeRecord } from '../../entries/records/queries.ts'
import { paragraphs } from '../../entries/rules.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { giveMinutes } from '../meeting-parts/queries.ts'
import type { KeepMinutes, Meeting, MinutesRefusal } from './model.ts'
import { lockMeeting } from './queries.ts'
import { mayKeep } from './queries-who.ts'
import { saveMinutes, saveMinutesSent } from './queries-writing.ts'
import * as rules from './rules.ts'

/**
 * Keeps the minutes of a meeting that was held. Once they are sent they are a record, frozen with whom they went to and
 * on what day, and are never changed.
 */
export async function keepMinutes(
  tx: Tx,
  actor: Actor,
  id: string,
  act: KeepMinutes,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, MinutesRefusal>> {
  const meeting = await lockMeeting(tx, id)
  if (!meeting || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  const to = meeting.people.filter((person) => act.sentTo.includes(person.id))
  const decided = rules.keepMinutes(meeting, { ...act, sentTo: to.map((person) => person.id) }, now.day)
  if (!decided.ok) return decided

  await saveMinutes(tx, id, act.text)
  if (act.sentOn !== null) await send(tx, actor, meeting, { text: act.text, on: act.sentOn, to })
  const done = act.sentOn === null ? 'minutes-drafted' : 'minutes-sent'
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id }, { done }, meeting.childIds)
  return accepted({ id })
}

type Sent = {
  readonly text: string
  readonly on: NonNullable<KeepMinutes['sentOn']>
  readonly to: Meeting['people']
}

async function send(tx: Tx, actor: Actor, meeting: Meeting, { text, on, to }: Sent): Promise<void> {
  const { id, kind, heldOn, chairedBy } = meeting
  const recipients = to.map(({ name, role, agency }) => ({ name, role, agency }))
  const recordId = await freezeRecord(tx, {
    kind: 'minutes',
    step: { kind: 'meeting', id },
    content: { v: 1, meeting: kind, heldOn, chairedBy, minutes: paragraphs(text), sentOn: on, sentTo: recipients },
    writtenBy: actor,
    signedBy: actor,
  })
  const attendanceIds = to.map((person) => person.id)
  await saveMinutesSent(tx, id, { on, to: attendanceIds, recordId })
  await giveMinutes(tx, { meetingId: id, attendanceIds }, { minutes: text, sentOn: on })
}
