import type { BankHolidays, CalendarDay } from '../../kernel/calendar-day.ts'
import { daysBetween, weekdayName } from '../../kernel/calendar-day.ts'
import { lastDay, timescaleInForce } from '../../statute/timescales.ts'
import type { ChildFacts, Due, DueRule, DueState, DueStep, PlanStatusFact } from './model.ts'

/** A clock is "soon" from this many days before its last. */
const SOON_DAYS = 4
const PLAN_ENDED = 'The plan ended'
const CASE_CLOSED = 'The case was closed'
const NO_CONFERENCE = 'The enquiry found that no conference was needed'

/**
 * Every clock of one child, from what is recorded: pure, so that it can be reckoned again at any time and must agree
 * with what is stored. Each clock belongs to the thing that set it going.
 */
export function duesOf(facts: ChildFacts, holidays: BankHolidays): readonly Due[] {
  const clock = (rule: DueRule, step: DueStep, startsOn: CalendarDay, end: End = {}): Due => ({
    rule,
    ruleValidFrom: timescaleInForce(rule, startsOn).validFrom ?? startsOn,
    step,
    childId: facts.childId,
    startsOn,
    dueBy: lastDay(rule, startsOn, holidays),
    doneOn: end.doneOn ?? null,
    notNeeded: end.doneOn ? null : (end.notNeeded ?? null),
  })
  return [
    ...referralDues(facts, clock),
    ...assessmentDues(facts, clock),
    ...strategyDues(facts, clock),
    ...enquiryDues(facts, clock),
    ...facts.planStatuses.flatMap((status) => planDues(facts, status, clock)),
  ]
}

type End = { readonly doneOn?: CalendarDay | null; readonly notNeeded?: string | null }
type MakeClock = (rule: DueRule, step: DueStep, startsOn: CalendarDay, end?: End) => Due

function referralDues({ referrals }: ChildFacts, clock: MakeClock): Due[] {
  return referrals
    .filter(({ reported }) => !reported)
    .map(({ id, receivedOn, decidedOn }) =>
      clock('referral-decision', { kind: 'referral', id }, receivedOn, { doneOn: decidedOn }),
    )
}

function assessmentDues({ assessments, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return assessments.map(({ id, referredOn, startedOn, authorisedOn, withdrawn }) =>
    clock('assessment', { kind: 'assessment', id }, referredOn, {
      doneOn: authorisedOn,
      notNeeded: withdrawn ? 'The assessment was withdrawn' : closedWith(episodes, startedOn),
    }),
  )
}

function strategyDues({ strategyDiscussions, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return strategyDiscussions.map(({ id, triggeredOn, heldOn }) =>
    clock('strategy-discussion', { kind: 'strategy-discussion', id }, triggeredOn, {
      doneOn: heldOn,
      notNeeded: closedWith(episodes, triggeredOn),
    }),
  )
}

/** The conference's clock runs from the strategy discussion on, unless the enquiry finds that none is needed. */
function enquiryDues({ enquiries, episodes }: ChildFacts, clock: MakeClock): Due[] {
  return enquiries.map(({ id, startedOn, conferenceNeeded, conferenceHeldOn }) =>
    clock('initial-conference', { kind: 'section-47-enquiry', id }, startedOn, {
      doneOn: conferenceHeldOn,
      notNeeded: conferenceNeeded === false ? NO_CONFERENCE : closedWith(episodes, startedOn),
    }),
  )
}

/** Why a step that began on this day is waited for no longer: the episode it falls in, the last one open by then, was closed. */
function closedWith(episodes: ChildFacts['episodes'], begunOn: CalendarDay): string | null {
  const inOrder = episodes.toSorted((one, other) => compare(one.openedOn, other.openedOn))
  const of = inOrder.findLast(({ openedOn }) => openedOn <= begunOn) ?? inOrder[0]
  return of?.closedOn ? CASE_CLOSED : null
}

/**
 * The clocks of one status of the plan: visits, core groups, reviews. A return reports reviews, but neither visits nor
 * core groups: those of a plan that was reported count from the day it came to be worked with here.
 */
function planDues(facts: ChildFacts, status: PlanStatusFact, clock: MakeClock): Due[] {
  const within = <T extends { readonly id: string }>(
    events: readonly T[],
    dayOf: (event: T) => CalendarDay,
    from: CalendarDay,
  ) =>
    events
      .filter((event) => dayOf(event) >= from && (status.toOn === null || dayOf(event) <= status.toOn))
      .map((event) => ({ id: event.id, on: dayOf(event) }))
      .sort((one, other) => compare(one.on, other.on))
  const isProtection = status.kind === 'child-protection'
  const workedFrom = status.reported ? status.takenOverOn : status.fromOn
  const chains: Due[] = []
  if (workedFrom) {
    const seen = facts.visits.filter((visit) => visit.seen)
    const events = within(seen, ({ happenedOn }) => happenedOn, workedFrom)
    const rule = isProtection ? 'cp-visit' : 'cin-visit'
    chains.push(...chain({ ...status, fromOn: workedFrom }, events, 'visit', rule, rule, clock))
  }
  if (isProtection && workedFrom) {
    const events = within(facts.coreGroups, ({ heldOn }) => heldOn, workedFrom)
    const first = status.reported ? 'core-group-next' : 'core-group-first'
    chains.push(...chain({ ...status, fromOn: workedFrom }, events, 'core-group', first, 'core-group-next', clock))
  }
  if (isProtection) {
    const events = within(facts.reviews, ({ heldOn }) => heldOn, status.fromOn)
    chains.push(...chain(status, events, 'conference', 'review-first', 'review-next', clock))
  }
  return chains
}

/** A clock that begins again at each event: from the plan's start to the first, and from each to the next. */
function chain(
  status: PlanStatusFact,
  events: readonly { readonly id: string; readonly on: CalendarDay }[],
  kind: DueStep['kind'],
  first: DueRule,
  next: DueRule,
  clock: MakeClock,
): Due[] {
  const notNeeded = status.toOn === null ? null : PLAN_ENDED
  const starts = [{ kind: 'plan-status' as const, id: status.id, on: status.fromOn, rule: first }].concat(
    events.map(({ id, on }) => ({ kind: kind as 'plan-status', id, on, rule: next })),
  )
  return starts.map(({ kind, id, on, rule }, index) =>
    clock(rule, { kind, id }, on, { doneOn: events[index]?.on ?? null, notNeeded }),
  )
}

function compare(one: CalendarDay, other: CalendarDay): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Where a clock stands today. A late step that was done is "done late", never refused. */
export function dueState(due: Pick<Due, 'dueBy' | 'doneOn' | 'notNeeded'>, today: CalendarDay): DueState {
  if (due.doneOn) return due.doneOn <= due.dueBy ? 'done-in-time' : 'done-late'
  if (due.notNeeded) return 'not-needed'
  const left = daysBetween(today, due.dueBy)
  if (left < 0) return 'late'
  if (left === 0) return 'due-today'
  return left <= SOON_DAYS ? 'due-soon' : 'ahead'
}

/** The clock in words: "2 days late", "due today", "due Monday", "in 5 days", "done in time", "done 3 days late". */
export function dueInWords(due: Pick<Due, 'dueBy' | 'doneOn' | 'notNeeded'>, today: CalendarDay): string {
  const state = dueState(due, today)
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
  if (state === 'done-in-time') return 'done in time'
  if (state === 'done-late' && due.doneOn) return `done ${days(daysBetween(due.dueBy, due.doneOn))} late`
  if (state === 'not-needed') return 'not needed'
  const left = daysBetween(today, due.dueBy)
  if (state === 'late') return `${days(-left)} late`
  if (state === 'due-today') return 'due today'
  if (left === 1) return 'due tomorrow'
  return state === 'due-soon' ? `due ${weekdayName(due.dueBy)}` : `in ${days(left)}`
}

/** How near a clock is, for the way it looks; the words say the same. */
export function clockLook(
  due: Pick<Due, 'dueBy' | 'doneOn' | 'notNeeded'>,
  today: CalendarDay,
): 'late' | 'soon' | 'calm' | 'done' {
  const state = dueState(due, today)
  if (state === 'late') return 'late'
  if (state === 'due-today' || state === 'due-soon') return 'soon'
  return state === 'ahead' ? 'calm' : 'done'
}
