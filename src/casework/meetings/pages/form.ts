import { dayFields, dayOf, type Fields, type Problem, textOf } from '../../../entries/drafts/pages/form-page/form.ts'
import type { Appointment, Meeting } from '../model.ts'
import { APPOINTMENT } from './content.ts'

/** The boxes of when and where, filled in with what is known. */
export function appointmentFields(known: Partial<Pick<Meeting, keyof Appointment>>): Fields {
  const { plannedFor, plannedTime, place, link } = known
  return {
    ...(plannedFor ? dayFields('planned', plannedFor) : {}),
    ...{ time: plannedTime ?? '', place: place ?? '', link: link ?? '' },
  }
}

/** Reads when and where; undefined, with its problems, where the day or the time cannot be read. */
export function readAppointment(fields: Fields, problems: Problem[]): Appointment | undefined {
  const plannedFor = dayOf(fields, 'planned')
  const plannedTime = timeOf(fields['time'] ?? '')
  if (!plannedFor) problems.push({ field: 'planned-day', text: APPOINTMENT.dayInvalid })
  if (plannedTime === undefined) problems.push({ field: 'time', text: APPOINTMENT.timeInvalid })
  if (!plannedFor || plannedTime === undefined) return undefined
  return { plannedFor, plannedTime, place: textOf(fields, 'place'), link: textOf(fields, 'link') }
}

/** A time of day as it is kept: "9.30" is `09:30`. Null if none was written, undefined if it is no time. */
function timeOf(text: string): string | null | undefined {
  if (text === '') return null
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}
