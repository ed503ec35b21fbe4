import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ConferenceKind, ConferenceOutcome, RecordRefusal } from '../../model.ts'

export const TITLES: Record<ConferenceKind, string> = {
  initial: 'Record the initial child protection conference',
  review: 'Record the review child protection conference',
}

/** What is written of a conference, as its earlier versions call it. */
export const WRITING = 'Child protection conference'

export const CONTENT = {
  held: 'When was it held?',
  heldInvalid: 'Write the day the conference was held, like 27 3 2026',
  attended: 'Who was asked, and what did they think?',
  attendedHint:
    'Those who were asked, or who met before, are filled in. Say what each agency and the family thought, who did not agree, and who carries out the plan.',
  view: 'What they thought',
  outcome: 'What was decided for',
  outcomeMissing: 'Choose what was decided for every child',
  category: 'Main category of harm',
  categoryMissing: 'Choose the category of harm for every child who needs a plan, or whose category changes',
  categoryNone: 'No category',
  childView: 'What does the child want everyone to know?',
  viewHint: 'In the child’s own words, or how the child showed it.',
  stepsDown: 'After the plan ends, help goes on as a child in need',
  reason: 'Why?',
  reasonHint: 'What it means for the child, day by day. The child may read this one day.',
  contingency: 'What happens if this does not work?',
  coreGroupOn: 'When does the core group meet?',
  reviewOn: 'When is the plan reviewed?',
  nextHint: 'If a day was agreed on. Those who come are taken from here.',
  nextInvalid: 'Write the day that was agreed on, like 27 3 2026',
  meeting: 'The meeting, and the reports for it',
  button: 'Record the conference',
  done: 'This conference is recorded.',
  help: 'What is known',
  nothingOpen: 'No worry is open.',
} as const

export const OUTCOMES: Record<ConferenceOutcome, string> = {
  'protection-plan': 'The child needs a child protection plan',
  'no-plan': 'No child protection plan is needed',
  continue: 'The plan goes on',
  'change-category': 'The plan goes on, with another category',
  end: 'The plan ends',
}

export const REFUSALS: Readonly<Record<RecordRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-held': { text: 'This conference is recorded already' },
  'held-before-it-was-due-to-begin': {
    field: 'held-day',
    text: 'The conference cannot have been held before what called for it',
  },
  'held-in-the-future': { field: 'held-day', text: 'The day of the conference must be today or before' },
  'not-decided-for-every-child': { text: CONTENT.outcomeMissing },
  'outcome-of-another-conference': { text: CONTENT.outcomeMissing },
  'no-category': { text: CONTENT.categoryMissing },
  'nobody-attended': { field: 'name-1', text: 'Write who came' },
  'no-reason': { field: 'reason', text: 'Write why this was decided' },
  'no-protection-plan': { text: 'There is no open child protection plan to review for every child' },
  'core-group-before-the-conference': {
    field: 'core-group-on-day',
    text: 'The core group meets on the day of the conference or after it',
  },
  'review-before-the-conference': { field: 'review-on-day', text: 'The review must be after the conference' },
  'no-open-case': {
    text: 'The case of one of the children was closed. A plan can only begin or go on while a case is open.',
  },
}
