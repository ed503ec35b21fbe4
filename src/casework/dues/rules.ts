import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import { daysBetween, weekdayName } from '../../kernel/calendar-day.ts'
import { counted } from '../../kernel/counted.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { LocalTimescale } from '../../statute/timescale.ts'
import type { ChildFacts, Due, DueState } from './model.ts'
import { clocksOf } from './rules-clock.ts'
import { assessmentDues, enquiryDues, referralDues, strategyDues } from './rules-enquiring.ts'
import { planDues } from './rules-plan.ts'
import { immediateProtectionDues, incidentDues, returnInterviewDues, transferDues } from './rules-protection.ts'

/** A clock is "soon" from this many days before its last. */
const SOON_DAYS = 4

/**
 * Every clock of one child, from what is recorded: pure, so that it can be reckoned again at any time and must agree
 * with what is stored. Each clock belongs to the thing that set it going.
 *
 * @param locals what the authority has set, past and present: each clock goes by the value of the day that triggered it
 */
export function duesOf(
  facts: ChildFacts,
  holidays: BankHolidays,
  locals: readonly LocalTimescale[] = [],
): readonly Due[] {
  const clock = clocksOf(facts.childId, holidays, locals)
  return [
    ...referralDues(facts, clock),
    ...assessmentDues(facts, clock),
    ...strategyDues(facts, clock),
    ...enquiryDues(facts, clock),
    ...immediateProtectionDues(facts, clock),
    ...onceEach(facts.planStatuses.flatMap((status) => planDues(facts, status, clock))),
    ...returnInterviewDues(facts, clock),
    ...incidentDues(facts, clock),
    ...transferDues(facts, clock, locals),
  ]
}

/** What happened on the day on which one status ended and another of its kind began sets one clock going: the one that runs. */
function onceEach(dues: readonly Due[]): readonly Due[] {
  const once = new Map<string, Due>()
  for (const due of dues) {
    const key = `${due.rule} ${due.step.id}`
    if (!once.has(key) || due.notNeeded === null) once.set(key, due)
  }
  return [...once.values()]
}

/** What of a clock tells where it stands; the moments where it is one of hours. */
type RunningDue = Pick<Due, 'dueBy' | 'doneOn' | 'notNeeded'> & Partial<Pick<Due, 'dueAt' | 'doneAt'>>

/**
 * Where a clock stands today; with the moment, a clock of hours is late from its last moment on. A late step that was done is "done late", never
 * refused.
 */
export function dueState(due: RunningDue, today: CalendarDay, at?: Instant): DueState {
  if (due.doneOn) return isDoneInTime(due, due.doneOn) ? 'done-in-time' : 'done-late'
  if (due.notNeeded) return 'not-needed'
  if (at && due.dueAt && at > due.dueAt) return 'late'
  const left = daysBetween(today, due.dueBy)
  if (left < 0) return 'late'
  if (left === 0) return 'due-today'
  return left <= SOON_DAYS ? 'due-soon' : 'ahead'
}

/**
 * The clock in words: "2 days late", "due today", "due Monday", "in 5 days", "done in time", "done 3 days late"; with
 * the moment, for a clock of hours within two days of its last: "4 hours left", "2 hours late".
 */
export function dueInWords(due: RunningDue, today: CalendarDay, at?: Instant): string {
  const state = dueState(due, today, at)
  const days = (count: number) => counted(count, 'day')
  if (state === 'done-in-time') return 'done in time'
  if (state === 'done-late') return `done ${howLate(due)} late`
  if (state === 'not-needed') return 'not needed'
  if (at && due.dueAt && Math.abs(minutesBetween(at, due.dueAt)) < TWO_DAYS) {
    return `${inHours(Math.abs(minutesBetween(at, due.dueAt)))} ${state === 'late' ? 'late' : 'left'}`
  }
  const left = daysBetween(today, due.dueBy)
  if (state === 'late') return `${days(-left)} late`
  if (state === 'due-today') return 'due today'
  if (left === 1) return 'due tomorrow'
  return state === 'due-soon' ? `due ${weekdayName(due.dueBy)}` : `in ${days(left)}`
}

/** How near a clock is, for the way it looks; the words say the same. */
export function clockLook(due: RunningDue, today: CalendarDay, at?: Instant): 'late' | 'soon' | 'calm' | 'done' {
  const state = dueState(due, today, at)
  if (state === 'late') return 'late'
  if (state === 'due-today' || state === 'due-soon') return 'soon'
  return state === 'ahead' ? 'calm' : 'done'
}

function isDoneInTime({ dueBy, dueAt, doneAt }: RunningDue, doneOn: CalendarDay): boolean {
  return dueAt && doneAt ? doneAt <= dueAt : doneOn <= dueBy
}

function howLate({ dueBy, dueAt, doneOn, doneAt }: RunningDue): string {
  const minutes = dueAt && doneAt ? minutesBetween(dueAt, doneAt) : TWO_DAYS
  return minutes < TWO_DAYS ? inHours(minutes) : counted(daysBetween(dueBy, doneOn ?? dueBy), 'day')
}

/** From here on a clock of hours is told in days. */
const TWO_DAYS = 48 * 60

function minutesBetween(from: Instant, to: Instant): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000)
}

function inHours(minutes: number): string {
  return minutes < 60 ? counted(minutes, 'minute') : counted(Math.floor(minutes / 60), 'hour')
}
