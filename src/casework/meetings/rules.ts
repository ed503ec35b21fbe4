import { addWorkingDays, type BankHolidays, type CalendarDay, inWords } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { markOfText } from '../../kernel/text-mark.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import { lastDay } from '../../statute/timescales.ts'
import type { Due, DueRule } from '../dues/model.ts'
import type {
  Appointment,
  AwaitedStep,
  ChangeMeeting,
  ChangeRefusal,
  ConveneMeeting,
  ConveneRefusal,
  KeepAttendee,
  KeepAttendeeRefusal,
  KeepMinutes,
  Meeting,
  MeetingKind,
  MinutesRefusal,
} from './model.ts'

/** Working days before a meeting by which reports are asked for: practice; each report's day can be set. */
const REPORT_WORKING_DAYS = 2

/**
 * Whether a meeting may be convened: for a step that waits for one, on a day to come, somewhere, with a chair and with
 * someone asked.
 *
 * @param planned the meetings that are planned for these children already
 */
export function conveneMeeting(
  act: ConveneMeeting,
  awaited: readonly AwaitedStep[],
  planned: readonly Pick<Meeting, 'id' | 'kind'>[],
  today: CalendarDay,
): Outcome<ConveneMeeting, ConveneRefusal> {
  if (act.childIds.length === 0) return refused('nobody-chosen')
  const step = awaited.find(({ kind }) => kind === act.kind)
  if (!step || act.childIds.some((childId) => !step.childIds.includes(childId))) return refused('not-awaited')
  if (planned.some(({ kind }) => kind === act.kind)) return refused('planned-already')
  if (act.plannedFor < today) return refused('planned-in-the-past')
  if (isNowhere(act)) return refused('no-place')
  if (step.chair === null && act.chairedBy.trim() === '') return refused('no-chair')
  if (act.invited.length === 0) return refused('nobody-invited')
  return accepted(act)
}

/** Whether a meeting may be put off or called off: until it was held, and with a reason. It stays on record either way. */
export function changeMeeting(
  meeting: Pick<Meeting, 'heldOn' | 'cancelledOn' | 'plannedFor' | 'plannedTime'>,
  act: ChangeMeeting,
  today: CalendarDay,
): Outcome<ChangeMeeting, ChangeRefusal> {
  if (meeting.heldOn !== null) return refused('already-held')
  if (meeting.cancelledOn !== null) return refused('called-off-already')
  if (act.to === 'another-day') {
    const { plannedFor, plannedTime } = act.appointment
    if (plannedFor < today) return refused('planned-in-the-past')
    if (plannedFor === meeting.plannedFor && plannedTime === meeting.plannedTime) return refused('same-day')
    if (isNowhere(act.appointment)) return refused('no-place')
  }
  return act.reason.trim() === '' ? refused('no-reason') : accepted(act)
}

/**
 * Whether this may be kept of someone invited. A report that is late is taken all the same, until the meeting was held.
 */
export function keepAttendee(
  meeting: Pick<Meeting, 'heldOn' | 'cancelledOn' | 'plannedFor'>,
  act: KeepAttendee,
  today: CalendarDay,
): Outcome<KeepAttendee, KeepAttendeeRefusal> {
  if (meeting.heldOn !== null) return refused('already-held')
  if (meeting.cancelledOn !== null) return refused('called-off-already')
  if (act.name.trim() === '') return refused('no-name')
  const { reportBy, reportReceivedOn: received, reportSharedOn: shared, reportText } = act
  if (reportBy !== null && meeting.plannedFor !== null && reportBy > meeting.plannedFor) {
    return refused('report-after-the-meeting')
  }
  if (received === null && reportText !== null) return refused('received-without-day')
  if ((received !== null && received > today) || (shared !== null && shared > today)) {
    return refused('received-in-the-future')
  }
  if (shared !== null && (received === null || shared < received)) return refused('shared-before-received')
  return accepted(act)
}

/** Whether minutes may be kept, or sent out: of a meeting that was held, once, to someone, from the day it was held on. */
export function keepMinutes(
  meeting: Pick<Meeting, 'heldOn' | 'minutes' | 'minutesSentOn'>,
  act: KeepMinutes,
  today: CalendarDay,
): Outcome<KeepMinutes, MinutesRefusal> {
  if (meeting.heldOn === null) return refused('not-held')
  if (meeting.minutesSentOn !== null) return refused('sent-already')
  if (act.before !== markOfMinutes(meeting)) return refused('someone-else-wrote')
  if (act.text.trim() === '') return refused('nothing-written')
  if (act.sentOn === null) return accepted(act)
  if (act.sentOn > today) return refused('sent-in-the-future')
  if (act.sentOn < meeting.heldOn) return refused('sent-before-the-meeting')
  return act.sentTo.length === 0 ? refused('sent-to-nobody') : accepted(act)
}

/** The clocks that a meeting of each kind stops. */
export const CLOCKS_STOPPED: Readonly<Record<MeetingKind, readonly DueRule[]>> = {
  'strategy-discussion': ['strategy-discussion'],
  'initial-conference': ['initial-conference', 'transfer-conference'],
  'review-conference': ['review-first', 'review-next'],
  'core-group': ['core-group-first', 'core-group-next'],
  'child-in-need-review': ['cin-review-first', 'cin-review-next'],
  'team-around-the-family': [],
}

/** The last day in time of a meeting about these children: the first of the clocks that it stops; null where none runs. */
export function lastDayOf(
  { kind, childIds }: Pick<Meeting, 'kind' | 'childIds'>,
  dues: readonly Pick<Due, 'rule' | 'childId' | 'dueBy'>[],
): CalendarDay | null {
  const stopped = dues.filter(({ rule, childId }) => CLOCKS_STOPPED[kind].includes(rule) && childIds.includes(childId))
  const [first] = stopped.map(({ dueBy }) => dueBy).toSorted()
  return first ?? null
}

/** "after 21 December 2026, its last day in time": of a meeting that is planned too late, which is marked and never refused; null in time. */
export function latenessInWords(plannedFor: CalendarDay | null, lastDay: CalendarDay | null): string | null {
  if (plannedFor === null || lastDay === null || plannedFor <= lastDay) return null
  return `after ${inWords(lastDay)}, its last day in time`
}

/** The mark of the minutes as they stand, to tell whether someone else wrote meanwhile. */
export function markOfMinutes({ minutes }: Pick<Meeting, 'minutes'>): string {
  return markOfText(minutes ?? '')
}

/** By when a report for a meeting on this day is asked for; today, if that day has passed. */
export function reportDueBy(meetingOn: CalendarDay, today: CalendarDay, holidays: BankHolidays): CalendarDay {
  const usual = addWorkingDays(meetingOn, -REPORT_WORKING_DAYS, holidays)
  return usual < today ? today : usual
}

/**
 * The last day on which the minutes of a conference are out in time; null for a meeting whose minutes have no clock.
 *
 * @source practice: 20 working days after the conference
 */
export function minutesDueBy(
  kind: MeetingKind,
  heldOn: CalendarDay,
  holidays: BankHolidays,
  locals: readonly LocalTimescale[] = [],
): CalendarDay | null {
  return isConference(kind) ? lastDay('conference-minutes', heldOn, holidays, locals) : null
}

/** Whether it is a child protection conference. */
export function isConference(kind: MeetingKind): boolean {
  return kind === 'initial-conference' || kind === 'review-conference'
}

function isNowhere({ place, link }: Appointment): boolean {
  return !place?.trim() && !link?.trim()
}
