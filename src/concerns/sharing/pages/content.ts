import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type { EntryKind } from '../../../entries/model.ts'
import type { AnswerOutcome } from '../contract.ts'
import type { AnswerRefusal, AskedOfUs, TellRefusal } from '../model.ts'

export const CONTENT = {
  askedTitle: 'Asked of us',
  askedCaption: 'Requests for what you know, what waits first',
  none: 'Nobody has asked you for anything.',
  columns: ['From', 'What is asked', 'Answer by', 'What you answered'],
  waits: 'Waits for you',
  givenTitle: 'What you told',
  noneGiven: 'You have told nothing yet.',
  noSuchChild: 'Nobody there knows this child yet. Raise a concern, so that somebody looks.',
  delivered: 'arrived',
  onItsWay: 'on its way',
  seeGiven: 'See what you answered',
  outcomeCame: 'What came of it',
  answerTitle: 'Answer a request',
  child: 'Which child',
  who: 'Who asks',
  purpose: 'What for',
  basis: 'On which ground',
  asked: 'What is asked',
  outcome: 'What do you do?',
  outcomes: {
    shared: 'Share what is ticked or written below',
    refused: 'Not share: it would harm the child more',
    'nothing-held': 'Say that I hold nothing more',
  } satisfies Readonly<Record<AnswerOutcome, string>>,
  reason: 'Why would sharing harm the child more?',
  passage: (at: number) => `From what you told before, part ${at}`,
  take: 'What of it do you share?',
  all: 'All of it',
  kind: 'How is it known?',
  context: 'In what context was it said or seen? (optional)',
  own: 'In your own words now (optional)',
  ownHint: 'Only what helps the child: what you saw, heard or think, and how you know.',
  ownDay: 'Of which day does it speak?',
  answer: 'Send the answer',
  help: 'What becomes of it',
  rules: [
    'What you share becomes part of the child’s record at that council, with your name and agency.',
    'What you do not share stays sealed in your agency. Nobody there can read it.',
    'A reason not to share is kept with the request, and can be asked about.',
    'The law lets you share to keep a child safe, and asks you to.',
  ],
  tellTitle: 'Tell children’s social care, unasked',
  tellBasis: 'On which ground in law?',
  tellWords: 'What do you want them to know?',
  tell: 'Send it',
  tellHelp: 'Where it goes',
  tellRules: [
    'To the council that is responsible for the child, with your name and agency.',
    'If a child is in danger now, ring 999 or the duty line first.',
    'To ask that somebody looks, raise a concern instead.',
  ],
  needsOutcome: 'Choose what you do',
  needsKind: 'Choose how it is known',
  needsDay: 'Write the day it speaks of, like 5 3 2026',
  needsBasis: 'Choose the ground in law',
  unansweredTitle: 'Asked, and not answered',
  unansweredHint: 'by agency, the longest first',
  unansweredNone: 'Every request has been answered.',
  unansweredColumns: ['Agency', 'Waiting', 'Late', 'Oldest asked for by', 'Whom to ring'],
} as const

export const KINDS: Readonly<Record<EntryKind, string>> = {
  fact: 'Fact: seen or heard by the one who says so',
  opinion: 'Professional opinion',
  hearsay: 'Hearsay: told by someone else',
  'child-words': 'The child’s own words',
}

export const GIVEN_WORDS: Readonly<Record<AnswerOutcome | 'unshown', string>> = {
  shared: 'You shared',
  refused: 'You decided not to share',
  'nothing-held': 'You said that you hold nothing more',
  unshown: 'Answered',
}

/** What came of a request, and who says so. */
export function outcomeInWords({ outcome, outcomeByName, outcomeByTitle }: AskedOfUs): string {
  return `${CONTENT.outcomeCame}: ${outcome} (${outcomeByName}, ${outcomeByTitle})`
}

const PARTS = {
  'nothing-shared': { field: 'own', text: 'Tick what you share, or write it' },
  'part-ahead': { field: 'own-day', text: 'The day it speaks of must be today or before' },
  'too-long': {
    field: 'own',
    text: 'This is too long to send at once. Write less than 20,000 characters in each part.',
  },
} as const

export const ANSWER_REFUSALS: Readonly<Record<AnswerRefusal, Problem | 'not-there'>> = {
  ...PARTS,
  'not-found': 'not-there',
  'no-reason': { field: 'reason', text: 'Write why sharing would harm the child more' },
  'answered-already': { text: 'This has been answered already. Nothing was changed.' },
}

export const TELL_REFUSALS: Readonly<Record<TellRefusal, Problem | 'not-there'>> = {
  ...PARTS,
  'not-found': 'not-there',
  'no-such-basis': { field: 'basis', text: CONTENT.needsBasis },
}
