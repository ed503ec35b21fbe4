import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { GoOnRefusal, TransferState } from '../../model.ts'

/** What can be chosen on the page. */
export const CHOICES = ['accept', 'refuse', 'complete', 'withdraw'] as const
export type Choice = (typeof CHOICES)[number]

export const CONTENT = {
  out: 'A move away',
  in: 'A move to here',
  does: 'What do you record?',
  doesMissing: 'Choose what you record',
  answered: 'When was it answered?',
  answeredInvalid: 'Write the day of the answer, like 27 3 2026',
  answeredBy: 'Who answered there?',
  why: 'Why, and on what terms?',
  chair: 'Who chairs the conference that takes the plan over?',
  nobody: 'Choose who chairs it',
  completed: 'When was the hand-over complete?',
  completedInvalid: 'Write the day of the hand-over, like 27 3 2026',
  lookAgain: 'We would look again if …',
  lookAgainHint: 'It stands on the child’s page after the case is closed.',
  lookAgainFirst: 'the family comes back to live here',
  withdrawnWhy: 'Why was it a mistake?',
  button: 'Record it',
  over: 'Nothing more is to be recorded here.',
  decides: 'A manager of the children’s team decides what comes next.',
  conference: 'The conference that takes the plan over is not held yet. The hand-over can be completed after it.',
  help: 'What comes next',
} as const

export const STATES: Readonly<Record<TransferState, string>> = {
  noticed: 'Not answered yet',
  accepted: 'Accepted, not handed over yet',
  refused: 'Refused',
  complete: 'Handed over',
  withdrawn: 'Withdrawn: it was a mistake',
}

export const CHOICE_WORDS: Readonly<Record<'out' | 'in', Readonly<Record<Choice, string>>>> = {
  out: {
    accept: 'The other authority accepts',
    refuse: 'The other authority refuses',
    complete: 'The hand-over is complete',
    withdraw: 'This was a mistake: they do not move',
  },
  in: {
    accept: 'We accept',
    refuse: 'We refuse',
    complete: 'The hand-over is complete',
    withdraw: 'This was a mistake: they do not move here',
  },
}

export const STEPS = [
  'Until the hand-over is complete, the authority they come from is responsible.',
  'A child protection plan is taken over by a conference, within 15 working days of the notice.',
  'Visits go on meanwhile. Agree with the other authority who sees the child, and write it down.',
  'A mistake is withdrawn, not deleted: what was written stays, marked.',
] as const

export const REFUSALS: Readonly<Record<GoOnRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-entitled': { text: CONTENT.decides },
  'over-already': { text: 'Someone else has ended it meanwhile. Open this page again to see how' },
  'answered-already': { text: 'It was answered meanwhile. Open this page again to see it' },
  'not-accepted-yet': { field: 'does', text: 'Record the answer first. A hand-over follows an acceptance' },
  'answered-in-the-future': { text: 'The day of the answer is still to come. Write today or a day before' },
  'answered-before-the-notice': {
    text: 'The notice was not given yet. Write a day from the day of the notice, which stands above, up to today',
  },
  'no-reason': { text: 'Write why, and on what terms' },
  'nobody-answered': { text: 'Write who answered at the other authority' },
  'no-open-case': {
    text: 'A child who brings a plan has no open case here yet. Take on a contact and its referral first (source: another council); then accept',
  },
  'no-chair': { field: 'chair', text: 'Choose who chairs the conference' },
  'conference-not-held': { field: 'does', text: CONTENT.conference },
  'step-still-open': {
    field: 'does',
    text: 'A strategy discussion or an enquiry about one of them is still open. It ends first; then the case is handed over',
  },
  'completed-in-the-future': { field: 'completed-day', text: 'That day is still to come. Write today or a day before' },
  'completed-before-the-answer': {
    field: 'completed-day',
    text: 'It was not accepted yet. Write a day from the day of the answer, which stands above, up to today',
  },
  'completed-before-it-opened': {
    field: 'completed-day',
    text: 'Our case was not open yet. Write a day after it was opened',
  },
  'no-look-again': { field: 'lookAgain', text: 'Write what would make us look again' },
  'no-why': { field: 'withdrawnWhy', text: 'Write why it was a mistake' },
}
