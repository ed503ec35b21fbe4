import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { NoteRefusal, SendRefusal } from '../../model.ts'

export const CONTENT = {
  about: 'About',
  asks: 'What is asked of you',
  meeting: 'For',
  asksWho: 'Asked by',
  by: 'By',
  ring: 'Questions? Ring',
  send: 'Send',
  sentOn: 'You sent this on',
  sentHint: 'It stands with the meeting as it is. What needs putting right is put beside it.',
  notes: 'What you said afterwards',
  kinds: { correction: 'A correction', dissent: 'I do not agree with what was decided' },
  kindMissing: 'Choose what it is',
  note: 'What do you want to say?',
  noteKind: 'What is it?',
  addNote: 'Put it beside',
  minutes: 'The minutes',
  minutesSent: 'Sent to you on',
  noMinutes: 'None were sent to you yet.',
  help: [
    'Facts first, then what you make of them. Say how you know.',
    'The family reads it before the meeting. Nothing in it should be new to them there.',
    'It is sent once. Until then only you can read it.',
  ],
  helpHeading: 'How it is used',
} as const

export const REFUSALS: Readonly<Record<SendRefusal | NoteRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'sent-already': { text: 'You sent this already. What you wrote now is kept for you; put it beside as a correction.' },
  'not-sent': { text: 'It is not sent yet, so there is nothing to put beside it.' },
  'nothing-written': { text: 'Write something first' },
  'too-long': { text: 'This is too long to send. Write less than 20,000 characters in each box.' },
  'nothing-to-dissent-from': {
    field: 'kind',
    text: 'No minutes were sent to you yet. Tell the chair, or put a correction.',
  },
}
