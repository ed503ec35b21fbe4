import type { JudgementKind, Weighs } from '../model.ts'

export const KIND_WORDS: Readonly<Record<JudgementKind, string>> = {
  'danger-statement': 'Danger statement',
  'worry-statement': 'Worry statement',
  strength: 'Strength',
  'safety-goal': 'Safety goal',
  analysis: 'What it means',
  scaling: 'Scaling question',
}

export const WEIGHS_WORDS: Readonly<Record<Weighs, string>> = { for: 'For', against: 'Against' }

export const CONTENT = {
  judgements: 'What we think, and why',
  none: 'No judgement is written in this assessment yet.',
  nothingCited: 'Nothing cited.',
  mayLeave: 'You can leave it.',
  cite: 'Cite',
  open: 'Evidence',
  readAgain: 'Read this again',
  ofThisText: 'Cited in the text of this assessment',
  citeHere: 'Cite an entry in this assessment',
  write: 'Write a judgement',
  scale: 'Ask a scaling question',
  notKnown: 'Not known',
  noNotKnown: 'Nothing is written down as not known.',
  onThePage: 'These also show on the child’s page under “What is missing”.',
  answer: 'Answer',
  ask: 'Add what is not known',
} as const
