import {
  ASSESSMENT_FACTORS,
  CATEGORIES_OF_ABUSE,
  CLOSURE_REASONS,
  PRIMARY_NEEDS,
  REFERRAL_SOURCES,
} from '../../src/exchange/import/cin-census/codes/model.ts'
import { addDays, addWorkingDays, type CalendarDay, calendarDay, isWorkingDay } from '../../src/kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../src/statute/bank-holidays.ts'
import type { Chance } from './chance.ts'

/** The collection that is generated: 1 April 2025 to 31 March 2026. */
export const REFERENCE_ON = calendarDay('2026-03-31')

/** How far a child's episode goes. */
export const PATHS = [
  'no-further-action',
  'assessed',
  'child-in-need',
  'enquiry',
  'protected',
  'transferred-in',
] as const

export type Path = (typeof PATHS)[number]

/** An element by name, with text or elements within; null is left out. */
export type Node = readonly [name: string, content: string | readonly (Node | null)[]]

type Closing = { readonly on: CalendarDay; readonly reason: string }

export type History = { readonly element: Node; readonly closed: Closing | null }

/**
 * One episode whose days follow one another as the law has it: assessed in 45 working days, the conference within 15
 * working days of the enquiry, the plan from the day of the conference, reviews within three months and then six.
 *
 * @param referredOn a working day of the census year
 * @param turn chooses the codes in rotation, so that every code is used by some child
 */
export function historyOf(path: Path, referredOn: CalendarDay, turn: number, chance: Chance): History {
  if (path === 'no-further-action') return withoutAction(referredOn, turn)
  const authorisedOn = within(addWorkingDays(referredOn, chance.between(5, 45), BANK_HOLIDAYS))
  const foundNothing = path === 'assessed' && turn % 7 === 0
  const assessment = assessmentOf(referredOn, authorisedOn, foundNothing ? ['21'] : factorsOf(turn))
  if (path === 'assessed') return assessed(referredOn, authorisedOn, assessment, turn)
  if (path === 'child-in-need') return inNeed(referredOn, authorisedOn, assessment, turn, chance)
  if (path === 'enquiry') return enquired(referredOn, authorisedOn, assessment, turn, chance)
  return protectedChild(path, referredOn, authorisedOn, assessment, turn, chance)
}

/** The code of a list that is next in turn. */
export function inTurn(codes: readonly string[], turn: number): string {
  return codes[turn % codes.length] as string
}

/** The day itself, or the next on which offices are open. */
export function workingDay(day: CalendarDay): CalendarDay {
  return isWorkingDay(day, BANK_HOLIDAYS) ? day : addWorkingDays(day, 1, BANK_HOLIDAYS)
}

const SOURCES = [...REFERRAL_SOURCES]
const NEEDS = [...PRIMARY_NEEDS]
const CATEGORIES = [...CATEGORIES_OF_ABUSE]
/** Withdrawn for 2024-25: 18A and 19A. 21, no factors, stands alone. */
const FACTORS = [...ASSESSMENT_FACTORS].filter((code) => !['18A', '19A', '21'].includes(code))
const AFTER_ASSESSMENT = ['RC8', 'RC9']
const AFTER_HELP = [...CLOSURE_REASONS].filter((code) => !['RC2', ...AFTER_ASSESSMENT].includes(code))

type Steps = {
  readonly closed?: Closing | null
  readonly conferenceOn?: CalendarDay | null
  readonly before?: readonly (Node | null)[]
  readonly noFurtherAction?: boolean
  readonly after?: readonly (Node | null)[]
}

function episode(referredOn: CalendarDay, turn: number, steps: Steps): History {
  const { closed = null, conferenceOn = null, before = [], noFurtherAction = false, after = [] } = steps
  const element: Node = [
    'CINdetails',
    [
      ['CINreferralDate', referredOn],
      ['ReferralSource', inTurn(SOURCES, turn)],
      noFurtherAction ? null : ['PrimaryNeedCode', inTurn(NEEDS, turn)],
      closed && ['CINclosureDate', closed.on],
      closed && ['ReasonForClosure', closed.reason],
      conferenceOn && ['DateOfInitialCPC', conferenceOn],
      ...before,
      ['ReferralNFA', noFurtherAction ? '1' : '0'],
      ...after,
    ],
  ]
  return { element, closed }
}

function withoutAction(referredOn: CalendarDay, turn: number): History {
  return episode(referredOn, turn, { noFurtherAction: true })
}

function assessed(referredOn: CalendarDay, authorisedOn: CalendarDay | null, assessment: Node, turn: number): History {
  const closed = authorisedOn && { on: authorisedOn, reason: inTurn(AFTER_ASSESSMENT, turn) }
  return episode(referredOn, turn, { closed, before: [assessment] })
}

function inNeed(
  referredOn: CalendarDay,
  authorisedOn: CalendarDay | null,
  assessment: Node,
  turn: number,
  chance: Chance,
): History {
  const startedOn = authorisedOn && within(addDays(authorisedOn, chance.between(1, 10)))
  const endedOn = startedOn && within(addDays(startedOn, chance.between(30, 200)))
  const plan: Node | null = startedOn && [
    'CINPlanDates',
    [['CINPlanStartDate', startedOn], endedOn && ['CINPlanEndDate', endedOn]],
  ]
  const closed = endedOn && { on: endedOn, reason: inTurn(AFTER_HELP, turn) }
  return episode(referredOn, turn, { closed, before: [assessment, plan] })
}

function enquired(
  referredOn: CalendarDay,
  authorisedOn: CalendarDay | null,
  assessment: Node,
  turn: number,
  chance: Chance,
): History {
  const startedOn = within(addWorkingDays(referredOn, chance.between(0, 3), BANK_HOLIDAYS)) ?? referredOn
  const enquiry: Node = [
    'Section47',
    [
      ['S47ActualStartDate', startedOn],
      ['ICPCnotRequired', '1'],
    ],
  ]
  const closedOn = authorisedOn && within(addDays(authorisedOn, chance.between(10, 60)))
  const closed = closedOn && { on: closedOn, reason: inTurn(AFTER_HELP, turn) }
  return episode(referredOn, turn, { closed, before: [assessment, enquiry] })
}

function protectedChild(
  path: Path,
  referredOn: CalendarDay,
  authorisedOn: CalendarDay | null,
  assessment: Node,
  turn: number,
  chance: Chance,
): History {
  const enquiryOn = addWorkingDays(referredOn, chance.between(0, 2), BANK_HOLIDAYS)
  const targetOn = addWorkingDays(enquiryOn, 15, BANK_HOLIDAYS)
  const conferenceOn = within(addWorkingDays(enquiryOn, chance.between(8, 15), BANK_HOLIDAYS))
  const enquiry: Node = [
    'Section47',
    [
      ['S47ActualStartDate', enquiryOn],
      ['InitialCPCtarget', targetOn],
      conferenceOn && ['DateOfInitialCPC', conferenceOn],
      ['ICPCnotRequired', '0'],
    ],
  ]
  const plan = conferenceOn && planOf(conferenceOn, turn, chance)
  const closedOn =
    authorisedOn && plan?.endedOn && within(addDays(latest(plan.endedOn, authorisedOn), chance.between(7, 60)))
  const closed = closedOn ? { on: closedOn, reason: inTurn(AFTER_HELP, turn) } : null
  const transferred = path === 'transferred-in'
  return episode(referredOn, turn, {
    closed,
    conferenceOn: transferred ? conferenceOn : null,
    before: transferred ? [assessment] : [assessment, enquiry],
    after: [plan?.element ?? null],
  })
}

function planOf(startedOn: CalendarDay, turn: number, chance: Chance) {
  const first = workingDay(addDays(startedOn, chance.between(60, 88)))
  const second = workingDay(addDays(first, chance.between(120, 178)))
  const reviews = [first, second].filter((day) => day <= REFERENCE_ON)
  const endedOn = reviews.length > 0 && chance.in100(60) ? (reviews.at(-1) ?? null) : null
  const element: Node = [
    'ChildProtectionPlans',
    [
      ['CPPstartDate', startedOn],
      endedOn && ['CPPendDate', endedOn],
      ['InitialCategoryOfAbuse', inTurn(CATEGORIES, turn)],
      ['LatestCategoryOfAbuse', inTurn(CATEGORIES, turn + chance.between(0, 1))],
      ['NumberOfPreviousCPP', String(Math.max(0, chance.between(-6, 2)))],
      reviews.length > 0 ? ['Reviews', reviews.map((day): Node => ['CPPreviewDate', day])] : null,
    ],
  ]
  return { element, endedOn }
}

function factorsOf(turn: number): readonly string[] {
  return [inTurn(FACTORS, turn), inTurn(FACTORS, turn + 7), inTurn(FACTORS, turn + 19)]
}

function assessmentOf(startedOn: CalendarDay, authorisedOn: CalendarDay | null, codes: readonly string[]): Node {
  const reviewOn = within(addWorkingDays(startedOn, 4, BANK_HOLIDAYS))
  return [
    'Assessments',
    [
      ['AssessmentActualStartDate', startedOn],
      reviewOn && ['AssessmentInternalReviewDate', reviewOn],
      authorisedOn && ['AssessmentAuthorisationDate', authorisedOn],
      authorisedOn && ['FactorsIdentifiedAtAssessment', codes.map((code): Node => ['AssessmentFactors', code])],
    ],
  ]
}

/** Null for a day after the census year: it has not happened. */
function within(day: CalendarDay): CalendarDay | null {
  return day <= REFERENCE_ON ? day : null
}

function latest(one: CalendarDay, other: CalendarDay): CalendarDay {
  return one > other ? one : other
}
