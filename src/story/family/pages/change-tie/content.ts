import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CoupleKind, TieRefusal } from '../../../../people/family/rules-changing.ts'

export const CONTENT = {
  title: 'Change a tie',
  becomes: 'What are they to each other now?',
  stays: 'As it was',
  ending: 'Does it go on?',
  onDay: 'Since when is that so?',
  onDayHint: 'The day on which they married, parted, or on which the tie ended. Leave it empty if nothing changed.',
  fromOn: 'Since when was it as it stands above? (if known)',
  responsibility: 'Parental responsibility',
  words: 'What the family calls them, if it matters',
  save: 'Save',
  help: 'What is kept',
  helpText: 'Nothing is deleted. What two people were to each other before stays in the record, with its days.',
  wrongDay: 'Enter a real day, such as 3 11 2018',
} as const

export const COUPLES: Readonly<Record<CoupleKind, string>> = {
  spouse: 'Married',
  partner: 'Partners, living together',
  'former-partner': 'Separated',
  divorced: 'Divorced',
}

export const ENDINGS = {
  'goes-on': 'Yes, it goes on',
  ends: 'No, it ended',
  mistake: 'It was written by mistake',
} as const

export const RESPONSIBILITY = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const

export const REFUSALS: Readonly<Record<TieRefusal | 'not-found', Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'day-missing': { field: 'on-day', text: 'Give the day from which that is so' },
  'in-the-future': { field: 'on-day', text: 'This day is still to come. Write it down once it has come' },
  'before-it-began': { field: 'on-day', text: 'This day is before the tie began. Check the year' },
  'ended-already': { text: 'This tie ended already. Nothing was changed.' },
}
