import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { EntryKind } from '../../../../entries/model.ts'
import type { AddSharedRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Shared between agencies',
  about: 'What is known of',
  basis: 'On what basis',
  agreed: 'Agreed by',
  from: 'From',
  until: 'Until',
  ended: 'Ended',
  begunBy: 'Begun by',
  members: 'With whom it is shared',
  nobody: 'Nobody any more.',
  leads: 'leads',
  since: 'since',
  was: 'until',
  change: 'Change who',
  end: 'End it',
  entries: 'What is shared, latest first',
  none: 'Nothing is shared yet.',
  closed:
    'This is no longer shared, so what was written is closed to you. It stays in the child’s record with the council.',
  lapsed: 'The last day of the agreement has passed. Nothing can be added until it is given again.',
  add: 'Add to it',
  words: 'What happened, or what do you know?',
  wordsHint:
    'In your own words. The first line is its heading. Everyone it is shared with reads it, and so does the family.',
  when: 'When was it?',
  kind: 'How do you know?',
  button: 'Share this',
  dayMissing: 'Write the day, like 8 11 2025',
  kindMissing: 'Choose how you know',
  familyHelp: 'Early help for this child',
} as const

export const KINDS: Readonly<Record<EntryKind, string>> = {
  fact: 'I saw, heard or checked it',
  opinion: 'It is what I make of it',
  hearsay: 'Someone told me',
  'child-words': 'The child said it',
}

export const REFUSALS: Readonly<Record<AddSharedRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-standing': { text: 'It is no longer shared. What you wrote is kept for you and nobody else has read it.' },
  'nothing-written': { field: 'words', text: 'Write what happened, or what you know' },
  'too-long': { field: 'words', text: 'This is too long to share at once. Write less than 20,000 characters.' },
  'happened-in-the-future': { field: 'on-day', text: 'This day is still to come. Write the day it happened.' },
}
