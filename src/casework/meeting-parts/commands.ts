import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { dutyLine } from '../../concerns/queries.ts'
import { tellPartner } from '../../concerns/queries-notices.ts'
import { addEntries, entryById } from '../../entries/queries.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { currentName } from '../../people/model.ts'
import { peopleById } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { lockMeeting, meetingById } from '../meetings/queries.ts'
import { mayKeep } from '../meetings/queries-who.ts'
import type {
  AskForPart,
  AskRefusal,
  NoteRefusal,
  Part,
  PartContent,
  PartNote,
  SendRefusal,
  TakeBackRefusal,
} from './model.ts'
import {
  addNote,
  addPart,
  lockPart,
  minutesFor,
  notesOf,
  partById,
  partsOfMeeting,
  savePart,
  saveReportCame,
  saveTakenBack,
} from './queries.ts'
import * as rules from './rules.ts'

/**
 * Asks someone who is asked to a meeting for their part: from their own seat, or by a secure link that is made
 * afterwards. Whoever keeps the meeting may.
 */
export async function askForPart(
  tx: Tx,
  actor: Actor,
  of: { readonly meetingId: string; readonly attendanceId: string },
  act: AskForPart,
  now: Moment,
): Promise<Outcome<string, AskRefusal>> {
  const meeting = await lockMeeting(tx, of.meetingId)
  const person = meeting?.people.find(({ id }) => id === of.attendanceId)
  if (!meeting || !person || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  const asked = (await partsOfMeeting(tx, meeting.id)).filter(({ attendanceId }) => attendanceId === person.id)
  if (asked.some(({ id }) => id === act.id)) return accepted(act.id)
  const decided = rules.askForPart(meeting, act, { isAsked: asked.length > 0, today: now.day })
  if (!decided.ok) return decided
  const people = await peopleById(tx, meeting.childIds)
  const names = [...people.values()].map(({ names }) => currentName(names)?.given || 'the child')
  const who = { forUser: act.seat?.userId ?? null, ofAgency: act.seat?.agencyId ?? null, forName: person.name }
  const part = {
    ...{ id: act.id, kind: decided.value, meetingId: meeting.id, attendanceId: person.id, ...who },
    ...{ question: act.question.trim(), childNames: names.join(' and '), meetingWords: rules.meetingInWords(meeting) },
    ...{ ring: await dutyLine(tx), byOn: act.byOn },
  }
  await addPart(tx, actor, part, now.day)
  const about = { kind: 'meeting-part', id: act.id }
  if (act.seat) await tellPartner(tx, { ...act.seat, kind: 'request-waiting', about, at: now.at })
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: meeting.id }, { asked: act.id }, meeting.childIds)
  return accepted(act.id)
}

/** Takes back what somebody was asked for, until they sent it. A link to it leads nowhere from then on. */
export async function takeBackPart(
  tx: Tx,
  actor: Actor,
  id: string,
  why: string,
  now: Moment,
): Promise<Outcome<string, TakeBackRefusal>> {
  const part = await partById(tx, id)
  const meeting = part && (await meetingById(tx, part.meetingId))
  if (!part || !meeting || !(await mayKeep(tx, actor, meeting, now.day))) return refused('not-found')
  if (part.sentAt !== null) return refused('sent-already')
  if (why.trim() === '') return refused('no-reason')
  await saveTakenBack(tx, id, now.day, why.trim())
  await audit(tx, actor, 'meeting.keep', { kind: 'meeting', id: meeting.id }, { takenBack: id }, meeting.childIds)
  return accepted(id)
}

/** A part as its writer sees it again: what they wrote, what they said of it, and the minutes that came to them. */
export type PartSeen = {
  readonly part: Part
  readonly notes: readonly PartNote[]
  readonly minutes: Awaited<ReturnType<typeof minutesFor>>
}

/** Opens what is asked of a practitioner, from their own seat. */
export async function lookAtPart(tx: Tx, actor: Actor, id: string): Promise<Outcome<PartSeen, 'not-found'>> {
  if (!may(actor, 'part.write') || actor.seat !== 'partner') return refused('not-found')
  const part = await partById(tx, id)
  if (!part) return refused('not-found')
  await audit(tx, actor, 'part.write', { kind: 'meeting-part', id }, { look: true })
  return accepted({ part, notes: await notesOf(tx, [id]), minutes: await minutesFor(tx, id) })
}

/** Sends a part, once: it stands with the meeting and in each child's story, and is never changed. */
export async function sendPart(
  tx: Tx,
  actor: Actor,
  id: string,
  content: PartContent,
  now: Moment,
): Promise<Outcome<string, SendRefusal>> {
  if (!may(actor, 'part.write') || actor.seat !== 'partner') return refused('not-found')
  const part = (await lockPart(tx, id)) ?? (await partById(tx, id))
  if (!part) return refused('not-found')
  const decided = rules.sendPart(part, content)
  if (!decided.ok) return decided
  const by = { name: actor.name, title: `${actor.jobTitle}, ${actor.agencyName}` }
  await savePart(tx, id, { content: decided.value, at: now.at, by })
  await audit(tx, actor, 'part.write', { kind: 'meeting-part', id }, { sent: true })
  await enqueue(tx, 'receive-part', { partId: id })
  return accepted(id)
}

/** Puts a correction beside a part, or that its writer does not agree with what was decided. */
export async function notePart(
  tx: Tx,
  actor: Actor,
  note: Pick<PartNote, 'id' | 'partId' | 'kind' | 'words'>,
  now: Moment,
): Promise<Outcome<string, NoteRefusal>> {
  const seen = await lookAtPart(tx, actor, note.partId)
  if (!seen.ok) return seen
  const decided = rules.notePart(seen.value.part, note, seen.value.minutes !== undefined)
  if (!decided.ok) return decided
  await addNote(tx, actor, { ...note, words: note.words.trim(), saidAt: now.at })
  await audit(tx, actor, 'part.write', { kind: 'meeting-part', id: note.partId }, { noted: note.kind })
  await enqueue(tx, 'receive-part', { partId: note.partId })
  return accepted(note.partId)
}

/**
 * Brings a part that was sent to its meeting and into each child's story, and what was said of it afterwards too, in the
 * name of whoever wrote it. Received twice it is there once.
 */
export async function receivePart(tx: Tx, partId: string): Promise<void> {
  const part = await partById(tx, partId)
  const meeting = part && (await lockMeeting(tx, part.meetingId))
  if (!part?.sentAt || !meeting) return
  const writer = { userId: part.forUser, name: part.sentByName ?? part.forName }
  const entry = rules.entryOfPart(part, meeting.childIds)
  if (entry && !(await entryById(tx, entry.id))) {
    await addEntries(tx, writer, [entry])
    await saveReportCame(tx, part, { on: londonDayOf(part.sentAt), entryId: entry.id })
  }
  for (const note of await notesOf(tx, [partId])) {
    if (!(await entryById(tx, note.id))) await addEntries(tx, writer, [rules.entryOfNote(note, part, meeting.childIds)])
  }
}
