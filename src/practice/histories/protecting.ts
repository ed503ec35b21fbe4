import { addDays, addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen } from '../cast.ts'
import type { Person, User } from '../model.ts'
import type { Category, ConferenceStep, CoreGroupStep, PlanStep, Section47Step, Step, View } from '../steps/model.ts'
import {
  CONFERENCE_REASONS,
  CORE_GROUPS,
  DISSENT,
  FAMILY_VIEWS_AGAINST,
  FAMILY_VIEWS_FOR,
  VIEWS_AGAINST,
  VIEWS_FOR,
} from '../stock/decisions.ts'
import { type Desk, lay, say, stepShape, workday, workdaysOn } from './desk.ts'
import { type Course, focusOf } from './front-door.ts'
import { attendance } from './voices.ts'

/** The initial conference: mostly within 15 working days of the strategy discussion, sometimes late. */
export function layConference(
  desk: Desk,
  course: Course,
  enquiry: Section47Step,
  decision: 'plan' | 'no-plan',
  category: Category,
): ConferenceStep {
  const due = desk.by.weigh([
    [desk.by.whole(12, 15), 84],
    [desk.by.whole(16, 21), 16],
  ])
  const on = workdaysOn(enquiry.on, due, course.horizon)
  return conference(desk, course, { on, because: enquiry, kind: 'initial-conference', decision, category })
}

type Held = {
  readonly on: CalendarDay
  readonly because: Step
  readonly kind: ConferenceStep['kind']
  readonly decision: ConferenceStep['decision']
  readonly category: Category
}

function conference(desk: Desk, course: Course, held: Held): ConferenceStep {
  const planned = held.on > desk.today
  const around = planned ? [] : attendance(desk, course.children, desk.staff.worker, held.on)
  const focus = focusOf(desk, course.children, held.on)
  const kept = held.decision === 'plan' || held.decision === 'plan-continues'
  const views = around
    .filter((one) => one.came !== 'not-invited' && one.came !== 'apologies')
    .map((one, at): View => {
      const plan = at === 0 || desk.by.maybe(kept ? 0.85 : 0.15)
      return {
        subject: one.subject,
        person: one.person,
        name: one.name,
        capacity: one.capacity,
        plan,
        category: plan ? held.category : null,
        words: say(desk, viewsOf(one.person !== null, plan), focus, held.on),
      }
    })
  const against = views.find((view) => view.plan !== kept)
  return lay(desk, {
    ...stepShape(desk, held.on, { ...course, because: held.because, recordedBy: desk.staff.chair }),
    kind: held.kind,
    chair: desk.staff.chair.subject,
    attendance: around,
    views,
    dissent: against
      ? {
          subject: against.subject,
          person: against.person,
          name: against.name,
          capacity: against.capacity,
          words: desk.by.pick(DISSENT),
        }
      : null,
    decision: planned ? null : held.decision,
    reason:
      planned || !held.decision ? null : say(desk, CONFERENCE_REASONS[held.decision], focus, held.on, course.children),
    perChild: course.children.map((child) => ({ child: child.id, category: kept ? held.category : null })),
  })
}

function viewsOf(family: boolean, plan: boolean): readonly string[] {
  if (family) return plan ? FAMILY_VIEWS_FOR : FAMILY_VIEWS_AGAINST
  return plan ? VIEWS_FOR : VIEWS_AGAINST
}

/** Core groups: the first within 10 working days, then six-weekly; the next one stands as planned. */
export function layCoreGroups(desk: Desk, course: Course, plan: PlanStep): void {
  let on = workdaysOn(
    plan.on,
    desk.by.weigh([
      [desk.by.whole(6, 10), 9],
      [13, 1],
    ]),
    addDays(desk.today, 30),
  )
  let because: Step = plan
  while (on <= course.horizon) {
    because = coreGroup(desk, course, because, on)
    on = workday(addDays(on, desk.by.whole(38, 46)), addDays(desk.today, 90))
  }
  if (plan.endedOn === null && on > desk.today) coreGroup(desk, course, because, on)
}

function coreGroup(desk: Desk, course: Course, because: Step, on: CalendarDay): CoreGroupStep {
  const planned = on > desk.today
  const focus = focusOf(desk, course.children, on)
  return lay(desk, {
    ...stepShape(desk, on, { ...course, because, recordedBy: desk.staff.worker }),
    kind: 'core-group',
    attendance: planned ? [] : attendance(desk, course.children, desk.staff.worker, on),
    agreed: planned ? null : say(desk, CORE_GROUPS, focus, on, course.children),
  })
}

/** Review conferences: within three months, then each six; one in eight a little late. `ends` makes the last one end the plan. */
export function layReviews(
  desk: Desk,
  course: Course,
  initial: ConferenceStep,
  category: Category,
  endsOn: CalendarDay | null,
): void {
  let due = addMonths(initial.on, 3)
  let because: Step = initial
  for (;;) {
    const early = desk.by.maybe(0.12) ? -desk.by.whole(3, 12) : desk.by.whole(1, 12)
    const on = workday(addDays(due, -early), addDays(desk.today, 250))
    if (endsOn !== null && on > addDays(endsOn, -60)) break
    if (on > course.horizon) {
      if (on > desk.today)
        conference(desk, course, { on, because, kind: 'review-conference', decision: null, category })
      return
    }
    because = conference(desk, course, { on, because, kind: 'review-conference', decision: 'plan-continues', category })
    due = addMonths(on, 6)
  }
  if (endsOn)
    conference(desk, course, { on: endsOn, because, kind: 'review-conference', decision: 'plan-ends', category })
}

/** Who leads the work with these children, for the record of allocations. */
export function allocate(
  desk: Desk,
  children: readonly Person[],
  user: User,
  role: 'lead-social-worker' | 'early-help-lead' | 'reviewing-officer',
  from: CalendarDay,
  to: CalendarDay | null,
): void {
  desk.allocations.push({ children: children.map((child) => child.id), subject: user.subject, role, from, to })
}

/** True while at least one of them is unborn: visits and plans then speak of the mother. */
export function allUnborn(children: readonly Person[], on: CalendarDay): boolean {
  return children.every((child) => ageThen(child, on) < 0)
}
