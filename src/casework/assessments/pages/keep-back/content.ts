import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { KeepBackRefusal } from '../../../../entries/keeping-back/model.ts'

export const CONTENT = {
  title: 'Keep words back from the parents’ copies',
  link: 'Is something here not for the parents’ copies?',
  before: 'What you wrote stays in the assessment. The parents’ copies say that something is left out, and why.',
  send: 'Keep it back',
  back: 'Back to the assessment',
  help: 'Kept back until now',
  nothing: 'Nothing of this assessment is kept back.',
  all: 'all of it',
  needsReason: 'Choose why it is kept back',
} as const

export const REFUSALS: Readonly<Record<KeepBackRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'words-not-there': { field: 'keepWords', text: 'These words do not stand in the assessment. Copy them as they are' },
  'no-reason': { field: 'keepWhy', text: CONTENT.needsReason },
  'no-why': { field: 'keepWhy', text: CONTENT.needsReason },
}
