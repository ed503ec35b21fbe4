import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ChangeRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Put a meeting off, or call it off',
  to: 'What happens to it?',
  toMissing: 'Choose whether it is put off or called off',
  anotherDay: 'It is held on another day',
  calledOff: 'It is called off',
  calledOffHint: 'It stays on record. A conference that is called off still waits to be held, and its clock goes on.',
  reason: 'Why?',
  reasonHint: 'The story of each child says so. Say what the wait means for the child.',
  button: 'Change the meeting',
  over: 'This meeting was held or called off. It cannot be changed any more.',
  clocks: 'The clocks',
  noClock: 'No clock runs for these children that this meeting stops.',
} as const

export const REFUSALS: Readonly<Record<ChangeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'already-held': { text: 'This meeting was held' },
  'called-off-already': { text: 'This meeting was called off already' },
  'planned-in-the-past': { field: 'planned-day', text: 'The new day must be today or later' },
  'same-day': { field: 'planned-day', text: 'It is planned for that day and time already. Write the new day or time.' },
  'no-place': { field: 'place', text: 'Write where it is, or the link or number' },
  'no-reason': { field: 'reason', text: 'Write why' },
}
