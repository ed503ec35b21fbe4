import type { Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { SendRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Write your part',
  about: 'About',
  for: 'For',
  asks: 'What is asked of you',
  asksWho: 'Asked by',
  by: 'By',
  until: 'This link works until',
  send: 'Send',
  keep: 'Keep, and go on later',
  kept: 'What you wrote is kept. Open this link again to go on.',
  hint: 'Nobody reads it before you send it. It is sent once; then this link works no more.',
  ring: 'Questions? Ring',
  sentTitle: 'It is sent',
  sent: 'Thank you. What you wrote is with whoever asked you. This link works no more.',
  sentWrong: 'If something in it is wrong, ring',
  overTitle: 'This link leads nowhere any more',
  over: 'It was used already, its time is over, or it was taken back.',
  overRing: 'Ring children’s social care, and ask for whoever sent it to you:',
  overNoRing: 'Ring whoever sent it to you, and ask for another.',
  written: 'What you wrote just now was not sent, and nobody has read it. Copy it, or read it to them:',
  boxes: { words: true, strengths: true, worries: true, childWords: true, recommendation: true },
} as const

export const REFUSALS: Readonly<Record<SendRefusal, Problem | 'not-there'>> = {
  'not-found': 'not-there',
  'sent-already': 'not-there',
  'nothing-written': { field: 'words', text: 'Write what you know. What is in the other boxes is kept.' },
  'too-long': { text: 'This is too long to send. Write less than 20,000 characters in each box.' },
}
