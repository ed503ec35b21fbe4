import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ReviewedKind, ReviewOutcome, ReviewRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Review the plan',
  held: 'When was the review held?',
  heldInvalid: 'Write the day the review was held, like 27 3 2026',
  who: 'Whose plan was reviewed?',
  came: 'Who came?',
  cameHint: 'The family too. Those who came last time are filled in; leave rows empty that you do not need.',
  view: 'What they said',
  summary: 'What was said about the plan?',
  summaryHint: 'What is better, what is not, what was agreed. It stands in the story of every child ticked.',
  outcomes: 'What has changed?',
  changed: 'Has it changed? What shows it?',
  achieved: 'Achieved',
  achievedFor: 'Achieved for',
  noOutcomes: 'The plan has no outcomes yet. They are written in the plan.',
  outcome: 'What was found for',
  outcomeMissing: 'Choose what was found for',
  reason: 'Why?',
  reasonMissing: 'Write why, for',
  childView: 'What does the child think of the plan?',
  childViewHint: 'In the child’s own words, or how the child showed it.',
  parentView: 'What do the parents think of the plan?',
  button: 'Record the review',
  closed: 'The case is closed, and its plan with it. A new referral opens it again.',
  protected: 'There is a child protection plan. A review conference reviews it.',
  noPlan: 'There is no child in need or family help plan now. A review looks at such a plan.',
  help: 'The plan as it stands',
  before: 'Last time',
} as const

export const OUTCOMES: Readonly<
  Record<ReviewedKind, Readonly<Record<ReviewOutcome, { readonly text: string; readonly hint?: string }>>>
> = {
  'child-in-need': {
    continue: { text: 'The plan goes on' },
    'step-up': {
      text: 'The child may be suffering harm: step up',
      hint: 'A strategy discussion is called with this. The plan goes on meanwhile.',
    },
    'step-down': { text: 'Less is needed: step down to family help', hint: 'The manager decides.' },
    close: { text: 'Nothing more of ours is needed: close', hint: 'The manager decides.' },
  },
  'family-help': {
    continue: { text: 'The plan goes on' },
    'step-up': { text: 'More is needed: step up to a child in need plan', hint: 'The manager decides.' },
    'step-down': { text: 'Others can go on without us', hint: 'The manager decides whether the case is closed.' },
    close: { text: 'Nothing more of ours is needed: close', hint: 'The manager decides.' },
  },
}

export const REFUSALS: Readonly<Record<ReviewRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose whose plan was reviewed' },
  'held-in-the-future': { field: 'held-day', text: 'The day of the review must be today or before' },
  'case-closed': { text: CONTENT.closed },
  'protection-plan-open': { text: CONTENT.protected },
  'no-plan-then': {
    field: 'held-day',
    text: 'Not every child ticked had a child in need or family help plan on that day. A review can be held from the day the plan began until today',
  },
  'nobody-came': { field: 'name-1', text: 'Write who came' },
  'nothing-said': { field: 'summary', text: 'Write what was said about the plan' },
  'no-reason': { text: 'Write why, for every child' },
}
