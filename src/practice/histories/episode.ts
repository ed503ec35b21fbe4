import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Person, Status } from '../model.ts'
import type { Category, ContactStep, ReferralStep, Section47Step, Step } from '../steps/model.ts'
import { CLOSURES, EARLY_HELP_ENDED, EARLY_HELP_GIVEN } from '../stock/decisions.ts'
import { THEMES } from '../stock/themes.ts'
import { layAssessment, layEnquiry, layStrategy } from './assessing.ts'
import { type Desk, lay, say, stepShape, workday, workdaysOn } from './desk.ts'
import {
  type Course,
  dayWithin,
  focusOf,
  layContact,
  layDecision,
  layFurtherContact,
  layReferral,
} from './front-door.ts'
import { layEntries, layStrengths, layWorries } from './happenings.ts'
import { layPlan, layPlanReviews, layVisit, layVisits } from './planning.ts'
import { allocate, layConference, layCoreGroups, layReviews } from './protecting.ts'

/** How far a period of need goes, and on which day it ends if it has ended. */
export type Way = {
  readonly reaches: Exclude<Status, 'closed'>
  readonly category: Category | null
  readonly closedOn: CalendarDay | null
}

export type Outcome = { readonly status: Status; readonly since: CalendarDay; readonly category: Category | null }

/** Lays down one period of need from its first contact to where it stands today, or to its closure. */
export function layEpisode(desk: Desk, children: readonly Person[], from: CalendarDay, way: Way): Outcome {
  const episode = `${desk.cast.id}-e${new Set(desk.steps.map((step) => step.episode)).size + 1}`
  const course: Course = { episode, children, horizon: way.closedOn ?? desk.today }
  const contact = layContact(desk, course, from)
  const out = follow(desk, course, contact, way)
  if (way.reaches === 'at-front-door') return out
  const days = Math.round((Date.parse(course.horizon) - Date.parse(from)) / 86_400_000)
  const open = way.closedOn === null
  const most = way.reaches === 'no-further-action' ? 2 : open ? Math.min(34, 6 + Math.floor(days / 9)) : 12
  layEntries(desk, course, from, desk.by.whole(Math.ceil(most * 0.6), most))
  if (way.reaches !== 'no-further-action') {
    layWorries(desk, course, out.status === 'early-help' ? from : contact.on, way.closedOn)
    layStrengths(desk, course, from, open ? 3 : 1)
  }
  return out
}

function follow(desk: Desk, course: Course, contact: ContactStep, way: Way): Outcome {
  const at = (status: Status, since: CalendarDay, category: Category | null = null): Outcome => ({
    status,
    since,
    category,
  })
  if (way.reaches === 'at-front-door') return at('at-front-door', contact.on)
  if (way.reaches === 'early-help') return earlyHelp(desk, course, contact, way)
  if (way.reaches === 'no-further-action') {
    const plainly = desk.by.maybe(0.5)
    const decision = layDecision(desk, course, contact, plainly ? 'no-further-action' : 'referral')
    if (!plainly) layReferral(desk, course, contact, decision, 'no-further-action')
    return at('no-further-action', decision.on)
  }
  const decision = layDecision(desk, course, contact, 'referral')
  const protecting = way.reaches !== 'being-assessed' && way.reaches !== 'child-in-need'
  const referral = layReferral(desk, course, contact, decision, protecting ? 'strategy-discussion' : 'assessment')
  return protecting ? protect(desk, course, referral, way) : assess(desk, course, referral, way)
}

function earlyHelp(desk: Desk, course: Course, contact: ContactStep, way: Way): Outcome {
  const decision = layDecision(desk, course, contact, 'early-help')
  const on = workdaysOn(decision.on, desk.by.whole(1, 5), course.horizon)
  const focus = focusOf(desk, course.children, on)
  const { earlyHelp: lead } = desk.staff
  lay(desk, {
    ...stepShape(desk, on, { ...course, because: decision, recordedBy: lead }),
    kind: 'early-help',
    leadPractitioner: lead.subject,
    endedOn: way.closedOn,
    whatHelps: say(desk, EARLY_HELP_GIVEN, focus, on),
    endedBecause: way.closedOn ? say(desk, EARLY_HELP_ENDED, focus, on) : null,
  })
  allocate(desk, course.children, lead, 'early-help-lead', on, way.closedOn)
  return { status: way.closedOn ? 'closed' : 'early-help', since: way.closedOn ?? on, category: null }
}

function assess(desk: Desk, course: Course, referral: ReferralStep, way: Way): Outcome {
  const open = way.reaches === 'being-assessed' && way.closedOn === null
  const outcome = open
    ? null
    : way.reaches === 'child-in-need'
      ? 'child-in-need-plan'
      : desk.by.pick(['no-further-action', 'early-help'] as const)
  const assessment = layAssessment(desk, course, referral, outcome)
  const { assessor, worker } = desk.staff
  allocate(desk, course.children, assessor, 'lead-social-worker', assessment.on, assessment.authorisedOn)
  for (const gap of [4, 22]) {
    const on = workday(addDays(assessment.on, gap), course.horizon)
    const last = assessment.authorisedOn ?? desk.today
    if (on > assessment.on && on <= last) layVisit(desk, course, assessment, on, 'assessment')
  }
  if (assessment.authorisedOn === null) return { status: 'being-assessed', since: assessment.on, category: null }
  if (way.reaches !== 'child-in-need') {
    return close(desk, course, assessment, assessment.authorisedOn, outcome === 'early-help' ? 'RC9' : 'RC8')
  }
  const on = workdaysOn(assessment.authorisedOn, desk.by.whole(0, 4), course.horizon)
  allocate(desk, course.children, worker, 'lead-social-worker', on, way.closedOn)
  const plan = layPlan(desk, course, {
    on,
    because: assessment,
    status: 'child-in-need',
    category: null,
    endedOn: way.closedOn,
  })
  layVisits(desk, course, plan, 'child-in-need')
  layPlanReviews(desk, course, plan, 'child-in-need')
  byTheWay(desk, course, plan)
  return way.closedOn
    ? close(desk, course, plan, way.closedOn, 'RC7')
    : { status: 'child-in-need', since: on, category: null }
}

function protect(desk: Desk, course: Course, referral: ReferralStep, way: Way): Outcome {
  const { worker } = desk.staff
  allocate(desk, course.children, worker, 'lead-social-worker', referral.on, way.closedOn)
  const strategy = layStrategy(
    desk,
    course,
    referral,
    desk.by.weigh([
      ['section-47-joint', 6],
      ['section-47-single', 4],
    ]),
  )
  const open = way.reaches === 'section-47' && way.closedOn === null
  const enquiry = layEnquiry(desk, course, strategy, open ? null : 'conference')
  layVisit(desk, course, enquiry, strategy.on, 'section-47')
  const assessment = layAssessment(
    desk,
    course,
    referral,
    open || course.horizon <= addDays(referral.on, 95) ? null : 'strategy-discussion',
  )
  if (open) return { status: 'section-47', since: strategy.on, category: null }
  return onThePlan(desk, course, enquiry, way, assessment)
}

function onThePlan(desk: Desk, course: Course, enquiry: Section47Step, way: Way, assessment: Step): Outcome {
  const category = way.category ?? THEMES[desk.cast.theme].category
  const conference = layConference(desk, course, enquiry, 'plan', category)
  const endedOn = way.closedOn ? workday(addDays(way.closedOn, -8), way.closedOn) : null
  const status = 'child-protection'
  const plan = layPlan(desk, course, { on: conference.on, because: conference, status, category, endedOn })
  layCoreGroups(desk, { ...course, horizon: endedOn ?? course.horizon }, plan)
  layVisits(desk, course, plan, status)
  layReviews(desk, course, conference, category, endedOn)
  byTheWay(desk, course, assessment)
  if (way.closedOn) return close(desk, course, plan, way.closedOn, desk.by.maybe(0.9) ? 'RC7' : 'RC5')
  if (way.reaches === 'looked-after') return lookAfter(desk, course, plan)
  return { status, since: conference.on, category }
}

/** As a status only: placements and care plans are another room. */
function lookAfter(desk: Desk, course: Course, because: Step): Outcome {
  const on = workday(dayWithin(desk, addDays(because.on, 20), addDays(desk.today, -6)), desk.today)
  const legalStatus = desk.by.weigh<'V2' | 'C1' | 'C2'>([
    ['V2', 4],
    ['C1', 4],
    ['C2', 2],
  ])
  const step = lay(desk, {
    ...stepShape(desk, on, { ...course, because, recordedBy: desk.staff.lookedAfter }),
    kind: 'looked-after',
    legalStatus,
    place: desk.by.pick([
      'foster home in the county',
      'foster home, ten minutes from school',
      'with relatives who foster',
      'foster home over the border',
    ]),
    endedOn: null,
    why:
      legalStatus === 'V2'
        ? 'The parents asked for help and agreed.'
        : 'The court made an order: home was not safe, even with the plan.',
  })
  allocate(desk, course.children, desk.staff.reviewer, 'reviewing-officer', on, null)
  layVisit(desk, course, step, workdaysOn(on, 3, desk.today), 'looked-after')
  return { status: 'looked-after', since: on, category: null }
}

/** A further worry while the case is open, for one in four. */
function byTheWay(desk: Desk, course: Course, after: Step): void {
  const from = addDays(after.on, 10)
  const to = addDays(course.horizon, -5)
  if (from < to && desk.by.maybe(0.25)) layFurtherContact(desk, course, workday(dayWithin(desk, from, to), to))
}

function close(desk: Desk, course: Course, because: Step, on: CalendarDay, code: keyof typeof CLOSURES): Outcome {
  const focus = focusOf(desk, course.children, on)
  lay(desk, {
    ...stepShape(desk, on, { ...course, because, recordedBy: desk.staff.worker }),
    kind: 'closure',
    reasonCode: code,
    decidedBy: desk.staff.manager.subject,
    reason: say(desk, CLOSURES[code], focus, on, course.children),
    lookAgainIf: capital(say(desk, THEMES[desk.cast.theme].lookAgainIf, focus, on, course.children)),
  })
  return { status: 'closed', since: on, category: null }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
