import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { TakeRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Take a contact',
  given: 'The child’s first name',
  family: 'Family name',
  birthDate: 'Birth date',
  postcode: 'Postcode',
  number: 'NHS number or UPN',
  words: 'What do they tell you?',
  wordsHint: 'In their words. Write what they saw and what they were told apart.',
  when: 'When did it happen?',
  whenItems: { today: 'Today', yesterday: 'Yesterday', earlier: 'Earlier' },
  earlier: 'On which day, or about when',
  who: 'How do they know?',
  whoItems: { saw: 'They saw it', 'child-told': 'The child told them', 'someone-else': 'Someone else told them' },
  sourceName: 'Who is telling you?',
  sourceNameHint: 'Name and number to ring back. “Anonymous” if they will not say.',
  source: 'They are',
  choose: 'Choose',
  danger: 'Is a child in danger now?',
  told: 'Does the family know that they told you?',
  take: 'Put it before the front-door manager',
  helpHeading: 'While they are on the line',
  help: [
    'In danger now: ring 999 on the other line before you write on.',
    'Ask what would happen to the child if nobody came today.',
    'Tell them what happens next: a manager decides within 24 hours.',
  ],
  dateWrong: 'Write a real date, like 8 11 2018, or leave it empty',
} as const

export const MISSING = {
  words: 'Write what they tell you',
  when: 'Choose when it happened',
  who: 'Choose how they know',
  sourceName: 'Write who is telling you, or “Anonymous”',
  source: 'Choose who they are',
  danger: 'Choose whether a child is in danger now',
} as const

export const REFUSALS: Readonly<Record<TakeRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'no-child': { field: 'given', text: 'Write the child’s name, or a number, as far as they know it' },
  'no-words': { field: 'words', text: MISSING.words },
  'no-source': { field: 'sourceName', text: MISSING.sourceName },
  'happened-in-the-future': { field: 'earlier-day', text: 'This day is still to come. Write the day it happened.' },
  'happened-before-birth': {
    field: 'earlier-day',
    text: 'The child was not born on this day. Write the day they were born or a later one, or put the birth date right.',
  },
  'received-in-the-future': { text: 'A contact cannot have been received later than now.' },
}
