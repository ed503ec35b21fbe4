import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { NoteOutcome, NoteRefusal } from '../model.ts'

export const CONTENT = {
  addTitle: 'Warn workers',
  about: 'About whom, or where?',
  title: 'What should workers do?',
  titleHint: 'In one short sentence: “Visit in pairs”, “Ring before you come”.',
  reason: 'Why? What happened?',
  reasonHint: 'As the person it is about may read it',
  howKnown: 'How is it known?',
  saidBy: 'Who says so?',
  since: 'Since when?',
  told: 'Was the person told?',
  toldYes: 'Yes',
  toldNo: 'No',
  toldOn: 'On which day?',
  whyNot: 'Why is it safer not to?',
  review: 'When is it looked at again?',
  add: 'Warn workers',
  help: 'Where it shows',
  rules: [
    'On the page of every child around this person, or at home at this address, under “Worries”.',
    'A manager approves it. Until then it shows as not approved yet.',
    'It is looked at again within a year. A manager ends it, with what made it safe.',
    'It is in no report that the family reads.',
  ],
  noteTitle: 'Warning to workers',
  outcome: 'What do you do?',
  words: 'What is known now?',
  save: 'Keep this',
  approved: 'Approved by',
  notApproved: 'Not approved by a manager yet',
  ended: 'Ended on',
  history: 'How it went on',
  noHistory: 'Nobody has looked at it again yet.',
  children: 'Children it shows for, whom you work with',
  needsAbout: 'Choose about whom, or where',
  needsKnown: 'Choose how it is known',
  needsSince: 'Write the day it began, like 5 3 2026',
  needsTold: 'Choose whether the person was told',
  needsReview: 'Write the day to look again, like 5 6 2026',
  needsOutcome: 'Choose what you do',
} as const

export const OUTCOME_WORDS: Readonly<Record<NoteOutcome, string>> = {
  approved: 'Approve it',
  stands: 'It still stands',
  ended: 'End it: workers need not be warned any more',
}

export const OUTCOME_DONE: Readonly<Record<NoteOutcome, string>> = {
  approved: 'Approved',
  stands: 'Still stands',
  ended: 'Ended',
}

export const REFUSALS: Readonly<Record<NoteRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-written': { field: 'title', text: 'Write what workers should do, why, and who says so' },
  'since-in-the-future': { field: 'since-day', text: 'The day it began must be today or before' },
  'review-not-ahead': { field: 'review-day', text: 'The day to look again must be after today' },
  'review-too-far': { field: 'review-day', text: 'The day to look again must be within a year' },
  'told-or-why-not': {
    field: 'told',
    text: 'Write the day the person was told, today or before; or why it is safer not to',
  },
  'own-work': { field: 'outcome', text: 'You wrote this warning: another manager approves it' },
  'a-manager-ends-it': { field: 'outcome', text: 'A manager of the team approves a warning, and ends it' },
  'ended-already': { text: 'This warning has ended already. Nothing was changed.' },
  'approved-already': { field: 'outcome', text: 'This warning has been approved already' },
}
