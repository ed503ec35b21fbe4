import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { ListsRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Lists for inspection',
  back: 'Returns',
  asOn: 'As on which day?',
  asOnHint: 'The lists speak of the six months before it, and tell nothing that came after it.',
  edition: 'Which edition does the inspection ask for?',
  wrongDay: 'Give a day that has come, such as 31 3 2026',
  chooseEdition: 'Choose the edition',
  make: 'Make the lists',
  none: 'No lists have been made yet.',
  caption: 'Made so far, the newest first',
  beingMade: 'being made; open this page again in a moment',
  take: 'Take the workbook',
  help: 'What the lists hold',
  helpWords:
    'The eleven lists of Annex A, a sheet each: children by their references, no names of theirs. Who makes and who takes them is on record.',
} as const

export const EDITION_WORDS: Readonly<Record<number, string>> = {
  2025: '2025, with the column “Gender”',
  2026: '2026, with the column “Sex”',
}

export const REFUSALS: Readonly<Record<ListsRefusal, Problem | 'not-there'>> = { 'not-permitted': 'not-there' }
