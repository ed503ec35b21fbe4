import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { FindRefusal } from '../../../people/search/commands.ts'

export const CONTENT = {
  title: 'Which child are you worried about?',
  given: 'First name',
  family: 'Family name',
  birthDate: 'Birth date',
  birthHint: 'For example, 8 11 2018. Leave it empty if you do not know it.',
  postcode: 'Postcode where the child lives',
  number: 'Or a number: NHS number, pupil number (UPN) or child index number',
  go: 'Go on',
  helpHeading: 'Why we ask',
  help: [
    'So that what you tell us reaches the people who know this child, at once.',
    'We show you a child only if it is surely the one you mean, and then only name, age and number.',
    'If we are not sure, you still tell us what worries you. The front door will find the child.',
    'Not born yet? Write the mother’s family name, and the rest in your own words on the next page.',
  ],
  dateWrong: 'This is not a date. Write it like 8 11 2018, or leave it empty.',
} as const

export const REFUSALS: Readonly<Record<FindRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'nothing-to-search-by': { field: 'given', text: 'Write the child’s name, or one of their numbers' },
}
