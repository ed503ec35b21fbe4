import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import {
  ASSESSMENT_FACTORS,
  CATEGORIES_OF_ABUSE,
  CLOSURE_REASONS,
  PRIMARY_NEEDS,
  REFERRAL_SOURCES,
} from '../codes/model.ts'
import { booleanOf, codeOf, codesOf, countOf, dayOf } from '../fields/rules.ts'
import { type Field, type Group, type Jotter, jot, type Known, type Opened, openGroup } from '../group/rules.ts'
import type {
  CensusAssessment,
  CensusChildProtectionPlan,
  CensusEpisode,
  CensusPlanDates,
  CensusSection47Enquiry,
} from '../model.ts'

/**
 * Reads one CINdetails group. Null, with a refusal of the row, where there is no referral date: an episode begins with it.
 *
 * @param today dates after it are remarked on
 */
export function readEpisode(opened: Opened, jotter: Jotter, today: CalendarDay): CensusEpisode | null {
  const group = openGroup(opened, EPISODE, jotter)
  const field = group.field('CINreferralDate')
  const referredOn = dayOf(field, jotter, today)
  const rest = {
    line: group.line,
    referralSource: codeOf(group.field('ReferralSource'), REFERRAL_SOURCES, jotter),
    primaryNeed: codeOf(group.field('PrimaryNeedCode'), PRIMARY_NEEDS, jotter),
    closedOn: dayOf(group.field('CINclosureDate'), jotter, today),
    closureReason: codeOf(group.field('ReasonForClosure'), CLOSURE_REASONS, jotter),
    initialConferenceOn: dayOf(group.field('DateOfInitialCPC'), jotter, today),
    noFurtherAction: booleanOf(group.field('ReferralNFA'), jotter),
    assessments: present(group.groups('Assessments').map((one) => readAssessment(one, jotter, today))),
    childInNeedPlans: present(group.groups('CINPlanDates').map((one) => readPlanDates(one, jotter, today))),
    section47Enquiries: present(group.groups('Section47').map((one) => readEnquiry(one, jotter, today))),
    childProtectionPlans: present(group.groups('ChildProtectionPlans').map((one) => readPlan(one, jotter, today))),
  }
  if (referredOn) return { ...rest, referredOn }
  if (!field || !jotter.notes.some((note) => note.code === 'date-impossible' && note.line === field.line)) {
    jot(
      jotter,
      'refusal',
      'no-referral-date',
      group,
      'An episode has no referral date, so it cannot be placed in time.',
    )
  }
  return null
}

const EPISODE: Known = {
  fields: [
    'CINreferralDate',
    'ReferralSource',
    'PrimaryNeedCode',
    'CINclosureDate',
    'ReasonForClosure',
    'DateOfInitialCPC',
    'ReferralNFA',
  ],
  groups: ['Assessments', 'CINPlanDates', 'Section47', 'ChildProtectionPlans'],
}

function readAssessment(opened: Opened, jotter: Jotter, today: CalendarDay): CensusAssessment | null {
  const group = openGroup(opened, ASSESSMENT, jotter)
  const startedOn = dayOf(group.field('AssessmentActualStartDate'), jotter, today)
  const rest = {
    line: group.line,
    internalReviewOn: dayOf(group.field('AssessmentInternalReviewDate'), jotter, today),
    authorisedOn: dayOf(group.field('AssessmentAuthorisationDate'), jotter, today),
    factors: codesOf(factorsOf(group, jotter), ASSESSMENT_FACTORS, jotter),
  }
  return startedOn ? { ...rest, startedOn } : abandon(group, 'An assessment', jotter)
}

const ASSESSMENT: Known = {
  fields: [
    'AssessmentActualStartDate',
    'AssessmentInternalReviewDate',
    'AssessmentAuthorisationDate',
    'AssessmentFactors',
  ],
  groups: ['FactorsIdentifiedAtAssessment'],
}

/** Factors stand in a group of their own; some software writes them without it, or its name with the code inside. */
function factorsOf(group: Group, jotter: Jotter): readonly Field[] {
  const grouped = group.groups('FactorsIdentifiedAtAssessment').flatMap((one) => {
    const { children, text, line } = one.element
    if (children.length === 0) return [{ text: text.trim(), path: one.path, line }]
    return openGroup(one, { fields: ['AssessmentFactors'] }, jotter).fields('AssessmentFactors')
  })
  return [...grouped, ...group.fields('AssessmentFactors')]
}

function readPlanDates(opened: Opened, jotter: Jotter, today: CalendarDay): CensusPlanDates | null {
  const group = openGroup(opened, { fields: ['CINPlanStartDate', 'CINPlanEndDate'] }, jotter)
  const startedOn = dayOf(group.field('CINPlanStartDate'), jotter, today)
  const endedOn = dayOf(group.field('CINPlanEndDate'), jotter, today)
  return startedOn ? { line: group.line, startedOn, endedOn } : abandon(group, 'A child in need plan', jotter)
}

function readEnquiry(opened: Opened, jotter: Jotter, today: CalendarDay): CensusSection47Enquiry | null {
  const known = { fields: ['S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC', 'ICPCnotRequired'] }
  const group = openGroup(opened, known, jotter)
  const startedOn = dayOf(group.field('S47ActualStartDate'), jotter, today)
  const rest = {
    line: group.line,
    conferenceDueBy: dayOf(group.field('InitialCPCtarget'), jotter, today),
    conferenceOn: dayOf(group.field('DateOfInitialCPC'), jotter, today),
    conferenceNotRequired: booleanOf(group.field('ICPCnotRequired'), jotter),
  }
  return startedOn ? { ...rest, startedOn } : abandon(group, 'A section 47 enquiry', jotter)
}

function readPlan(opened: Opened, jotter: Jotter, today: CalendarDay): CensusChildProtectionPlan | null {
  const group = openGroup(opened, PLAN, jotter)
  const reviews = [
    ...group
      .groups('Reviews')
      .flatMap((one) => openGroup(one, { fields: ['CPPreviewDate'] }, jotter).fields('CPPreviewDate')),
    ...group.fields('CPPreviewDate'),
  ]
  const startedOn = dayOf(group.field('CPPstartDate'), jotter, today)
  const rest = {
    line: group.line,
    endedOn: dayOf(group.field('CPPendDate'), jotter, today),
    initialCategory: codeOf(group.field('InitialCategoryOfAbuse'), CATEGORIES_OF_ABUSE, jotter),
    latestCategory: codeOf(group.field('LatestCategoryOfAbuse'), CATEGORIES_OF_ABUSE, jotter),
    previousPlans: countOf(group.field('NumberOfPreviousCPP'), jotter),
    reviewedOn: present(reviews.map((one) => dayOf(one, jotter, today))),
  }
  return startedOn ? { ...rest, startedOn } : abandon(group, 'A child protection plan', jotter)
}

const PLAN: Known = {
  fields: [
    'CPPstartDate',
    'CPPendDate',
    'InitialCategoryOfAbuse',
    'LatestCategoryOfAbuse',
    'NumberOfPreviousCPP',
    'CPPreviewDate',
  ],
  groups: ['Reviews'],
}

/** A step without the day it began has no place in a history; the rest of the child's row stands. */
function abandon(group: Group, what: string, jotter: Jotter): null {
  jot(jotter, 'correction', 'abandoned-module', group, `${what} has no start date: left out.`)
  return null
}

function present<T>(values: readonly (T | null)[]): readonly T[] {
  return values.filter((value) => value !== null)
}
