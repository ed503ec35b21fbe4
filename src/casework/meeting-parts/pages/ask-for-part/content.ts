import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { AskRefusal, PartKind, TakeBackRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Ask for their part',
  person: 'Who is asked',
  seat: 'From where do they write it?',
  seatHint: 'From their own seat they find it under “Asked of me”. Whoever has none gets a secure link.',
  byLink: 'By a secure link: they have no seat here',
  question: 'What do you ask of them?',
  questionHint:
    'They read this. By a secure link they see only this, and the child’s first name: write nothing of the case here.',
  by: 'By when?',
  byMissing: 'Write the day, like 27 3 2026',
  ask: 'Ask them',
  asked: 'They are asked for it by',
  fromSeat: 'They write it from their own seat.',
  sent: 'It came on',
  over: 'The meeting was held or called off, or its kind asks for no part: nobody can be asked any more.',
  link: 'The secure link',
  linkNone: 'No link is made yet.',
  linkOpen: 'A link works until',
  linkUsed: 'The link was used on',
  linkOver: 'The last link works no more.',
  makeLink: 'Make a new link',
  revoke: 'Let the link work no more',
  madeTitle: 'The link is made',
  made: 'Copy it now: it is shown this once, and kept nowhere. Send it to them yourself, by a way you trust.',
  madeUntil: 'It works once, until',
  back: 'Back to what is asked of them',
  takeBack: 'Take it back',
  why: 'Why is it not needed any more?',
  meeting: 'Back to the meeting',
  help: 'How it works',
  rows: [
    'What they write stands with the meeting and in each child’s story, with their name. It is never changed.',
    'They put corrections beside it themselves.',
    'The minutes you send reach them here too. If they do not agree with what was decided, they say so beside it.',
  ],
} as const

/** What is asked, unless somebody writes it otherwise. */
export const QUESTIONS: Readonly<Record<PartKind, string>> = {
  'conference-report': 'What do you know of the child, and what do you recommend?',
  'discussion-information': 'What do you know that matters for the child’s safety?',
  'core-group-contribution': 'What have you done since we last met, and what has changed for the child?',
}

export const REFUSALS: Readonly<Record<AskRefusal | TakeBackRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'no-part': { text: CONTENT.over },
  over: { text: CONTENT.over },
  'asked-already': { text: 'They are asked already.' },
  'nothing-asked': { field: 'question', text: 'Write what you ask of them' },
  'after-the-meeting': { field: 'by-day', text: 'It is needed before the meeting, or on its day at the latest' },
  'by-has-passed': { field: 'by-day', text: 'This day has passed' },
  'sent-already': { text: 'They have sent it already: it stays.' },
  'no-reason': { field: 'why', text: 'Write why it is not needed any more' },
}
