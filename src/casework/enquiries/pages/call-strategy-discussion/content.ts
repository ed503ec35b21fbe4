import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { CallRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Call a strategy discussion',
  reason: 'What has happened, or what do you fear?',
  reasonHint: 'What was seen, heard or said, by whom and when. Police, health and the manager read this first.',
  who: 'Which children is it about?',
  button: 'Call the discussion',
  help: 'What happens next',
} as const

export const REFUSALS: Readonly<Record<CallRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-open-case': { text: 'There is no open case for every child chosen. A referral must be decided first.' },
  'nobody-chosen': { field: 'children', text: 'Choose at least one child' },
  'no-reason': { field: 'reason', text: 'Write what has happened, or what you fear' },
  'called-already': { text: 'A strategy discussion has been called already and is waiting to be held' },
}
