import { addDays, addMonths, type CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen, slotsFor } from '../cast.ts'
import type { Person } from '../model.ts'
import { later, sooner } from '../order.ts'
import type {
  Category,
  PlanAction,
  PlanNeed,
  PlanReviewStep,
  PlanStep,
  Step,
  VisitStep,
  Voice,
} from '../steps/model.ts'
import { CONTINGENCIES, PLAN_REVIEWS, VISIT_NOTES } from '../stock/decisions.ts'
import { NEEDS } from '../stock/needs.ts'
import { HARDSHIP_NEEDS } from '../stock/needs-of-hardship.ts'
import { QUOTES } from '../stock/quotes.ts'
import type { ActionStory, NeedStory } from '../stock/shape.ts'
import { THEMES } from '../stock/themes.ts'
import { canTell, tell } from '../telling.ts'
import { type Desk, fitting, lay, say, sayOnce, stepShape, workday, workdaysOn } from './desk.ts'
import { type Course, focusOf } from './front-door.ts'
import { allUnborn } from './protecting.ts'
import { attendance, personVoice, tellerVoice, voiceOf } from './voices.ts'

const ALL_NEEDS = [...NEEDS, ...HARDSHIP_NEEDS]

export type PlanWanted = {
  readonly on: CalendarDay
  readonly because: Step
  readonly status: PlanStep['status']
  readonly category: Category | null
  readonly endedOn: CalendarDay | null
}

/** One plan for all the children: three to five needs, each with its outcome and who does what by when. */
export function layPlan(desk: Desk, course: Course, wanted: PlanWanted): PlanStep {
  const focus = focusOf(desk, course.children, wanted.on)
  const slots = slotsFor(desk.cast, focus, course.children, wanted.on)
  const fit = fitting(
    desk,
    ALL_NEEDS,
    (need) =>
      `${need.need} ${need.outcome} ${need.changed.join(' ')} ${need.actions.map((one) => one.action).join(' ')}`,
    focus,
    wanted.on,
  )
  const own = fit.filter((need) => need.themes !== 'any')
  const chosen = [
    ...desk.by.some(own, 3),
    ...desk.by.some(
      fit.filter((need) => need.themes === 'any'),
      2,
    ),
  ]
  const facts = THEMES[desk.cast.theme]
  const text = (words: string) =>
    canTell(words, slots) ? tell(words, slots) : say(desk, [words], focus, wanted.on, course.children)
  return lay(desk, {
    ...stepShape(desk, wanted.on, { ...course, because: wanted.because, recordedBy: desk.staff.worker }),
    kind: 'plan',
    status: wanted.status,
    lead: desk.staff.worker.subject,
    endedOn: wanted.endedOn,
    category: wanted.category === null ? null : { initial: wanted.category, latest: wanted.category },
    why: capital(text(facts.why)),
    wanted: capital(text(facts.wanted)),
    needs: chosen.map((need) => planNeed(desk, course, wanted, need, text)),
    contingency: say(desk, CONTINGENCIES, focus, wanted.on, course.children),
  })
}

function planNeed(
  desk: Desk,
  course: Course,
  wanted: PlanWanted,
  need: NeedStory,
  text: (words: string) => string,
): PlanNeed {
  const age = Math.round((Date.parse(wanted.endedOn ?? desk.today) - Date.parse(wanted.on)) / 86_400_000)
  const better = wanted.endedOn !== null || desk.by.maybe(0.55)
  const changed = age < 21 ? null : text(need.changed[better ? 0 : 1])
  const actions = need.actions.map((story) => planAction(desk, course, wanted, story, text))
  return {
    need: capital(text(need.need)),
    outcomes: [{ outcome: capital(text(need.outcome)), changed: changed && capital(changed), actions }],
  }
}

function planAction(
  desk: Desk,
  course: Course,
  wanted: PlanWanted,
  story: ActionStory,
  text: (words: string) => string,
): PlanAction {
  const by = workday(addDays(wanted.on, desk.by.whole(7, 120)), addDays(desk.today, 120))
  const end = wanted.endedOn ?? desk.today
  const done = by <= end ? desk.by.maybe(wanted.endedOn ? 0.92 : 0.72) : desk.by.maybe(0.1)
  const finished = addDays(by, desk.by.whole(-6, 4))
  const doneOn = sooner(end, later(finished, wanted.on))
  const state = done
    ? 'done'
    : wanted.endedOn
      ? 'dropped'
      : by <= desk.today
        ? 'under-way'
        : desk.by.pick(['under-way', 'not-begun'] as const)
  return {
    action: capital(text(story.action)),
    owner: ownerOf(desk, course, story, wanted.on),
    by,
    state,
    doneOn: done ? doneOn : null,
  }
}

function ownerOf(desk: Desk, course: Course, story: ActionStory, on: CalendarDay): Voice {
  const focus = focusOf(desk, course.children, on)
  const { cast, staff } = desk
  const age = ageThen(focus, on)
  const owners: { readonly [owner in ActionStory['owner']]: () => Voice } = {
    'social-worker': () => voiceOf(desk, staff.worker),
    carer: () => personVoice(cast.carer, cast.carerWord),
    school: () => tellerVoice(desk, 'school', focus).voice,
    health: () => voiceOf(desk, age < 0 ? staff.midwife : age < 5 ? staff.healthVisitor : staff.gp),
    police: () => voiceOf(desk, staff.detective),
    'family-help': () => voiceOf(desk, staff.earlyHelp),
    relative: () =>
      cast.nan && cast.nan !== cast.carer
        ? personVoice(cast.nan, cast.origin.nan)
        : { subject: null, person: null, name: 'A relative, to be named', capacity: 'relative' },
  }
  return owners[story.owner]()
}

/** Visits every ten (child protection) or twenty working days, with some late, some in vain, and the next one planned. */
export function layVisits(desk: Desk, course: Course, plan: PlanStep, purpose: VisitStep['purpose']): void {
  const every = purpose === 'child-protection' ? 10 : 20
  const until = plan.endedOn ?? course.horizon
  let on = workdaysOn(plan.on, desk.by.whole(3, every), addDays(desk.today, 40))
  while (on <= until && on <= desk.today) {
    layVisit(desk, course, plan, on, purpose)
    const pause = desk.by.weigh([
      [desk.by.whole(every - 4, every), 80],
      [desk.by.whole(every + 1, every + 9), 20],
    ])
    on = workdaysOn(on, pause, addDays(desk.today, 60))
  }
  if (plan.endedOn === null && on > desk.today) layVisit(desk, course, plan, on, purpose)
}

export function layVisit(
  desk: Desk,
  course: Course,
  because: Step,
  on: CalendarDay,
  purpose: VisitStep['purpose'],
): VisitStep {
  const planned = on > desk.today
  const unborn = allUnborn(course.children, on)
  const happened = desk.by.weigh<'as-arranged' | 'unannounced' | 'nobody-in'>([
    ['as-arranged', 72],
    ['unannounced', 19],
    ['nobody-in', 9],
  ])
  const worker =
    purpose === 'looked-after'
      ? desk.staff.lookedAfter
      : purpose === 'assessment'
        ? desk.staff.assessor
        : desk.staff.worker
  const focus = focusOf(desk, course.children, on)
  const where = unborn || happened === 'nobody-in' ? 'home' : whereMet(desk, course, on)
  const note = planned
    ? null
    : visitNote(
        desk,
        focus,
        on,
        unborn ? 'unborn' : happened === 'nobody-in' ? 'nobody' : where === 'home' ? happened : where,
      )
  const watched = note?.includes('could not see') === true
  return lay(desk, {
    ...stepShape(desk, on, { ...course, because, recordedBy: worker }),
    kind: 'visit',
    purpose,
    by: worker.subject,
    where,
    happened: planned ? null : happened,
    note,
    perChild: course.children.map((child) =>
      seen(desk, child, on, { met: !planned && happened !== 'nobody-in', where, watched }),
    ),
  })
}

function seen(
  desk: Desk,
  child: Person,
  on: CalendarDay,
  visit: { readonly met: boolean; readonly where: VisitStep['where']; readonly watched: boolean },
): VisitStep['perChild'][number] {
  const age = ageThen(child, on)
  const here = visit.met && age >= 0 && desk.by.maybe(0.93)
  const alone = here && age >= 3 && !visit.watched && desk.by.maybe(0.68)
  const quotes =
    here && age >= 2 && desk.by.maybe(0.4)
      ? fitting(desk, QUOTES, (quote) => `${quote.words} ${quote.toldIn}`, child, on)
      : []
  const quote = quotes.length > 0 ? desk.by.pick(quotes) : null
  const slots = slotsFor(desk.cast, child, [child], on)
  const words = quote && !desk.told.has(`${child.id}${quote.words}`) ? sayOnce(desk, quote.words, child, slots) : null
  return {
    child: child.id,
    seen: here,
    seenAlone: alone,
    bedroomSeen: here && visit.where === 'home' && desk.by.maybe(0.45),
    words,
  }
}

function whereMet(desk: Desk, course: Course, on: CalendarDay): VisitStep['where'] {
  const atSchool = course.children.every((child) => child.school !== null && ageThen(child, on) >= 5)
  return desk.by.weigh([
    ['home', 7],
    ['school', atSchool ? 2 : 0],
    ['elsewhere', 1],
  ])
}

/** A note not yet written of this child while there are others. */
function visitNote(desk: Desk, focus: Person, on: CalendarDay, kind: keyof typeof VISIT_NOTES): string {
  const all: readonly string[] = VISIT_NOTES[kind]
  const fresh = all.filter((text) => !desk.told.has(`${focus.id}${text}`))
  if (fresh.length === 0) for (const text of all) desk.told.delete(`${focus.id}${text}`)
  const text = desk.by.pick(fresh.length > 0 ? fresh : all)
  desk.told.add(`${focus.id}${text}`)
  return say(desk, [text], focus, on)
}

/** Reviews of a child in need plan: the first within three months, then each six. */
export function layPlanReviews(desk: Desk, course: Course, plan: PlanStep, of: PlanReviewStep['of']): void {
  const chair = of === 'looked-after' ? desk.staff.reviewer : desk.staff.manager
  let due = of === 'looked-after' ? workdaysOn(plan.on, 19, addDays(desk.today, 30)) : addMonths(plan.on, 3)
  let because: Step = plan
  for (let count = 0; ; count += 1) {
    const on = workday(addDays(due, desk.by.whole(-10, 3)), addDays(desk.today, 200))
    const planned = on > desk.today
    if (plan.endedOn !== null && on > addDays(plan.endedOn, -40)) return
    const focus = focusOf(desk, course.children, on)
    because = lay(desk, {
      ...stepShape(desk, on, { ...course, because, recordedBy: desk.staff.worker }),
      kind: 'plan-review',
      of,
      chair: chair.subject,
      attendance: planned ? [] : attendance(desk, course.children, desk.staff.worker, on),
      decision: planned ? null : 'continue',
      reason: planned ? null : say(desk, PLAN_REVIEWS.continue, focus, on, course.children),
    })
    if (planned) return
    due = addMonths(on, of === 'looked-after' && count === 0 ? 3 : 6)
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
