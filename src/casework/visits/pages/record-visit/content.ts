import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { VisitRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Record a visit',
  when: 'When was the visit?',
  whenInvalid: 'Write the day of the visit, like 27 3 2026',
  place: 'Where? (optional)',
  placeHint: 'Such as: at home, at school, at Nan’s.',
  who: 'Who was visited?',
  nobody: 'Choose who was visited',
  alone: 'Yes, alone',
  notAlone: 'Yes, but not alone',
  notSeen: 'No',
  why: 'Why not?',
  bedroom: 'I saw the bedroom',
  words: 'In their own words (optional)',
  wordsHint: 'As they said, showed or drew it. It stands on their page as theirs.',
  summary: 'What happened?',
  summaryHint: 'What you saw and heard, who was there, and what you agreed.',
  summaryMissing: 'Write what happened',
  button: 'Record the visit',
  help: 'Last seen',
  seenNever: 'Not yet seen on a visit recorded here',
  aloneNever: 'Not yet seen alone',
  unborn: 'Not yet born',
  clock: 'Next visit',
} as const

export const REFUSALS: Readonly<Record<VisitRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: CONTENT.nobody },
  'in-the-future': { field: 'when-day', text: 'The day of the visit must be today or before' },
  'before-birth': {
    field: 'when-day',
    text: 'A child visited was not born on that day. Write the day they were born or a later one, or leave that child out',
  },
  'seen-alone-but-not-seen': { text: 'A child who was not seen was not seen alone' },
  'not-seen-without-why': { text: 'Write why a child was not seen' },
  'no-summary': { field: 'summary', text: CONTENT.summaryMissing },
}
