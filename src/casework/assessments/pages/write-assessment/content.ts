import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { AssessmentOutcome, WriteFault, WriteRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Child and family assessment',
  returned: 'Handed back to you',
  worries: 'What are we worried about?',
  worriesHint: 'Start with one plain sentence: it becomes the heading on the child’s page.',
  strengths: 'What is going well?',
  strengthsHint: 'What keeps the child safe and happy already, and who makes it so.',
  childWords: 'What does the child say?',
  childWordsHint: 'In the child’s own words, as they said them.',
  analysis: 'What do you make of it?',
  analysisHint: 'What does it mean for the child, day by day, and why? What would happen if nothing changed?',
  notKnown: 'What do we not know yet?',
  outcome: 'What should happen next?',
  seenOn: 'When was the child last seen for this assessment?',
  seenAlone: 'Seen alone?',
  factors: 'What was found?',
  factorsHint: 'Tick all that apply. The yearly return is made from these; nobody asks again.',
  save: 'Keep and go on later',
  submit: 'Ask the manager to sign',
  seenInvalid: 'Write the day the child was seen, like 27 3 2026, or leave it empty',
  revisionInvalid: 'Open the assessment again: this page is older than what was kept',
  protectedNow: 'A child protection plan stands for',
  noEnd: 'No assessment ends it: whatever is chosen here, a review conference decides.',
  heldByOthers: 'Someone else holds now:',
  bothWrite: 'You may both write here, about all of these children. Agree on who asks the manager to sign.',
  someone: 'someone else',
  withManager: 'The manager has this assessment now.',
  beingWritten: 'This assessment is still being written.',
  withdrawn: 'This assessment was withdrawn.',
  unaltered: 'Checked just now: these are the words that were signed.',
  altered: 'These are not the words that were signed. Tell whoever looks after this program before you rely on them.',
  help: 'What helps',
  prompts: 'Asked because it matters here',
  promptsNote:
    'Only questions that fit these children are asked. Leave empty what you do not know; it does not stop you.',
} as const

export const DOMAINS = {
  development: 'The child’s development',
  parenting: 'Parenting',
  'family-and-environment': 'Family and surroundings',
} as const

export const OUTCOMES: Record<AssessmentOutcome, string> = {
  'strategy-discussion': 'Strategy discussion: the child may be at risk of significant harm',
  'child-in-need-plan': 'Child in need plan',
  'early-help': 'Early help, with the family’s agreement',
  close: 'Close: no further help from children’s social care is needed',
}

export const FAULTS: Readonly<Record<WriteFault, Problem>> = {
  'no-analysis': { field: 'analysis', text: 'Write what you make of it before you ask the manager to sign' },
  'no-outcome': { field: 'outcome', text: 'Choose what should happen next before you ask the manager to sign' },
  'no-factors': {
    text: 'Tick what was found for each child before you ask the manager to sign. “No factors identified” is an answer too.',
  },
  'seen-in-the-future': { text: 'The day a child was seen must be today or before' },
}

export const REFUSALS: Readonly<Record<WriteRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-authorised': {
    text: 'This assessment is signed and can no longer be changed. Write a correction beside it.',
  },
  'with-the-manager': { text: 'The manager has this assessment now. Ask for it back to write on.' },
  'someone-else-wrote': {
    text: 'Someone else kept words in this assessment while you wrote. Nothing was sent: open it again to see both.',
  },
  ...FAULTS,
  'seen-before-birth': {
    text: 'A child was not born on the day they are said to have been seen. Write the day they were born or a later one',
  },
  'not-one-of-the-children': 'not-there',
}
