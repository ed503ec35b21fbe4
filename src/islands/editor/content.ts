// Every word of the editor.

/** How a passage is known: its code, its word, and the look of its line. */
export const KINDS = [
  { code: 'fact', word: 'Fact', look: 'ics-marked--fact' },
  { code: 'opinion', word: 'Opinion', look: 'ics-marked--opinion' },
  { code: 'hearsay', word: 'Hearsay', look: 'ics-marked--hearsay' },
  { code: 'child-words', word: 'Child’s words', look: 'ics-marked--words' },
] as const

export const CONTENT = {
  toolbar: 'Mark the selected words',
  cite: 'Cite an entry',
  person: 'Link a person',
  day: 'Link a date',
  action: 'Make it an action',
  list: 'List',
  quote: 'Quote',
  heading: 'Heading',
  keys: 'Keys for marking',
  sentence: 'Nothing selected: the sentence you are in is marked.',
  toToolbar: 'To the buttons, and back',
  undo: 'Undo',
  nothingToMark: 'Write a sentence first, then mark it.',
  marked: (word: string) => `Marked: ${word}.`,
  unmarked: (word: string) => `No longer marked: ${word}.`,
  close: 'Close',
  citeTitle: 'Cite an entry',
  citeSearch: 'Find an entry by its words',
  whoseStory: 'Whose story',
  searching: 'Looking…',
  found: (count: number, more: boolean) =>
    count === 0
      ? 'No entry has these words.'
      : `${count}${more ? ' newest' : ''} ${count === 1 ? 'entry' : 'entries'}.${more ? ' Write more words to find others.' : ''}`,
  uncite: 'Take the citations away',
  personTitle: 'Link a person',
  people: (count: number) => (count === 0 ? 'Nobody is recorded around this child yet.' : `${count} people.`),
  unlink: 'Take the link away',
  dayTitle: 'Link a date',
  dayAsk: 'Which day does it speak of?',
  dayKeep: 'Link this day',
  cannotReach: 'We cannot reach the server. What you wrote is safe on this page. Try again in a moment.',
  notAllowed: 'You cannot do this here. What you wrote is safe on this page.',
  actionKept: 'Kept as a new action of the plan, not sent yet. It needs a day: ',
  actionLink: 'finish it in the plan',
  leftOut: 'What could not be pasted: ',
  wordsStay: 'Every other word is here.',
  filesLeftOut: 'Pictures and files cannot stand in the text. Nothing of them was pasted.',
} as const

/** What is said of a paste that could not come whole, by what was in it. */
export const LEFT_OUT = {
  pictures: (count: number) => (count === 1 ? '1 picture was left out' : `${count} pictures were left out`),
  tables: (count: number) =>
    count === 1 ? 'a table became lines, a row each' : `${count} tables became lines, a row each`,
  links: (count: number) =>
    count === 1 ? 'the address behind 1 link was left out' : `the addresses behind ${count} links were left out`,
  looks: () => 'bold, italics and colours were left out',
  nesting: () => 'lists within lists became one list',
  deleted: () => 'words struck out in a tracked change were left out',
  hidden: () => 'hidden text was left out',
} as const

export type LeftOut = keyof typeof LEFT_OUT
