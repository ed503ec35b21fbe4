import type { ConveneMeeting, Invitee, KeepAttendee } from '../../src/casework/meetings/model.ts'
import { calendarDay } from '../../src/kernel/calendar-day.ts'
import { newId } from '../../src/platform/ids.ts'

/** Someone to ask to a meeting: Grace Okafor of the school, unless told otherwise. */
export function anInvitee(over: Partial<Invitee> = {}): Invitee {
  return {
    ...{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', service: 'education' },
    ...{ contact: '01632 960114', inCoreGroup: false },
    ...over,
  }
}

/** An initial conference on 26 March 2026 at 10:00, to which the school, the police and Mum are asked. */
export function aMeeting(childIds: readonly string[], over: Partial<ConveneMeeting> = {}): ConveneMeeting {
  return {
    ...{ id: newId(), kind: 'initial-conference', childIds, chairedBy: 'Hilary Stroud' },
    ...{ plannedFor: calendarDay('2026-03-26'), plannedTime: '10:00', place: 'Town hall', link: null },
    invited: [
      anInvitee(),
      anInvitee({ name: 'DC Lorna Whitby', role: 'detective constable', agency: 'Police', service: 'police' }),
      anInvitee({ name: 'Kerry Calloway', role: 'Mum', agency: null, service: 'family' }),
    ],
    ...over,
  }
}

/** What is kept of someone asked: they come, and no report is asked of them, unless told otherwise. */
export function keptOf(over: Partial<KeepAttendee> = {}): KeepAttendee {
  return {
    ...{ ...anInvitee(), answer: 'coming', reportBy: null, reportReceivedOn: null, reportText: null },
    ...{ reportSharedOn: null, withdrawnWhy: null },
    ...over,
  }
}
