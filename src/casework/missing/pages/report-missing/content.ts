import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { MissingKind, ReportRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'A child is missing',
  kind: 'What is known?',
  kindMissing: 'Choose what is known',
  from: 'Since when?',
  fromHint: 'When they were last seen, or should have been back.',
  fromTime: 'Time they were last seen',
  fromInvalid: 'Write the day and time since when they are missing, like 27 3 2026 and 16:40',
  lastSeen: 'Where were they last seen, by whom, in what clothes?',
  reportedBy: 'Who says that they are missing?',
  police: 'Police reference, if the police know',
  worry: 'What may happen to them?',
  worryHint: 'Who they may be with, whether they are hurt, ill, exploited or in danger from themselves.',
  actions: 'What is being done to find them?',
  actionsHint: 'Who was rung, who is looking, what was agreed with the police.',
  button: 'Write down that they are missing',
  help: 'What to do',
  before: 'Missing before',
  never: 'Nobody has written down that this child went missing before.',
  open: 'See it, and record the return',
} as const

export const STEPS = [
  'In danger now? Ring 999 first. This page can wait.',
  'The police decide how they look; tell them everything you write here.',
  'Tell whoever has parental responsibility, and the child’s team.',
  'Once back: an interview within 72 hours, by someone independent.',
] as const

export const KINDS: Readonly<Record<MissingKind, { readonly text: string; readonly hint: string }>> = {
  missing: { text: 'Missing', hint: 'Nobody knows where they are.' },
  'away-without-authorisation': {
    text: 'Away without permission',
    hint: 'They are known to be somewhere, and should not be there.',
  },
}

export const REFUSALS: Readonly<Record<ReportRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'in-the-future': { field: 'from-day', text: 'That moment is still to come. Write a day and time up to now' },
  'before-birth': {
    field: 'from-day',
    text: 'The child was not born on that day. Write the day they were born or a later one',
  },
  'missing-already': {
    text: 'This child is written down as missing already. Record their return first, or withdraw what was a mistake',
  },
  'before-the-last-return': {
    field: 'from-day',
    text: 'They came back from being missing after that moment. Write a time after their last return, which stands at the side',
  },
  'no-last-seen': { field: 'lastSeen', text: 'Write where they were last seen and by whom' },
  'nobody-reported': { field: 'reportedBy', text: 'Write who says that they are missing' },
  'no-worry': { field: 'worry', text: 'Write what may happen to them' },
}
