import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { addHours, type Instant, londonDayOf } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { KIND_WORDS, type Meeting } from '../meetings/model.ts'
import {
  type AskForPart,
  type AskRefusal,
  type LinkState,
  type NoteRefusal,
  PART_FIELDS,
  PART_OF,
  PART_WORDS,
  type Part,
  type PartContent,
  type PartField,
  type PartKind,
  type PartNote,
  type SectionLink,
  type SendRefusal,
} from './model.ts'

/** Of one box, in characters: about 3,000 words. */
export const LONGEST_PART = 20_000
/** A secure link leads somewhere for seven days at most. */
const LINK_HOURS = 7 * 24

/** What each box of a part asks, by the kind of part. */
export const ASKED: Readonly<Record<PartKind, Readonly<Record<PartField, string>>>> = {
  'conference-report': {
    words: 'What do you know of the child, and what have you done?',
    strengths: 'What is going well?',
    worries: 'What worries you?',
    childWords: 'What does the child say?',
    recommendation: 'What do you recommend, and why?',
  },
  'discussion-information': {
    words: 'What do you know that matters?',
    strengths: 'What keeps the child safe?',
    worries: 'What worries you?',
    childWords: 'What has the child said?',
    recommendation: 'What should happen now?',
  },
  'core-group-contribution': {
    words: 'What have you done since the last meeting?',
    strengths: 'What has changed for the better?',
    worries: 'What still worries you?',
    childWords: 'What does the child say?',
    recommendation: 'What should change in the plan?',
  },
}

type Planned = Pick<Meeting, 'kind' | 'plannedFor' | 'heldOn' | 'cancelledOn'>

/** Whether somebody may be asked for their part of a meeting: one of child protection, still to come, once. */
export function askForPart(
  meeting: Planned,
  act: AskForPart,
  { isAsked, today }: { readonly isAsked: boolean; readonly today: CalendarDay },
): Outcome<PartKind, Exclude<AskRefusal, 'not-found'>> {
  const kind = PART_OF[meeting.kind]
  if (!kind) return refused('no-part')
  if (meeting.heldOn !== null || meeting.cancelledOn !== null) return refused('over')
  if (isAsked) return refused('asked-already')
  if (act.question.trim() === '') return refused('nothing-asked')
  if (meeting.plannedFor !== null && act.byOn > meeting.plannedFor) return refused('after-the-meeting')
  return act.byOn < today ? refused('by-has-passed') : accepted(kind)
}

/** "Initial child protection conference, 26 March 2026". */
export function meetingInWords({ kind, plannedFor }: Pick<Meeting, 'kind' | 'plannedFor'>): string {
  return plannedFor ? `${KIND_WORDS[kind]}, ${inWords(plannedFor)}` : KIND_WORDS[kind]
}

/** Whether a part may be sent: once, with something in it. */
export function sendPart(
  part: Pick<Part, 'sentAt'>,
  content: PartContent,
): Outcome<PartContent, Exclude<SendRefusal, 'not-found'>> {
  if (part.sentAt !== null) return refused('sent-already')
  if (content.words.trim() === '') return refused('nothing-written')
  if (Object.values(content).some((text) => text.length > LONGEST_PART)) return refused('too-long')
  return accepted(content)
}

/** Whether its writer may say this of a part: once it is sent; and dissent once there are minutes to disagree with. */
export function notePart(
  part: Pick<Part, 'sentAt'>,
  note: Pick<PartNote, 'kind' | 'words'>,
  hasMinutes: boolean,
): Outcome<true, Exclude<NoteRefusal, 'not-found'>> {
  if (part.sentAt === null) return refused('not-sent')
  if (note.words.trim() === '') return refused('nothing-written')
  if (note.words.length > LONGEST_PART) return refused('too-long')
  return note.kind === 'dissent' && !hasMinutes ? refused('nothing-to-dissent-from') : accepted(true)
}

/** The moment a link made now stops leading anywhere. */
export function linkExpires(at: Instant): Instant {
  return addHours(at, LINK_HOURS)
}

/** Whether a link leads somewhere at this moment. */
export function stateOfLink(
  { usedAt, revokedAt, expiresAt }: Pick<SectionLink, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  at: Instant,
): LinkState {
  if (usedAt !== null) return 'used'
  return revokedAt !== null || expiresAt <= at ? 'over' : 'open'
}

/** What each child's story keeps of a part: its words under what was asked, as the opinion of whoever wrote it. */
export function entryOfPart(part: Part, childIds: readonly string[]): NewEntry | undefined {
  const { id, kind, content, sentAt, sentByName, sentByTitle, meetingId } = part
  if (!content || !sentAt || !sentByName) return undefined
  const words = PART_FIELDS.flatMap((field) =>
    content[field].trim() === '' ? [] : [`${ASKED[kind][field]}\n${content[field].trim()}`],
  )
  return {
    ...{ id, kind: 'opinion', title: PART_WORDS[kind], happenedOn: londonDayOf(sentAt) },
    ...{ body: paragraphs(words.join('\n\n')), saidBy: sentByName, saidByRole: sentByTitle },
    ...{ step: { kind: 'meeting', id: meetingId }, about: childIds.map((personId) => ({ personId })) },
  }
}

/** What each child's story keeps of what was said of a part afterwards. */
export function entryOfNote(note: PartNote, part: Part, childIds: readonly string[]): NewEntry {
  const { id, kind, words, saidByName, saidAt } = note
  const title = kind === 'dissent' ? 'Did not agree with what was decided' : `Correction: ${PART_WORDS[part.kind]}`
  return {
    ...{ id, kind: 'opinion', title, body: paragraphs(words), happenedOn: londonDayOf(saidAt) },
    ...{ saidBy: saidByName, saidByRole: part.sentByTitle, step: { kind: 'meeting', id: part.meetingId } },
    about: childIds.map((personId) => ({ personId })),
  }
}
