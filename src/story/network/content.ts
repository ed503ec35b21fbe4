import type { AgencyKind, ConcernBand } from '../../child-index/contract-concerns.ts'
import type { AnswerOutcome, Urgency } from '../../concerns/sharing/contract.ts'
import type { AskRefusal, OutcomeRefusal } from '../../concerns/sharing/model.ts'
import type { Problem } from '../../entries/drafts/pages/form-page/form.ts'

export const CONTENT = {
  networkTitle: 'Who works with',
  networkHint: 'as the national index has it today',
  leads: 'Who leads the work',
  nobodyLeads: 'Nobody is written down. The social worker leads until somebody is.',
  setLead: 'Say who leads',
  ledger: 'Who was asked, and who answered',
  sealedTitle: 'Kept by an agency, sealed',
  sealedHint: 'What they say is the agency’s alone. You can ask for it, or ring.',
  noSealed: 'No agency keeps a sealed concern about this child.',
  sealedColumns: ['Kept by', 'How worried they are', 'Until', 'Whom to ring'],
  choose: 'Ask',
  ask: 'Ask those who are ticked',
  nobodyTicked: 'Tick whom you ask first.',
  noNumber: 'This child has no index number yet, so nobody else can be asked through the index.',
  noAnswer: 'The national index did not answer. Try again in a few minutes.',
  askTitle: 'Ask for what others know',
  purpose: 'What do you need it for?',
  purposeHint: 'In one sentence, as the family may read it',
  basis: 'On which ground in law?',
  asked: 'What do you ask?',
  urgency: 'When do you need the answer?',
  button: 'Send the request',
  askHelp: 'What becomes of it',
  askRules: [
    'Whoever holds it reads your words, your name and the ground, and shares, or says why sharing would harm the child more.',
    'What they share becomes part of the child’s story, with where it is from.',
    'It stays open in sight of all who work with the child until it is answered.',
  ],
  whom: 'Whom you ask',
  ledgerTitle: 'Asked and told',
  ledgerHint: 'Who was asked, who answered, who has not, who decided not to',
  openTitle: 'Not answered yet',
  sharedTitle: 'What was shared',
  refusedTitle: 'Decided not to share, or holds nothing',
  none: 'Nobody was asked about this child, and nobody told us anything unasked.',
  noneOpen: 'Nothing waits for an answer.',
  unasked: 'told unasked',
  undelivered: 'came to nobody: ring them',
  tellOutcome: 'Tell those who answered what came of it',
  outcome: 'What came of it',
  outcomeHint: 'The same words go to each. Write nothing that another of them told you.',
  outcomeWhom: 'Whom do you tell?',
  outcomeButton: 'Tell them',
  outcomeNone: 'Everyone who answered has been told what came of it.',
  outcomeHelp: 'Why we tell them',
  outcomeRules: [
    'Whoever hears what came of what they told tells again.',
    'They read your words, your name and your title, on their own page. They are not asked anything.',
    'It is said once to each.',
  ],
  network: 'See who works with the child, and ask',
  unanswered: 'What agencies have not answered, for all children',
  needsBasis: 'Choose the ground in law',
  needsUrgency: 'Choose when you need the answer',
} as const

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  today: 'Today: the child may be in danger',
  soon: 'By the next working day',
  usual: 'In the usual time',
}

export const OUTCOME_WORDS: Readonly<Record<AnswerOutcome, string>> = {
  shared: 'Shared',
  refused: 'Decided not to share, because it would harm the child more',
  'nothing-held': 'Holds nothing more',
}

export const AGENCY_WORDS: Readonly<Record<AgencyKind, string>> = {
  'childrens-services': 'Children’s services',
  health: 'A health service',
  education: 'A school or early years',
  'early-help': 'Family help',
  police: 'Police',
  probation: 'Probation',
  housing: 'Housing',
  voluntary: 'A voluntary body',
  other: 'Another agency',
}

export const BAND_WORDS: Readonly<Record<ConcernBand, string>> = {
  unsure: 'Unsure',
  worried: 'Worried',
  'very-worried': 'Very worried',
}

export const OUTCOME_REFUSALS: Readonly<Record<OutcomeRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { field: 'request', text: 'Tick whom you tell' },
  'nothing-written': { field: 'words', text: 'Write what came of it' },
  'too-long': { field: 'words', text: 'Write at most 2,000 characters: the rest belongs in the child’s story' },
}

export const ASK_REFUSALS: Readonly<Record<AskRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'nobody-chosen': { text: 'Choose whom you ask first, on the page of who works with the child.' },
  'no-purpose': { field: 'purpose', text: 'Write what you need it for' },
  'nothing-asked': { field: 'asked', text: 'Write what you ask' },
  'no-such-basis': { field: 'basis', text: 'Choose the ground in law' },
}
