import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { type Instant, inWordsAt } from '../../../kernel/instant.ts'

export const CONTENT = {
  title: 'Which child are you worried about?',
  given: 'First name',
  family: 'Family name',
  birthDate: 'Birth date',
  birthHint: 'For example, 8 11 2018. Leave it empty if you do not know it.',
  postcode: 'Postcode where the child lives',
  number: 'Or a number: NHS number, pupil number (UPN) or child index number',
  numberHint: 'With a number, write the family name or the birth date too.',
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

export const PROBLEMS = {
  'nothing-to-search-by': { field: 'given', text: 'Write the child’s name, or one of their numbers' },
} as const satisfies Record<string, Problem>

/** Why a search was not made, and when one may go on. */
export function tooManySearches(again: Instant): Problem {
  return {
    text: `You have looked for as many children as one person may within an hour. You can go on from ${inWordsAt(again)}. What you wrote is kept. If it cannot wait, ring the front door`,
  }
}
