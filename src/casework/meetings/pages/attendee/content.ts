import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { KeepAttendeeRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Someone who is asked',
  another: 'Ask someone else',
  answer: 'Are they coming?',
  notAnswered: 'No answer yet',
  coming: 'They come',
  apologies: 'They send apologies',
  withdrawn: 'They are not to come after all',
  withdrawnWhy: 'Why are they not to come?',
  withdrawnMissing: 'Write why they are not to come',
  coreGroup: 'In the core group: they help to carry out the plan',
  reportBy: 'By when do they write a report?',
  reportByHint: 'Leave it empty if none is asked of them.',
  reportReceived: 'When did the report come?',
  reportReceivedHint: 'Leave it empty while it has not come.',
  reportText: 'What does the report say?',
  reportTextHint: 'It stands in each child’s story as their professional opinion.',
  reportKept: 'What the report says is kept. Write only what was added since.',
  reportShared: 'When was the family shown it?',
  reportSharedHint: 'Before the meeting, so that they can prepare.',
  dayInvalid: 'Write the day like 27 3 2026, or leave it empty',
  button: 'Keep this',
  buttonAnother: 'Ask them',
  over: 'The meeting was held or called off: what is known of who was asked stays as it is.',
  help: 'The meeting',
  back: 'Back to the meeting',
} as const

export const REFUSALS: Readonly<Record<KeepAttendeeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-held': { text: 'The meeting was held. What each person thought and whether they came is in its record.' },
  'called-off-already': { text: 'The meeting was called off' },
  'no-name': { field: 'name', text: 'Write the name' },
  'report-after-the-meeting': {
    field: 'report-by-day',
    text: 'The report is needed before the meeting, or on its day at the latest',
  },
  'received-in-the-future': { field: 'report-received-day', text: 'A day in the future cannot be known yet' },
  'received-without-day': { field: 'report-received-day', text: 'Write when the report came' },
  'shared-before-received': {
    field: 'report-shared-day',
    text: 'The family can be shown the report from the day it came, not before',
  },
}
