import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import type {
  CitingKind,
  CitingRefusal,
  JudgementRefusal,
  NotKnownRefusal,
  StatementKind,
} from '../../../entries/evidence/model.ts'

export const CONTENT = {
  help: 'What helps',
  // The page of one child
  title: 'What we think, and why',
  worries: 'Open worries',
  noWorries: 'No worry is open.',
  needs: 'Needs in the plan',
  assessments: 'Assessments',
  judgements: 'Judgements',
  noJudgements: 'No judgement is written down yet.',
  readAgain: 'Read again',
  readAgainNote: 'An entry that each rests on was corrected since, or a child was left out of it.',
  framework: 'Through the framework',
  // Writing a judgement
  writeTitle: 'Write a judgement',
  kind: 'What is it?',
  who: 'Whose view is it?',
  whoHint: 'Name them: “Asha Verma and Nan”.',
  statement: 'What do they think?',
  statementHint: 'One or two plain sentences, by name, as the child may read them one day.',
  harm: 'What could happen, and to whom, if nothing changed?',
  harmHint: 'For a danger or a worry. Else leave it empty.',
  dimensions: 'Read it under',
  dimensionsNote: 'The assessment framework: the same words, found again by what they are about. You can leave it.',
  also: 'Is it true of a brother or sister too?',
  write: 'Keep it, and choose what it rests on',
  writeHelp:
    'Next you choose the entries that speak for it and against it. You can leave that for later: it is marked “Nothing cited”, and stops nobody.',
  changeTitle: 'Change or end a judgement',
  ended: 'It is not our view any more, because',
  endedHint: 'Leave it empty unless the judgement ends. What was said stays in the story.',
  change: 'Keep what I changed',
  changeHelp: 'What it said before stays in the record, with when and by whom.',
  // Scaling
  scaleTitle: 'Ask a scaling question',
  question: 'What is asked?',
  questionHint: '“How safe is Niamh at home on the nights when Darren stays?”',
  worst: 'What does 0 mean?',
  best: 'What does 10 mean?',
  number: 'Which number?',
  numberHint: 'From 0 to 10',
  askedOf: 'Who gave it?',
  askedOn: 'When?',
  why: 'Why that number, and not one lower or higher?',
  askScale: 'Keep the question and the number',
  scaleHelp: 'A number is a way to talk, never a score: what counts is why, and what would make it one higher.',
  againTitle: 'Ask again',
  before: 'Numbers so far',
  giveScale: 'Keep the number',
  // Citing
  evidenceTitle: 'What it rests on',
  cited: 'Cited so far',
  find: 'Find an entry',
  findHint: 'Words of the entry, or who said it. Without words: the newest.',
  search: 'Search',
  entries: 'Which entries?',
  noEntries: 'No entry says that. Write fewer words.',
  weighs: 'Do they speak for it or against it?',
  passage: 'About which words of the text? (optional)',
  citeButton: 'Cite',
  closed: 'It cites nothing more: it is ended, closed or signed.',
  citeHelp: 'What speaks against it makes a judgement stronger: it shows what was weighed.',
  removeTitle: 'Take a citation away',
  removeWhy: 'Why does it not rest on this any more?',
  remove: 'Take it away',
  removeHelp: 'The entry itself stays in the story, and the record keeps that it was cited.',
  // Reading again
  readTitle: 'Read this again',
  finding: 'What do you find?',
  stands: 'It stands',
  changed: 'I changed it',
  note: 'Anything to say about it? (optional)',
  readButton: 'I have read it again',
  readHelp: 'Until someone says so, it is marked here, on the child’s page and on the worktray. It stops nobody.',
  nothingToRead: 'There is nothing to read again here.',
  changeFirst: 'Change it',
  // Not known
  askTitle: 'What is not known',
  notKnownQuestion: 'What do we not know?',
  notKnownHint: '“How Darren is with the children on school nights.”',
  finder: 'Who finds out?',
  findBy: 'By when? (optional)',
  alsoNotKnown: 'Is it not known of a brother or sister either?',
  ask: 'Add it to what is missing',
  askHelp: 'It shows on the child’s page under “What is missing” until it is answered.',
  answerTitle: 'Answer what was not known',
  answer: 'What is the answer?',
  answerHint: 'It joins the story as an entry.',
  howKnown: 'How is it known?',
  saidBy: 'Who says so?',
  answeredOn: 'When was it found out?',
  letGo: 'Or: why does nobody need to ask any more?',
  answerButton: 'Keep the answer',
  // Through the framework
  frameworkTitle: 'Through the framework',
  silent: 'What is silent',
  noSilence: 'Something is recorded everywhere, in the last three months.',
  underTitle: 'Put entries under the framework',
  put: 'Put them there',
  underHelp: 'The entries stay as they are: they are only found here too.',
  // What must be put right
  needsKind: 'Choose what kind of judgement it is',
  needsFinding: 'Choose whether it stands or you changed it',
  needsReason: 'Write why it does not rest on this any more',
  needsEntry: 'Choose at least one entry',
  needsWeighs: 'Choose whether they speak for it or against it',
  needsNumber: 'Write a whole number from 0 to 10',
  needsDay: 'Write the day, like 5 3 2026',
  needsKnown: 'Choose how it is known',
  needsUnder: 'Choose at least one part of the framework',
} as const

export const KIND_CHOICES: Readonly<Record<StatementKind, { readonly text: string; readonly hint: string }>> = {
  'danger-statement': {
    text: 'A danger statement',
    hint: 'Who is worried, about what, and what could happen to the child if nothing changed',
  },
  'worry-statement': { text: 'A worry statement', hint: 'The same for what is not a danger yet' },
  strength: { text: 'A strength', hint: 'What keeps the child safe or happy, and who makes it so' },
  'safety-goal': { text: 'A safety goal', hint: 'What we would see if the child were safe enough' },
  analysis: { text: 'What it means', hint: 'What the facts mean for the child, day by day, and why' },
}

export const CITING_WORDS: Readonly<Record<CitingKind, string>> = {
  judgement: 'Judgement',
  worry: 'Worry',
  'plan-need': 'Need in the plan',
  assessment: 'Assessment',
}

export const JUDGEMENT_REFUSALS: Readonly<Record<JudgementRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-written': { field: 'statement', text: 'Write what is thought, and for a scale what 0 and 10 mean' },
  'nobody-named': { field: 'who', text: 'Write whose view it is' },
  'not-a-number': { field: 'number', text: CONTENT.needsNumber },
  'nobody-asked': { field: 'askedOf', text: 'Write who gave the number' },
  'no-why': { field: 'why', text: 'Write why that number' },
  'in-the-future': { field: 'asked-day', text: 'The day must be today or before' },
  'already-ended': { text: 'This judgement is ended already. Nothing was changed.' },
  'no-reason': { field: 'ended', text: 'Write why it is not your view any more' },
}

export const CITING_REFUSALS: Readonly<Record<CitingRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-chosen': { field: 'entries', text: CONTENT.needsEntry },
  'not-in-the-story': { field: 'entries', text: 'Choose entries of this child’s own story' },
  'no-reason': { field: 'why', text: CONTENT.needsReason },
  'nothing-to-read': { text: 'Somebody has read this again meanwhile. Nothing is left to do.' },
}

export const NOT_KNOWN_REFUSALS: Readonly<Record<NotKnownRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nothing-asked': { field: 'question', text: 'Write what is not known' },
  'nobody-finds-out': { field: 'finder', text: 'Write who finds out' },
  'no-answer': { field: 'answer', text: 'Write the answer and who says so, or why nobody needs to ask any more' },
  'in-the-future': { field: 'answered-day', text: 'The day must be today or before' },
  'already-ended': { text: 'This is answered already. Nothing was changed.' },
}

export const KNOWN = {
  fact: 'Fact',
  opinion: 'Professional opinion',
  hearsay: 'Hearsay',
  'child-words': 'The child’s own words',
} as const
