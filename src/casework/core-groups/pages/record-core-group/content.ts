import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CoreGroupRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Record a core group',
  held: 'When was it held?',
  heldInvalid: 'Write the day the core group was held, like 27 3 2026',
  who: 'Whose plan was it about?',
  came: 'Who was asked, and who came?',
  cameHint: 'The family too. Those who were asked, or who met before, are filled in.',
  view: 'What they said',
  part: 'What was agreed for this child alone? (optional)',
  agreed: 'What was agreed?',
  agreedHint: 'What is better, what is not, who does what next. Actions with a day belong in the plan.',
  next: 'When do you meet next?',
  nextHint: 'If a day was agreed on. The same people are asked.',
  nextInvalid: 'Write the day you meet next, like 27 3 2026',
  button: 'Record the core group',
  noPlan: 'There is no child protection plan now. A core group carries out such a plan.',
  help: 'What the plan asks',
  noActions: 'The plan has no open actions.',
  clock: 'Core group',
} as const

export const REFUSALS: Readonly<Record<CoreGroupRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose whose plan it was about' },
  'held-in-the-future': { field: 'held-day', text: 'The day it was held must be today or before' },
  'no-protection-plan': {
    field: 'held-day',
    text: 'Not every child chosen had a child protection plan on that day',
  },
  'nobody-came': { field: 'name-1', text: 'Write who came' },
  'next-before-this-one': { field: 'next-day', text: 'The next core group must be after this one' },
  'nothing-agreed': { field: 'agreed', text: 'Write what was agreed' },
}
