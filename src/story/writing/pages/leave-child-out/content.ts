import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { EntryRefusal } from '../../../../entries/model.ts'

export const CONTENT = {
  title: 'was not part of this',
  stays:
    'What was written stays in every child’s story. A correction beside it says who was not part of it. A visit, core group or review it came from no longer counts for this child.',
  why: 'How do you know?',
  needsWhy: 'Write how you know, so that a reader can weigh both',
  send: 'Put the correction beside it',
  help: 'What was written',
} as const

export const REFUSALS: Readonly<Record<EntryRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-permitted': 'not-there',
  'nothing-written': { field: 'why', text: CONTENT.needsWhy },
  'too-long': { field: 'why', text: 'This is longer than one entry can be' },
  'happened-in-the-future': { text: 'This entry cannot be corrected now' },
}
