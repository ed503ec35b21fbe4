import type { FoundKind } from '../../model.ts'

export const CONTENT = {
  title: 'Search',
  box: 'What do you look for?',
  boxHint:
    'A name, a number, a birth date, an address, or words that were written. “As written” in quotation marks; a minus before a word leaves it out.',
  search: 'Search',
  narrow: 'Narrow it',
  kinds: 'Where is it written?',
  from: 'From',
  to: 'To',
  children: 'Children of this name or number',
  noChildren: 'No child in our records fits.',
  elsewhere: 'Look in the national index too, or register a child',
  texts: 'Where these words are written',
  noTexts: 'Nothing that is written about your children has these words.',
  onlyCommonWords: 'These words are in nearly every text. Add a word that says more.',
  noWord: 'There is no word here to search by: write letters or numbers.',
  more: 'Show more',
  corrected: 'put right since',
  alsoAbout: 'also about',
  helpHeading: 'What is searched',
  help: [
    'Everything written about children you work with: entries, signed records, plans, worries, judgements, chosen chronologies, and the text of documents.',
    'The people around them, with their addresses, past and present.',
    'Names of every child in our records, however they are spelt.',
    'Other forms of a word are found too: “hit” finds “hitting”.',
    'Every search is kept, with your name: that you searched and what was shown, not the words.',
  ],
  nothing: 'Write what you look for',
  tooLong: 'Use fewer words: 200 letters at most',
  dateWrong: 'Enter a real date, such as 3 11 2018',
  fromAfterTo: 'The first day must be before the last',
} as const

export const KINDS: Readonly<Record<FoundKind, string>> = {
  entry: 'The story',
  record: 'Signed records and minutes',
  plan: 'Plans',
  worry: 'Worries',
  judgement: 'Judgements',
  chronology: 'Chosen chronologies',
  document: 'Documents',
  person: 'People and addresses',
}

/** What one text is called in the list. */
export const KIND_OF_TEXT: Readonly<Record<FoundKind, string>> = {
  entry: 'Story',
  record: 'Record',
  plan: 'Plan',
  worry: 'Worry',
  judgement: 'Judgement',
  chronology: 'Chronology',
  document: 'Document',
  person: 'Person',
}

/** How many texts were found, in words. */
export function countInWords({ count, atLeast }: { readonly count: number; readonly atLeast: boolean }): string {
  if (atLeast) return `The latest ${count}, those that fit best first`
  return count === 1 ? '1 text' : `${count} texts`
}
