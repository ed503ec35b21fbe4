import type { PeopleFound } from '../../../contract-desk.ts'

export const CONTENT = {
  title: 'Find a child in the index',
  words: 'Number or name',
  wordsHint: 'Index number, NHS number, UPN; or a name, in any order. The first two letters of a name at least.',
  birthDate: 'Birth date, if known',
  postcode: 'Postcode, if known',
  find: 'Find',
  numberWrong: 'That is no index number, NHS number or UPN: check each character',
  dateWrong: 'Enter a real date, such as 3 11 2018',
  columns: { name: 'Name', born: 'Born', area: 'Postcode area', number: 'Number', authority: 'Responsible' },
  none: 'Nobody in the index fits.',
  more: 'More fit than are shown. Add a birth date or a postcode to narrow it.',
  help: 'How to find a child',
  helpWords: [
    'Names as they are written come first; only if there are none, names that sound or look alike.',
    'Former names and addresses are searched as well as present ones.',
    'A retired number leads to the number in use.',
    'Every search is kept, with your name.',
  ],
} as const

export const HOW: Readonly<Record<PeopleFound['how'], string>> = {
  number: 'The child of this number',
  identifier: 'Known by this number',
  exact: 'Written so',
  alike: 'Nobody is written so. These sound or look alike',
  none: 'Nobody found',
}
