import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { BeginRefusal, ProtectionKind } from '../../model.ts'

export const CONTENT = {
  title: 'Immediate protection',
  kind: 'What protects them?',
  kindMissing: 'Choose what protects them',
  who: 'Who is protected?',
  began: 'When did it begin?',
  beganHint: 'When the court made the order, or the police took the child into protection.',
  beganTime: 'Time it began',
  beganInvalid: 'Write the day and time it began, like 27 3 2026 and 16:40',
  madeBy: 'Which court, or which officer and force?',
  reason: 'Why?',
  reasonHint: 'What happened, and what would happen without it.',
  place: 'Where are they now?',
  placeHint: 'With whom, and who may know the address.',
  button: 'Write it down',
  help: 'What to do',
  open: 'See what protects them, and go on there',
} as const

export const KINDS: Readonly<Record<ProtectionKind, { readonly text: string; readonly hint: string }>> = {
  'emergency-protection-order': {
    text: 'Emergency protection order',
    hint: 'Made by a court, for 8 days at most; it can be extended once, by 7.',
  },
  'police-protection': { text: 'Police protection', hint: 'By a constable, for 72 hours at most.' },
}

export const STEPS = [
  'In danger now? Ring 999 first. This page can wait.',
  'Call a strategy discussion at once, if none is called: immediate protection does not replace it.',
  'Tell the parents where the child is, unless that is not safe.',
  'Ask the child what they want and fear, and write it in their own words.',
] as const

export const REFUSALS: Readonly<Record<BeginRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'children', text: 'Choose who is protected' },
  'in-the-future': { field: 'began-day', text: 'That moment is still to come. Write a day and time up to now' },
  'before-birth': {
    field: 'began-day',
    text: 'A child chosen was not born on that day. Write the day they were born or a later one',
  },
  'protected-already': {
    text: 'One of these children is protected already. Record first that it ended; then write down what follows',
  },
  'nobody-acted': { field: 'madeBy', text: 'Write which court made the order, or which officer acted' },
  'no-reason': { field: 'reason', text: 'Write why the child is protected at once' },
}
