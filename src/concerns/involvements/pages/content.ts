import type { InvolvementKind } from '../../../child-index/contract-involvements.ts'
import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { BeginRefusal, ChangeRefusal } from '../model.ts'

export const CONTENT = {
  mineTitle: 'Children I work with',
  none: 'You have not said of any child that you work with them. Find the child first; then say so.',
  find: 'Find a child',
  columns: ['Child', 'What you do', 'Since', 'Counts until'],
  caption: 'Children you work with, newest first',
  ended: 'ended',
  lapsed: 'No longer counts: say that it goes on',
  beginTitle: 'I work with this child',
  role: 'What do you do?',
  roleHint: 'As others know it: “Health visitor”, “Head of year”',
  contact: 'How do others reach you at work?',
  since: 'Since when?',
  sensitive: 'Is yours a sensitive service?',
  notSensitive: 'No: others who work with the child see your name, role and number',
  consent: 'May others see that a service is involved?',
  consentYes: 'Yes, agreed: they see that there is one, and ask through the broker',
  consentNo: 'No: nobody sees it',
  who: 'Who agreed, and when?',
  begin: 'Say that I work with them',
  help: 'Who sees it',
  rules: [
    'Others who work with the child see who you are and how to ring you. Nobody sees why.',
    'You then see who else works with the child.',
    'It counts for a year after you last said it. Say that it goes on, or end it.',
  ],
  childTitle: 'Who works with this child',
  change: 'Say that it goes on, or end it',
  tell: 'Tell children’s social care something',
  changeTitle: 'Does your work with this child go on?',
  goesOn: 'Yes, I still work with them',
  hasEnded: 'No, it ended',
  endedOn: 'On which day?',
  save: 'Keep this',
  noAnswer: 'The national index did not answer. Try again in a few minutes. What you said is safe.',
  nobody: 'Nobody has said yet that they work with this child.',
  network: ['Who', 'What they do', 'How to reach them', 'Since', 'Last saw the child'],
  broker: 'A service is involved: ask through the broker',
  noBroker: 'A service is involved: ask the front door',
  needsSince: 'Write the day it began, like 5 3 2026',
  needsSensitive: 'Choose whether yours is a sensitive service',
  needsConsent: 'Choose whether others may see that a service is involved',
  needsChange: 'Choose whether it goes on',
  needsEnd: 'Write the day it ended, like 5 3 2026',
} as const

export const KINDS: Readonly<Record<InvolvementKind, string>> = {
  'childrens-services': 'Children’s services',
  'gp-practice': 'GP practice',
  'health-visiting': 'Health visiting',
  hospital: 'Hospital',
  school: 'School',
  'early-years': 'Early years',
  'early-help': 'Family help',
  police: 'Police',
  'sexual-health': 'Sexual health',
  'substance-misuse': 'Drugs and alcohol',
  'mental-health': 'Mental health',
  other: 'Another service',
}

export const BEGIN_REFUSALS: Readonly<Record<BeginRefusal, Problem | 'not-there'>> = {
  'not-permitted': 'not-there',
  'nothing-written': { field: 'role', text: 'Write what you do, and how others reach you' },
  'since-in-the-future': { field: 'since-day', text: 'The day it began must be today or before' },
  'no-consent': { field: 'who', text: 'Write who agreed, and when' },
  'works-already': { text: 'You have said already that you work with this child. Nothing was changed.' },
}

export const CHANGE_REFUSALS: Readonly<Record<ChangeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'ended-already': { text: 'This has ended already. Nothing was changed.' },
  'ended-before-it-began': { field: 'ended-day', text: 'The day it ended must not be before it began' },
  'ended-in-the-future': { field: 'ended-day', text: 'The day it ended must be today or before' },
}
