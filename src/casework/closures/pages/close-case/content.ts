import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CloseRefusal, StepOpen } from '../../model.ts'

export const CONTENT = {
  title: 'Close the case',
  when: 'When does the work end?',
  whenInvalid: 'Write the day the work ends, like 27 3 2026',
  reason: 'Why does it end?',
  reasonMissing: 'Choose why the work ends',
  summary: 'What changed?',
  summaryHint: 'What is better for the child, how you know, and who helps from now on.',
  lookAgain: 'We would look again if …',
  lookAgainHint:
    'What anyone would see or hear that must bring us back, in plain words: “school sees her hungry two days running”. It stands on the child’s page after the case is closed.',
  button: 'Close the case',
  asked: 'The review of the plan asks to close the case:',
  notOpen: 'There is no open case for this child.',
  protected: 'A child protection plan is open. A review conference ends it first; then the case can be closed.',
  stepOpen: 'A step about this child is still open. It ends first; then the case can be closed.',
  help: 'Still open',
  helpHint: 'None of this stands in the way. What is not done by then is closed with the case.',
  worries: 'Worries',
  actions: 'Actions of the plan',
  clocks: 'Clocks',
  none: 'Nothing is left open.',
} as const

/** What stands in the way, a sentence for each step. */
export const STEPS: Readonly<Record<StepOpen, string>> = {
  'strategy-discussion': 'A strategy discussion is called and not yet held.',
  enquiry: 'An enquiry under section 47 is not yet concluded.',
  conference: 'A child protection conference is awaited and not yet held.',
}

export const REFUSALS: Readonly<Record<CloseRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-open': { text: CONTENT.notOpen },
  'needs-a-signature': {
    text: 'Here a service manager signs before a case is closed. The child’s social worker asks for it on the child’s page',
  },
  'protection-plan-open': {
    field: 'when-day',
    text: 'A child protection plan is open on that day. The case can be closed on the day the plan ends, or later',
  },
  'step-still-open': { text: CONTENT.stepOpen },
  'in-the-future': { field: 'when-day', text: 'The day must be today or before' },
  'closed-before-it-opened': {
    field: 'when-day',
    text: 'The case cannot have been closed before it was opened, or before its plan began',
  },
  'no-reason': { field: 'reason', text: CONTENT.reasonMissing },
  'was-protected': {
    field: 'reason',
    text: 'There was a child protection plan in this case, so it did not end after the assessment. Choose why it ends now',
  },
  'nothing-changed': { field: 'summary', text: 'Write what changed' },
  'no-look-again': { field: 'lookAgain', text: 'Write what would make us look again' },
}
