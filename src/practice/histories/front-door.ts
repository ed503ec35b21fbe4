import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { ageThen, slotsFor } from '../cast.ts'
import type { Person } from '../model.ts'
import type { ContactDecisionStep, ContactStep, ReferralStep, Step } from '../steps/model.ts'
import { POLICE_AND_PUBLIC_CONTACTS } from '../stock/contacts-police-and-public.ts'
import { SCHOOL_AND_HEALTH_CONTACTS } from '../stock/contacts-school-and-health.ts'
import { DECISION_REASONS, REFERRAL_NO_ACTION, REPLIES } from '../stock/decisions.ts'
import type { ContactStory, Teller } from '../stock/shape.ts'
import { THEMES } from '../stock/themes.ts'
import { clockTime, type Desk, fitting, lay, say, sayOnce, stepShape, workdaysOn } from './desk.ts'
import { tellerVoice } from './voices.ts'

/** One period of need while it is laid down. */
export type Course = { readonly episode: string; readonly children: readonly Person[]; readonly horizon: CalendarDay }

const CONTACTS: readonly ContactStory[] = [...SCHOOL_AND_HEALTH_CONTACTS, ...POLICE_AND_PUBLIC_CONTACTS]

const SOURCES: { readonly [teller in Teller]: string } = {
  school: '2A',
  nursery: '2B',
  gp: '3A',
  'health-visitor': '3B',
  hospital: '3E',
  midwife: '3F',
  police: '6',
  'early-help': '5D',
  housing: '4',
  neighbour: '1B',
  relative: '1A',
  carer: '1A',
  child: '1C',
  'social-worker': '5A',
}

/** Somebody tells us of a worry about one child; brothers and sisters under the same roof are named with them. */
export function layContact(desk: Desk, course: Course, on: CalendarDay): ContactStep {
  const focus = focusOf(desk, course.children, on)
  const fit = fitting(desk, CONTACTS, (one) => `${one.text} ${one.worry} ${one.done} ${one.notTold ?? ''}`, focus, on)
  const story = desk.by.pick(fit.length > 0 ? fit : [FALLBACK])
  const { voice, user } = tellerVoice(desk, story.teller, focus)
  const slots = slotsFor(desk.cast, focus, [focus], on)
  const shape = stepShape(desk, on, { ...course, because: null, recordedBy: user ?? desk.staff.duty })
  return lay(desk, {
    ...shape,
    recordedOn: on,
    at: clockTime(desk.by),
    kind: 'contact',
    from: voice,
    agency: user?.agency ?? null,
    source: SOURCES[story.teller],
    cameAs: story.teller === 'police' ? 'police-notification' : user ? 'concern' : 'telephone',
    story: sayOnce(desk, story.text, focus, slots),
    sayso:
      story.text.includes('{child} told') || story.text.includes('{He} said')
        ? 'child-said'
        : user
          ? 'saw-it'
          : 'someone-else',
    worry: sayOnce(desk, story.worry, focus, slots),
    done: sayOnce(desk, story.done, focus, slots),
    familyTold: {
      told: story.notTold === null,
      why:
        story.notTold === null ? 'The family knows that we have told you.' : sayOnce(desk, story.notTold, focus, slots),
    },
    wants: desk.by.weigh([
      ['please-look', 8],
      ['ring-me-first', 1],
    ]),
    mayNameAgency: user !== null && desk.by.maybe(0.8),
  })
}

const FALLBACK: ContactStory = {
  themes: [],
  ages: [-1, 17],
  teller: 'relative',
  text: 'A relative rang because {carer} is not coping and {children} {needs/need} somebody to look in.',
  worry: 'It has got worse since last month.',
  done: 'Went round twice this week.',
  notTold: null,
}

/** The child a first story is told of: the oldest born by then, for whom the theme was chosen. */
export function focusOf(desk: Desk, children: readonly Person[], on: CalendarDay): Person {
  const born = children.filter((child) => ageThen(child, on) >= 0)
  const school = born.filter((child) => ageThen(child, on) >= Math.max(4, THEMES[desk.cast.theme].youngest))
  return school.length > 1 && desk.by.maybe(0.3) ? desk.by.pick(school) : ((born[0] ?? children[0]) as Person)
}

/** A manager decides within a working day, and sometimes later. */
export function layDecision(
  desk: Desk,
  course: Course,
  contact: ContactStep,
  outcome: ContactDecisionStep['outcome'],
): ContactDecisionStep {
  const on = workdaysOn(
    contact.on,
    desk.by.weigh([
      [0, 5],
      [1, 4],
      [2, 1],
    ]),
    course.horizon,
  )
  const focus = focusOf(desk, course.children, on)
  const shape = stepShape(desk, on, { ...course, because: contact, recordedBy: desk.staff.frontDoor })
  return lay(desk, {
    ...shape,
    recordedOn: on,
    kind: 'contact-decision',
    outcome,
    decidedBy: desk.staff.frontDoor.subject,
    reason: say(desk, DECISION_REASONS[outcome], focus, on),
    reply: REPLIES[outcome],
  })
}

export function layReferral(
  desk: Desk,
  course: Course,
  contact: ContactStep,
  because: Step,
  response: ReferralStep['response'],
): ReferralStep {
  const shape = stepShape(desk, because.on, { ...course, because, recordedBy: desk.staff.frontDoor })
  const focus = focusOf(desk, course.children, because.on)
  const texts = response === 'no-further-action' ? REFERRAL_NO_ACTION : DECISION_REASONS.referral
  return lay(desk, {
    ...shape,
    recordedOn: because.on,
    kind: 'referral',
    source: contact.source,
    primaryNeed: THEMES[desk.cast.theme].primaryNeed,
    response,
    decidedBy: desk.staff.frontDoor.subject,
    reason: say(desk, texts, focus, because.on),
    reReferral: desk.steps.some((step) => step.kind === 'closure'),
  })
}

/** Another worry told while the case is open: it goes to the worker and is written as a contact without a new referral. */
export function layFurtherContact(desk: Desk, course: Course, on: CalendarDay): void {
  const contact = layContact(desk, course, on)
  const decidedOn = workdaysOn(contact.on, 1, course.horizon)
  const shape = stepShape(desk, decidedOn, { ...course, because: contact, recordedBy: desk.staff.frontDoor })
  lay(desk, {
    ...shape,
    recordedOn: decidedOn,
    kind: 'contact-decision',
    outcome: 'advice',
    decidedBy: desk.staff.frontDoor.subject,
    reason: `Already open to ${desk.staff.worker.name}, who was told the same day and will ask about it on the next visit.`,
    reply: 'Thank you. The family’s social worker has it and may ring you.',
  })
}

/** A day some way into a course, for what happens by the way. */
export function dayWithin(desk: Desk, from: CalendarDay, to: CalendarDay): CalendarDay {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))
  return addDays(from, desk.by.whole(0, days))
}
