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
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { type Attendee, type KeepAttendee, SERVICES } from '../../model.ts'
import { serviceByWords } from '../../rules-people.ts'
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
