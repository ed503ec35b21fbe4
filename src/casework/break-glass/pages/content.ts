import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { OpenRefusal, ReasonCode, Review, ReviewRefusal } from '../model.ts'

export const CONTENT = {
  openTitle: 'Open a child’s record in an emergency',
  code: 'Why do you need to see it now?',
  reason: 'What is happening?',
  reasonHint: 'Who rang, what they said, what you must find out.',
  button: 'Open this record',
  openHelp: 'What opening does',
  openRules: [
    'It opens this child’s record alone, for a few hours, and closes by itself.',
    'The child’s social worker and the head of service are told at once, with your reason.',
    'A manager looks at it the next day.',
    'Every page you open is kept, as everybody’s is.',
  ],
  isOpen: 'You have opened this record. It stays open to you until',
  goOn: 'Go to the child’s page',
  listTitle: 'Opened in an emergency',
  order: 'not looked at yet, oldest first',
  none: 'Nothing waits: every record that was opened has been looked at.',
  columns: ['Child', 'Who opened it', 'Why', 'From and to'],
  reviewTitle: 'Look at what was opened',
  review: 'What do you find?',
  words: 'What is to be said or asked? (optional if it was proper)',
  save: 'Keep what you found',
  reviewHelp: 'What to look at',
  reviewRules: [
    'Was there an emergency, and did it concern this child?',
    'Who looked, and at what, stands on the child’s page under “Who has looked”.',
    'Nobody looks at what they opened themselves.',
  ],
  needsCode: 'Choose why you need to see it now',
  needsReview: 'Choose what you find',
  done: 'Looked at by',
} as const

export const REASONS: Readonly<Record<ReasonCode, string>> = {
  'child-in-danger': 'A child may be in danger now',
  'police-asked': 'The police ask',
  'hospital-asked': 'A hospital asks',
  'family-rang': 'The family or a carer rang',
  'found-alone': 'A child was found alone, or has no bed for the night',
  other: 'Something else that cannot wait until morning',
}

export const REVIEW_WORDS: Readonly<Record<Review, string>> = {
  proper: 'It was proper',
  'to-be-asked': 'Whoever opened it is to be asked about it',
}

export const OPEN_REFUSALS: Readonly<Record<OpenRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-reason': { field: 'reason', text: 'Write what is happening, in a few words at least' },
}

export const REVIEW_REFUSALS: Readonly<Record<ReviewRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-reason': { field: 'words', text: 'Write what is to be asked' },
  'own-work': { text: 'You opened this record yourself: a colleague looks at it.' },
  'reviewed-already': { text: 'A colleague has looked at this already. Nothing was changed.' },
}
