import type { IdentityHistory, Side } from '../../../contract-desk.ts'

export const CONTENT = {
  title: 'Who this child is',
  number: 'Number',
  otherNumbers: 'Also known as',
  otherNumbersHint: 'retired: whoever uses one is led here',
  responsible: 'Responsible',
  nobody: 'no authority yet',
  records: 'What each authority says',
  recordsNone: 'No record is linked to this number.',
  columns: { who: 'Record of', name: 'Names', born: 'Born', where: 'Addresses', numbers: 'Numbers', heard: 'Told on' },
  involved: 'Who works with them',
  involvedNone: 'Nobody has told the index that they work with this child.',
  sensitive: 'A service that is not named here',
  household: 'In the same home',
  householdNone: 'Nobody else is known to live there.',
  history: 'What happened, newest first',
  weights: 'Who was compared, and what was weighed',
  model: 'version',
  notSame: 'Not the same as',
  shield: 'Shield this child',
  act: 'What should happen',
  actHint: 'Nothing happens yet. You see first what it would do, and a second person must agree.',
  go: 'See what it would do',
  choose: 'Choose what should happen',
  otherNumber: 'The other number',
  whichNumber: 'Which number should be parted off?',
  whichRecords: 'Which records are of another child?',
  whichPair: 'Which decision?',
  why: 'Why?',
  adoption: 'Adoption',
  protection: 'Protection of a person at risk',
  again: 'Choose again',
} as const

export const STATUSES: Readonly<Record<Side['status'], { readonly text: string; readonly colour: 'now' | 'grey' }>> = {
  active: { text: 'In use', colour: 'now' },
  closed: { text: 'Closed', colour: 'grey' },
  retired: { text: 'Retired', colour: 'grey' },
  sealed: { text: 'Sealed', colour: 'grey' },
  invalid: { text: 'Withdrawn', colour: 'grey' },
}

export const SHIELDS: Readonly<Record<IdentityHistory['shielded'], string>> = {
  no: '',
  provisional: 'Provisional shield: waits for review',
  full: 'Shielded',
}
