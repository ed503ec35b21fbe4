import type { DueRule } from '../../../dues/model.ts'
import type { PlanKind } from '../../../plans/model.ts'
import type { Length } from '../../model.ts'

export const CONTENT = {
  title: 'what is late, and for whom',
  columns: { step: 'Step and its limit', inTime: 'In time', late: 'Late now', means: 'What it means for children' },
  caption: 'Steps, in time and late',
  none: 'none',
  nobodyWaits: 'Nobody waits.',
  noSteps: 'No step of this team was done in these weeks, and none is late.',
  stays: 'A late step stays recorded as late and can always be finished. No step is closed to meet a date.',
  coveredFor: 'you stand in for',
  csv: 'Take the table (CSV)',
  visits: 'Child protection visits each week',
  inTime: 'in time',
  late: 'late',
  sameAsTable: 'The same as a table',
  weekOf: 'Week of',
  drift: 'Drift: talk about these first',
  noDrift: 'No case shows a sign of drift that our rules know.',
  rules: 'What the rules look for',
  caseloads: 'Who holds how many',
  noCaseloads: 'Nobody in the team holds a child now.',
  plans: 'Open plans by length',
  noPlans: 'No plan is open.',
  referrals: 'Referrals in twelve months',
  again: 'within twelve months of the last closing',
  unallocated: 'Nobody holds',
} as const

/** Steps as a list has them, many of a kind; the words of one clock are in `DUE_WORDS`. */
export const STEPS: Readonly<Partial<Record<DueRule, string>>> = {
  'referral-decision': 'Decisions on a referral',
  assessment: 'Assessments',
  'strategy-discussion': 'Strategy discussions',
  'initial-conference': 'Conferences after section 47',
  'core-group-first': 'First core groups',
  'core-group-next': 'Core groups',
  'review-first': 'First review conferences',
  'review-next': 'Review conferences',
  'cp-visit': 'Child protection visits',
  'cin-visit': 'Visits to children in need',
}

export const KINDS: Readonly<Record<PlanKind, string>> = {
  'family-help': 'Family help',
  'child-in-need': 'Child in need',
  'child-protection': 'Child protection',
  care: 'Care',
  pathway: 'Pathway',
}

export const LENGTH_WORDS: Readonly<Record<Length, string>> = {
  'under-3-months': 'Under 3 months',
  '3-to-6-months': '3 to 6 months',
  '6-to-12-months': '6 to 12 months',
  '12-to-24-months': '1 to 2 years',
  'over-2-years': '2 years and over',
}
