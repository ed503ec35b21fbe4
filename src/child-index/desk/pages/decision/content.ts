import type { Proposal } from '../../../contract-desk.ts'

export const CONTENT = {
  title: 'Do you agree?',
  yourTitle: 'You have proposed this',
  settledTitle: 'What was decided',
  proposed: 'What is proposed',
  effect: 'If you agree',
  effectDone: 'What it did',
  decision: 'Your decision',
  agree: 'Agree: do it now',
  decline: 'Decline: change nothing',
  withdraw: 'Withdraw it',
  withdrawHint: 'Another operator must agree or decline. Until then you can withdraw it.',
  choose: 'Choose whether you agree',
  reason: 'Why, in a sentence',
  record: 'Record decision',
  child: 'The child',
  history: 'History',
  from: 'Proposed by',
  toPair: 'The pair in the queue',
  undo: 'Undo this',
  undoHint: 'Undoing is a decision of its own: you say why, and a second person agrees.',
  newNumber: 'The new number is',
} as const

/** What became of it: "Agreed by you on 30 November 2026 at 05:40". */
export function settledInWords(state: Proposal['state'], by: string, when: string): string {
  const what = { agreed: 'Agreed and done', declined: 'Declined', withdrawn: 'Withdrawn', waiting: 'Waiting' }[state]
  return `${what} by ${by} on ${when}`
}
