import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ConveneRefusal } from '../../model.ts'
import { APPOINTMENT } from '../content.ts'

export const CONTENT = {
  title: 'Plan a meeting',
  kind: 'What kind of meeting?',
  kindMissing: 'Choose what kind of meeting it is',
  who: 'Whom is it about?',
  whoHint: 'A discussion or a conference is about the children it was called for.',
  chair: 'Who chairs it?',
  chairOf: 'The conference is chaired by',
  chairElse: 'Write a name for another kind of meeting.',
  invited: 'Who is asked?',
  invitedHint:
    'Ticked are those who met last and the workers. Think about who is safe together before you ask the family.',
  nobodyKnown: 'Nobody is known around the child yet. Write who is asked below.',
  others: 'Who else?',
  othersHint: 'Leave rows empty that you do not need. Agencies asked to a conference are asked for a report, too.',
  nameless: 'Write the name of everyone whose role, agency or contact you wrote',
  button: 'Plan the meeting',
  nothing: 'No meeting waits to be planned for this child now.',
  lastDays: 'The last day in time',
  noClock: 'no clock runs',
  planned: 'Planned already',
  nonePlanned: 'No meeting is planned for this child.',
} as const

export const REFUSALS: Readonly<Record<ConveneRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose whom the meeting is about' },
  'not-awaited': {
    field: 'kind',
    text: 'Not every child chosen waits for such a meeting. A conference must have been called for, a core group needs a child protection plan, a plan review a child in need or family help plan.',
  },
  'planned-already': {
    field: 'kind',
    text: 'Such a meeting is planned already. Open it to change its day or who is asked.',
  },
  'planned-in-the-past': { field: 'planned-day', text: 'The day of the meeting must be today or later' },
  'no-place': { field: 'place', text: `Write where it is, or the ${APPOINTMENT.link.toLowerCase()}` },
  'no-chair': { field: 'chair', text: 'Write who chairs the meeting' },
  'nobody-invited': { field: 'invited', text: 'Choose or write who is asked' },
}
