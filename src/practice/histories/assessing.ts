import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen } from '../cast.ts'
import type { Person } from '../model.ts'
import type { AssessmentStep, ReferralStep, Section47Step, Step, StrategyDiscussionStep } from '../steps/model.ts'
import { ANALYSES } from '../stock/analyses.ts'
import {
  ENQUIRY_FOUND,
  LIFE_IS_LIKE,
  LIFE_IS_LIKE_SMALL,
  LIFE_IS_LIKE_UNBORN,
  STRATEGY_REASONS,
} from '../stock/decisions.ts'
import { THEMES } from '../stock/themes.ts'
import { type Desk, fitting, lay, say, stepShape, workdaysOn } from './desk.ts'
import { type Course, focusOf } from './front-door.ts'
import { tellerVoice, voiceOf } from './voices.ts'

/** A child and family assessment from the referral: 20 to 44 working days, now and then over the 45. Open where no outcome is given. */
export function layAssessment(
  desk: Desk,
  course: Course,
  referral: ReferralStep,
  outcome: AssessmentStep['outcome'],
): AssessmentStep {
  const on = workdaysOn(referral.on, desk.by.whole(0, 2), course.horizon)
  const authorisedOn =
    outcome === null
      ? null
      : workdaysOn(
          referral.on,
          desk.by.weigh([
            [desk.by.whole(20, 44), 88],
            [desk.by.whole(46, 58), 12],
          ]),
          course.horizon,
        )
  const focus = focusOf(desk, course.children, on)
  const analysis = desk.by.pick(fitting(desk, ANALYSES, (one) => one.text, focus, on).concat(ANALYSES_ANY))
  const began = authorisedOn !== null || desk.by.maybe(0.5)
  const [first, second, ...others] = THEMES[desk.cast.theme].factors
  return lay(desk, {
    ...stepShape(desk, on, { ...course, because: referral, recordedBy: desk.staff.assessor }),
    kind: 'assessment',
    writtenBy: desk.staff.assessor.subject,
    authorisedOn,
    authorisedBy: authorisedOn ? desk.staff.manager.subject : null,
    factors: authorisedOn
      ? [first, second, ...desk.by.some(others, desk.by.whole(0, 1))].filter((code) => code !== undefined)
      : [],
    analysis: authorisedOn ? say(desk, [analysis.text], focus, on) : null,
    notKnown: began
      ? analysis.notKnown.map((text) => say(desk, [text, 'What the children think of it: not yet asked'], focus, on))
      : [],
    perChild: course.children.map((child) => childPart(desk, child, on, authorisedOn ?? course.horizon, began)),
    outcome,
  })
}

const ANALYSES_ANY = [
  {
    text: '{child} is loved, and too much depends on {carer} alone. What helps is practical and close by. The days are good; the nights and the ends of months are not.',
    notKnown: ['How it is at weekends', 'What {child} would change first'],
    themes: [],
    ages: [-1, 17] as const,
  },
]

function childPart(
  desk: Desk,
  child: Person,
  on: CalendarDay,
  until: CalendarDay,
  began: boolean,
): AssessmentStep['perChild'][number] {
  const age = ageThen(child, on)
  const texts = age < 0 ? LIFE_IS_LIKE_UNBORN : age < 4 ? LIFE_IS_LIKE_SMALL : LIFE_IS_LIKE
  const seenOn = age < 0 || !began ? null : workdaysOn(on, desk.by.whole(1, 7), until)
  return { child: child.id, seenOn, lifeIsLike: began ? say(desk, texts, child, on) : null }
}

export function layStrategy(
  desk: Desk,
  course: Course,
  because: Step,
  decision: StrategyDiscussionStep['decision'],
): StrategyDiscussionStep {
  const on = workdaysOn(because.on, desk.by.whole(0, 2), course.horizon)
  const focus = focusOf(desk, course.children, on)
  const school = tellerVoice(desk, 'school', focus)
  const { staff } = desk
  return lay(desk, {
    ...stepShape(desk, on, { ...course, because, recordedBy: staff.manager }),
    recordedOn: on,
    kind: 'strategy-discussion',
    chairedBy: staff.manager.subject,
    tookPart: [
      ...[staff.worker, staff.detective, ageThen(focus, on) < 0 ? staff.midwife : staff.healthVisitor].map((user) =>
        voiceOf(desk, user),
      ),
      ...(school.user ? [school.voice] : []),
    ],
    decision,
    reason: say(desk, STRATEGY_REASONS[decision], focus, on),
    whoSeesTheChild:
      ageThen(focus, on) < 0
        ? `${staff.worker.name} and the midwife see the mother today, alone`
        : `${staff.worker.name}, at ${ageThen(focus, on) >= 4 ? 'school' : 'home'}, today`,
  })
}

/** The enquiry begins on the day of its strategy discussion. Open where no outcome is given. */
export function layEnquiry(
  desk: Desk,
  course: Course,
  strategy: StrategyDiscussionStep,
  outcome: Section47Step['outcome'],
): Section47Step {
  const completedOn = outcome === null ? null : workdaysOn(strategy.on, desk.by.whole(6, 12), course.horizon)
  const focus = focusOf(desk, course.children, strategy.on)
  return lay(desk, {
    ...stepShape(desk, strategy.on, { ...course, because: strategy, recordedBy: desk.staff.worker }),
    kind: 'section-47',
    lead: desk.staff.worker.subject,
    completedOn,
    outcome,
    found: outcome === null ? null : say(desk, ENQUIRY_FOUND[outcome], focus, strategy.on),
  })
}
