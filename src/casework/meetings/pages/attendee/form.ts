import type { Shared } from '../../../../entries/drafts/pages/form-page/conflict.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Asked } from '../../../../entries/drafts/rules-joining.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { markOfText } from '../../../../kernel/text-mark.ts'
import { type Attendee, type KeepAttendee, SERVICES } from '../../model.ts'
import { serviceByWords } from '../../rules-people.ts'
import { PERSON, SERVICE_WORDS } from '../content.ts'
import { CONTENT } from './content.ts'

/** The form with what is known of someone asked. */
export function attendeeFields(known: Attendee): Fields {
  const { name, role, agency, service, contact, answer, inCoreGroup, withdrawnWhy, report } = known
  const day = (box: string, on: CalendarDay | null | undefined) => (on ? dayFields(box, on) : {})
  return {
    ...{ name, role, agency: agency ?? '', service: service ?? '', contact: contact ?? '' },
    answer: withdrawnWhy === null ? (answer ?? 'none') : 'withdrawn',
    ...{ withdrawnWhy: withdrawnWhy ?? '', coreGroup: inCoreGroup ? 'yes' : '' },
    ...day('report-by', report?.byOn),
    ...day('report-received', report?.receivedOn),
    ...day('report-shared', report?.sharedOn),
  }
}

/** What stands of an invitation, for whoever else keeps something of it meanwhile. */
export function sharedAttendee(known: Attendee): Shared {
  const fields = attendeeFields(known)
  // The words of a report are in no field, once they are kept.
  const revision = markOfText(JSON.stringify([fields, known.report?.entryId ?? null]))
  return { ...{ revision, by: null, at: null, fields }, asked: (field) => ASKED[field.replace(DAY_BOX, '')] }
}

const DAY_BOX = /-(day|month|year)$/
const ANSWERS: Readonly<Record<string, string>> = {
  ...{ none: CONTENT.notAnswered, coming: CONTENT.coming, apologies: CONTENT.apologies },
  withdrawn: CONTENT.withdrawn,
}
const ASKED: Readonly<Record<string, Asked>> = {
  name: { label: PERSON.name, kind: 'line' },
  role: { label: PERSON.role, kind: 'line' },
  agency: { label: PERSON.agency, kind: 'line' },
  service: { label: PERSON.service, kind: 'choice', inWords: serviceInWords },
  contact: { label: PERSON.contact, kind: 'line' },
  answer: { label: CONTENT.answer, kind: 'choice', inWords: (code) => ANSWERS[code] ?? code },
  withdrawnWhy: { label: CONTENT.withdrawnWhy, kind: 'line' },
  coreGroup: { label: CONTENT.coreGroup, kind: 'choice', inWords: () => 'Yes' },
  'report-by': { label: CONTENT.reportBy, kind: 'choice' },
  'report-received': { label: CONTENT.reportReceived, kind: 'choice' },
  'report-shared': { label: CONTENT.reportShared, kind: 'choice' },
  reportText: { label: CONTENT.reportText, kind: 'words' },
}

function serviceInWords(code: string): string {
  const service = SERVICES.find((one) => one === code)
  return service ? SERVICE_WORDS[service] : code
}

/** Reads what is known of someone asked. */
export function readAttendee(fields: Fields): Read<KeepAttendee> {
  const problems: Problem[] = []
  const day = (box: string) => {
    if (!dayWasGiven(fields, box)) return null
    const read = dayOf(fields, box)
    if (!read) problems.push({ field: `${box}-day`, text: CONTENT.dayInvalid })
    return read ?? null
  }
  const answer = choiceOf(fields, 'answer', ['coming', 'apologies', 'withdrawn'] as const)
  const withdrawnWhy = answer === 'withdrawn' ? textOf(fields, 'withdrawnWhy') : null
  if (answer === 'withdrawn' && !withdrawnWhy) {
    problems.push({ field: 'withdrawnWhy', text: CONTENT.withdrawnMissing })
  }
  const [reportBy, reportReceivedOn, reportSharedOn] = ['report-by', 'report-received', 'report-shared'].map(day)
  const person = { name: fields['name'] ?? '', role: fields['role'] || 'asked', agency: textOf(fields, 'agency') }
  const act = {
    ...{ ...person, service: choiceOf(fields, 'service', SERVICES) ?? serviceByWords(person) },
    ...{ contact: textOf(fields, 'contact'), inCoreGroup: fields['coreGroup'] === 'yes', withdrawnWhy },
    answer: answer === 'withdrawn' || !answer ? null : answer,
    // A report that came without having been asked for was due the day it came.
    reportBy: reportBy ?? reportReceivedOn ?? null,
    ...{ reportReceivedOn: reportReceivedOn ?? null, reportSharedOn: reportSharedOn ?? null },
    reportText: textOf(fields, 'reportText'),
  }
  return problems.length > 0 ? { problems } : { act }
}
