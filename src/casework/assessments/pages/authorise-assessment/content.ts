import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { AuthoriseRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Sign the assessment',
  decision: 'Do you sign it?',
  sign: 'Yes: it is ready to stand in the record',
  handBack: 'No: hand it back',
  comment: 'What should be looked at again?',
  commentHint: 'Only if you hand it back. The writer sees this at the top of the assessment.',
  button: 'Decide',
  help: 'What happens next',
  missing: 'Choose whether you sign it',
} as const

export const REFUSALS: Readonly<Record<AuthoriseRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-submitted': { text: 'This assessment is not waiting for you: it is signed, or still being written' },
  'own-work': { text: 'You asked for this to be signed, so someone else must sign it' },
  'no-comment': { field: 'comment', text: 'Write what should be looked at again' },
}
