import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { type CoverRefusal, MOST_DAYS } from '../../model.ts'

export const CONTENT = {
  title: 'Cover while someone is away',
  absent: 'Who is away?',
  covering: 'Who stands in?',
  choose: 'Choose a colleague',
  from: 'From when?',
  fromHint: 'Today at the earliest',
  to: 'Until when?',
  toHint: `The last day. Longer than ${MOST_DAYS} days: give the children to someone else instead`,
  reason: 'Why?',
  reasonHint: 'Leave, training, sickness: no more than a colleague needs to know',
  button: 'Set the cover',
  help: 'What cover does',
  now: 'Cover now, and to come',
  none: 'Nobody is covered for now.',
  end: 'End it',
  days: 'Days',
  why: 'Why',
  absentMissing: 'Choose who is away',
  coveringMissing: 'Choose who stands in',
  fromMissing: 'Write the first day, like 27 3 2026',
  toMissing: 'Write the last day, like 10 4 2026',
} as const

export const HELP = [
  'Whoever stands in sees the same children, and may do for them what the absent one may. A manager’s cover signs, too.',
  'Everyone who reads who has looked at a child sees for whom it was.',
  'It ends by itself after the last day. It can be ended sooner.',
  'Who is away may be covered by several; nobody passes it on.',
] as const

export const REFUSALS: Readonly<Record<CoverRefusal, Problem | 'not-there'>> = {
  'not-permitted': {
    field: 'absent',
    text: 'You can say who stands in for yourself. For others their manager says so.',
  },
  'no-such-colleague': { field: 'covering', text: 'Choose someone who works here now' },
  'same-person': { field: 'covering', text: 'Nobody stands in for themselves: choose someone else' },
  'not-the-same-work': {
    field: 'covering',
    text: 'This colleague does other work. A manager is covered by a manager, a chair by a chair; a social worker by a social worker or a manager',
  },
  'begins-in-the-past': {
    field: 'from-day',
    text: 'Cover begins today or later: for days that are over nobody can be given leave to look',
  },
  'ends-before-it-begins': { field: 'to-day', text: 'The last day must be the first day or later' },
  'too-long': {
    field: 'to-day',
    text: `Cover lasts ${MOST_DAYS} days at most. Choose an earlier last day, or give the children to someone else`,
  },
  'no-reason': { field: 'reason', text: 'Say why, in a word' },
  'covered-already': {
    field: 'covering',
    text: 'This colleague stands in for them on some of these days already. Choose other days, or end that cover first',
  },
}
