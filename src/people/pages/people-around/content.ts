import type { AdultRefusal } from '../../family/commands.ts'
import { REGISTRATION_FAULTS } from '../content.ts'
import type { Problem } from '../form.ts'

export const CONTENT = {
  title: 'People around',
  back: 'Back to the record',
  identity: 'Names, addresses and numbers',
  homeHeading: 'At home, now and before',
  now: 'At home now',
  before: 'At home before',
  noHome: 'Nobody has been recorded at home yet.',
  familyHeading: 'Family and others',
  noFamily: 'Nobody has been recorded around this child yet.',
  notKnown: 'not known',
  risk: 'May be a risk',
  addHeading: 'Add someone',
  given: 'Given names',
  family: 'Family name',
  birthDate: 'Birth date, if known',
  of: 'To whom are they tied?',
  kind: 'What are they to that person?',
  choose: 'Choose',
  words: 'What the family calls them, if it matters',
  wordsHint: 'For example “Nan”, or “Mum’s friend”',
  responsibility: 'Parental responsibility',
  fromOn: 'Since when, if known',
  atHome: 'Lives where that person lives',
  genogram: 'Family drawing',
  homes: 'Who lived where, and when',
  places: 'Add a place or a group of peers',
  add: 'Add this person',
  kindMissing: 'Say what this person is to them',
  kindOfAnAdult: 'Only adults have partners here, and only adults have children: choose another tie, or another person',
  ofMissing: 'Choose to whom they are tied',
  knownHeading: 'Is it one of these people?',
  knownHint: 'We have people of this name, or one like it, already. The same person is never written down twice.',
  someoneElse: 'No, someone else of the same name',
  chooseMissing: 'Say whether it is one of these people, or someone else',
  childFirst: 'A brother or sister under 18 is a child of their own: find or register them first, then add them here',
} as const

export const RESPONSIBILITY = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const

/** What each refusal is called, and the field it belongs to. */
export const REFUSALS: Record<Exclude<AdultRefusal, 'not-found'>, Problem> = {
  ...REGISTRATION_FAULTS,
  'to-oneself': { field: 'given', text: 'A child cannot be their own relative' },
  'already-linked': { field: 'kind', text: 'This person is recorded so already' },
  'from-in-the-future': { field: 'fromOn-day', text: 'This date is still to come' },
}
