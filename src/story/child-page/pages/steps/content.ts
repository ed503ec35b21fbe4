import type { NotNow, StepId } from '../../rules-steps.ts'

export const CONTENT = {
  title: 'Begin a step',
  yours: 'You can begin or go on with',
  others: 'For others to do',
  notNow: 'Not now',
  none: 'Nothing fits now that you may do.',
  noOthers: 'Nothing waits for anyone else.',
  allFit: 'Every step fits now.',
} as const

/** What each step is called, and what it is for. */
export const STEPS: Readonly<Record<StepId, readonly [title: string, what: string]>> = {
  contact: ['Contact', 'Somebody told us something: written down at the front door.'],
  referral: ['Referral', 'Decide what follows, within 1 working day.'],
  assessment: ['Assessment', 'What the child needs, within 45 working days of the referral.'],
  'immediate-protection': ['Immediate protection', 'An emergency protection order, or police protection.'],
  'strategy-discussion': ['Strategy discussion', 'With police and health: is an enquiry needed?'],
  enquiry: ['Section 47 enquiry', 'What was found, for each child.'],
  conference: ['Child protection conference', 'Recorded by its chair: is a plan needed, does it go on?'],
  'core-group': ['Core group', 'Those who carry out a child protection plan.'],
  meeting: ['Plan a meeting', 'A discussion, conference, core group or review: who is asked, and their reports.'],
  visit: ['Visit', 'Was the child seen, seen alone, and what did they say?'],
  plan: ['Plan', 'Needs, outcomes, and who does what by when.'],
  'plan-review': ['Review of the plan', 'Has it changed anything for a child in need, and what now?'],
  'plan-decision': ['Decide what the plan is', 'Child in need, family help, or no plan.'],
  missing: ['Missing', 'The child is missing; afterwards the return and the interview.'],
  incident: ['Serious incident', 'A child died or was seriously harmed. Managers alone can open it.'],
  transfer: ['Move between authorities', 'Notice, answer and hand-over, to us or away.'],
  closure: ['Close the case', 'Why the work ends, and what would make us look again.'],
}

export const REASONS: Readonly<Record<NotNow, string>> = {
  'no-open-case': 'There is no open case. A contact and its referral open one.',
  'no-referral-waits': 'No referral waits for a decision. A contact that is taken on opens one.',
  'no-assessment-open': 'No assessment is open. The decision on a referral begins one.',
  'enquiry-under-way': 'An enquiry under section 47 is under way. It is concluded first.',
  'no-enquiry-open': 'No enquiry is open. A strategy discussion decides to begin one.',
  'no-conference-called': 'No conference is called. An enquiry, a plan’s review or a move with a plan calls one.',
  'no-protection-plan': 'There is no child protection plan.',
  'no-plan-in-need': 'There is no plan of a child in need, nor one of family help.',
  'protection-plan-open': 'A child protection plan is open. A review conference ends it first.',
  'protected-already': 'A court or the police protect the child already: go on there, from the child’s page.',
  'missing-already': 'The child is missing already: record the return, from the child’s page.',
  'moving-already': 'A move is under way: go on there, from the child’s page.',
}
