import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { EntryRefusal } from '../../../../entries/model.ts'

export const CONTENT = {
  title: 'Correct an entry',
  stays: 'What was written stays as it is. Your correction stands beside it, for everyone who reads it.',
  right: 'What is right?',
  why: 'How do you know, and what was wrong?',
  send: 'Put the correction beside it',
  help: 'What was written',
  copies: 'May it be in a copy for the child or a parent?',
  notPart: 'Was one of them not part of it?',
  wasNotPart: 'was not part of this',
  needsRight: 'Write what is right',
  needsWhy: 'Write how you know, so that a reader can weigh both',
} as const

export const REFUSALS: Readonly<Record<EntryRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-permitted': 'not-there',
  'nothing-written': { field: 'right', text: CONTENT.needsRight },
  'too-long': { field: 'right', text: 'This is longer than one entry can be' },
  'happened-in-the-future': { text: 'This entry cannot be corrected now' },
}
