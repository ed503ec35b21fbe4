import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { DecideRefusal, PlanDecision } from '../../model-deciding.ts'

export const CONTENT = {
  title: 'Decide what the plan is',
  who: 'For whom?',
  choice: 'What is decided?',
  choiceMissing: 'Choose what is decided',
  from: 'From which day?',
  fromInvalid: 'Write the day, like 27 3 2026',
  reason: 'Why?',
  reasonHint: 'What has changed for the child, and who helps from now on. The child may read this one day.',
  button: 'Record the decision',
  closed: 'The case is closed, and its plan with it. A new referral opens it again.',
  protected: 'There is a child protection plan. Only a review conference ends it; the plan can step down there.',
  care: 'The child is looked after. The care plan stands above a child in need plan.',
  help: 'What happens with it',
  helpItems: [
    'It is one plan: its needs, outcomes and actions go on, and nothing is typed again.',
    'Stepping up to protection is not decided here: call a strategy discussion.',
    'To end the work, close the case: what would make us look again is asked there.',
  ],
  closeCase: 'Close the case',
} as const

export const CHOICES: Readonly<Record<PlanDecision, { readonly text: string; readonly hint: string }>> = {
  'child-in-need': { text: 'A child in need plan', hint: 'Section 17: visits and reviews of a child in need.' },
  'family-help': { text: 'A family help plan', hint: 'Less than a child in need plan; help goes on.' },
  stays: { text: 'It stays what it is', hint: 'What was asked for is not agreed. Say why.' },
}

export const REFUSALS: Readonly<Record<DecideRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose for whom it is decided' },
  'case-closed': { text: CONTENT.closed },
  'protection-plan-open': { text: CONTENT.protected },
  'looked-after': { text: CONTENT.care },
  'no-reason': { field: 'reason', text: 'Write why' },
  'in-the-future': { field: 'from-day', text: 'The day must be today or before' },
  'before-the-case': {
    field: 'from-day',
    text: 'The case was opened after that day. The plan can begin from the day the case was opened until today',
  },
  'before-the-plan': {
    field: 'from-day',
    text: 'What the plan is now began after that day. The change can be from the day it began until today',
  },
  'there-already': {
    field: 'choice',
    text: 'The plan of one of the children is that already. Choose another, or untick the child',
  },
  'nothing-stays': { field: 'choice', text: 'No plan is open that could stay. Choose which plan begins' },
}
