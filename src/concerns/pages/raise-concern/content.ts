import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { RaiseRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Tell us what worries you',
  notCertain: 'We could not be certain which child this is. Write what you know: the front door will find the child.',
  notThisChild: 'Not this child?',
  works: 'I work with this child',
  lookAgain: 'Look again',
  before: 'You told us something about this child on',
  beforeToo: 'If this is more, write it here: both are kept.',
  saw: 'What did you see or hear?',
  when: 'When?',
  whenItems: { today: 'Today', yesterday: 'Yesterday', earlier: 'Earlier' },
  earlier: 'On which day? If you are not sure, about when',
  who: 'Who says so?',
  band: 'How worried are you?',
  worry: 'Why? (optional)',
  done: 'What have you done? (optional)',
  want: 'What should happen?',
  wants: {
    information: 'Keep this; I have information that matters',
    contact: 'Please look: children’s social care',
    'ring-first': 'Ring me first',
    danger: 'Act at once: in danger now',
  },
  informationHint: 'Only your agency can read it. The council cannot.',
  dangerHint:
    'Ring 999 first. This does not ring for you. You may leave out how worried you are and what the family knows.',
  told: 'Have you told the family?',
  whyNot: 'Why is it safer not to?',
  notAsked: 'Not asked: the child is in danger now.',
  send: 'Send',
  kept: 'Send keeps what you wrote. If something is missing, nothing is lost.',
  nextHeading: 'What happens next',
  needNotHeading: 'What you need not tell us',
  dateMissing: 'Write the day, or about which day, like 8 11 2025',
  sent: 'You have sent this already.',
  sentLink: 'See what came of it',
} as const

export const MISSING = {
  saw: 'Write what you saw or heard',
  when: 'Choose when it happened',
  who: 'Choose who says so',
  band: 'Choose how worried you are',
  want: 'Choose what should happen',
  told: 'Choose whether you have told the family',
  'why-not': 'Write why it is safer not to tell the family',
} as const

export const REFUSALS: Readonly<Record<RaiseRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'no-child': { text: 'We need a name or a number to find the child by. Look again, and write one of them.' },
  'nothing-seen': { field: 'saw', text: MISSING.saw },
  'no-worry': { field: 'worry', text: 'Write why you are worried' },
  'too-long': { field: 'saw', text: 'This is too long to keep. Write less than 20,000 characters in each box.' },
  'happened-before-birth': {
    field: 'earlier-day',
    text: 'This day is before the child’s date of birth. Write that day or a later one, or put the date of birth right.',
  },
  'happened-in-the-future': { field: 'earlier-day', text: 'This day is still to come. Write the day it happened.' },
  'why-not-told': { field: 'why-not', text: MISSING['why-not'] },
  'danger-kept-to-yourself': {
    field: 'want',
    text: 'A child in danger now cannot be kept as information. Choose again.',
  },
}
