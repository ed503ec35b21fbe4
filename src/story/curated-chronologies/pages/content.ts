import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { CuratedRefusal, Purpose } from '../model.ts'

export const CONTENT = {
  list: 'Chronologies for court and conference',
  listHint: 'Entries chosen from the story for a purpose, with why each matters.',
  none: 'No chronology has been begun for this child.',
  begin: 'Begin a chronology',
  columns: { title: 'Title', purpose: 'For', entries: 'Entries', written: 'Last written', frozen: 'Last frozen' },
  notFrozen: 'Not yet',
  titleAsked: 'What is it called?',
  titleHint: 'As it is to stand on the first page: “Chronology for the initial conference, March 2026”.',
  purposeAsked: 'What is it for?',
  beginHelp: 'How it works',
  beginSteps: [
    'Name it, and say what it is for.',
    'Tick entries in the story. Nothing is typed again, and nothing in the story changes.',
    'Write beside each why it matters.',
    'Print it, or freeze it as it was filed.',
  ],
  beginIt: 'Begin it, then choose entries',
  when: 'When',
  what: 'What happened, or was said',
  who: 'How it is known, and who says so',
  basis: 'Where we have it from, and how',
  why: 'Why it matters',
  whyOf: 'Why this matters',
  takeOut: 'Take it out',
  corrected: 'Corrected since',
  correctedHint: 'The entry was put right after this was written. Read both, then write again why it matters.',
  correctedOnPrint: 'The entry was corrected after this was written.',
  correctedAfter: 'Corrected after this was frozen',
  empty: 'No entry is chosen yet.',
  choose: 'Choose entries from the story',
  save: 'Keep what I wrote',
  freeze: 'Freeze it as it stands',
  freezeHint:
    'It is kept as it is now, with its hash, for as long as the child’s record. You may go on writing and freeze it again.',
  freezeFirst: 'Keep what you wrote before you freeze it: only what is kept is frozen.',
  frozen: 'As it was frozen',
  frozenOn: 'Frozen on',
  by: 'by',
  copies: 'Take a copy',
  copiesHint: 'It is written down who took it, when and in which form.',
  pdf: 'PDF to print or send',
  csv: 'Table for a spreadsheet (CSV)',
  whoTook: 'Who has looked, and who took a copy',
  readOnly: 'You may read this chronology. The child’s worker, manager or conference chair writes in it.',
  back: 'All chronologies of this child',
  unaltered: 'Its words are as they were: the hash is the same.',
  altered: 'Its words are not as they were frozen. Tell your system administrator at once, and do not rely on it.',
  hash: 'SHA-256',
  working: 'The chronology as it stands now',
} as const

export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  court: 'Court',
  conference: 'Conference',
  'multi-agency': 'Agencies together: each entry says where we have it from, and how',
  other: 'Something else',
}

export const REFUSALS: Readonly<Record<CuratedRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-title': { field: 'title', text: 'Write what it is called' },
  'too-many': { text: 'A chronology holds 500 entries at most. Take some out, or choose fewer' },
  'nothing-chosen': { text: 'Choose at least one entry' },
  'written-meanwhile': { text: 'Someone else wrote here while you did. Both are below' },
}
