import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { MinutesRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Minutes',
  text: 'What was said and agreed',
  textHint: 'Plain words: the family reads this too.',
  state: 'Are they ready?',
  draft: 'Keep them as a draft',
  send: 'They were sent out',
  sendHint: 'From then on they are a record and cannot be changed.',
  stateMissing: 'Choose whether to keep a draft, or whether they were sent',
  sentOn: 'When were they sent?',
  sentOnInvalid: 'Write the day they were sent, like 27 3 2026',
  sentTo: 'To whom? Think about who may know the address, or what a child said.',
  button: 'Keep the minutes',
  notHeld: 'Minutes are written after the meeting was held.',
  sent: 'These minutes were sent, and are a record.',
  decided: 'What was decided',
  nothingDecided: 'Nothing is written down as decided.',
} as const

export const REFUSALS: Readonly<Record<MinutesRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'not-held': { text: CONTENT.notHeld },
  'someone-else-wrote': {
    text: 'Someone else kept minutes here while you wrote. Nothing was sent: open them again to see both.',
  },
  'sent-already': { text: 'These minutes were sent already. What was wrong in them is put right in the story.' },
  'nothing-written': { field: 'text', text: 'Write the minutes' },
  'sent-in-the-future': { field: 'sent-day', text: 'The day they were sent must be today or before' },
  'sent-before-the-meeting': { field: 'sent-day', text: 'The minutes cannot have been sent before the meeting' },
  'sent-to-nobody': { field: 'sentTo', text: 'Choose whom they were sent to' },
}
