import type { NewEntry } from '../../entries/model.ts'
import { paragraphs } from '../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { type ChangeMeeting, type Invitee, KIND_WORDS, type Meeting } from './model.ts'

type Told = {
  readonly entryId: string
  readonly today: CalendarDay
  readonly by: { readonly name: string; readonly jobTitle: string }
}

/** What each child's story says of a meeting that was put off or called off: the delay, and why. */
export function entryOfChange(meeting: Meeting, act: ChangeMeeting, { entryId, today, by }: Told): NewEntry {
  const name = KIND_WORDS[meeting.kind]
  const was = meeting.plannedFor ? ` of ${inWords(meeting.plannedFor)}` : ''
  const title =
    act.to === 'another-day'
      ? `${name}${was} was put off to ${inWords(act.appointment.plannedFor)}`
      : `${name}${was} was called off`
  return {
    ...{ id: entryId, kind: 'fact', title, body: paragraphs(act.reason), happenedOn: today },
    ...{ saidBy: by.name, saidByRole: by.jobTitle, step: { kind: 'meeting', id: meeting.id } },
    about: meeting.childIds.map((personId) => ({ personId })),
  }
}

type Received = {
  readonly entryId: string
  readonly on: CalendarDay
  readonly text: string
}

/** What each child's story keeps of a report: its words, as the opinion of whoever wrote it. */
export function entryOfReport(meeting: Meeting, author: Invitee, { entryId, on, text }: Received): NewEntry {
  const from = author.agency ?? author.role
  return {
    ...{ id: entryId, kind: 'opinion', title: `Report for the ${KIND_WORDS[meeting.kind].toLowerCase()}: ${from}` },
    ...{ body: paragraphs(text), happenedOn: on, saidBy: author.name, saidByRole: author.role },
    step: { kind: 'meeting', id: meeting.id },
    about: meeting.childIds.map((personId) => ({ personId })),
  }
}
