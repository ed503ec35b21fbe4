import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { DeskAct, Person, Proposal, SettleRequest } from '../contract-desk.ts'

/**
 * Whether this person may settle a proposal so. Whoever proposed may only withdraw, from whatever seat; everyone else may
 * agree or decline. What is settled stays settled; said again by the same person it is the same act.
 */
export function mayBeSettled(
  { state, proposedBy, settledBy }: Proposal,
  verdict: SettleRequest['verdict'],
  { userId }: Person,
): Outcome<'settled' | 'repeated', 'second-person-needed' | 'already-settled'> {
  if (state !== 'waiting') {
    return state === verdict && settledBy?.userId === userId ? accepted('repeated') : refused('already-settled')
  }
  const isProposer = proposedBy.userId === userId
  return isProposer === (verdict === 'withdrawn') ? accepted('settled') : refused('second-person-needed')
}

/** Whether words were given, as a reason or a question, that can be kept and read: some, at most 4,000 characters. */
export function areWords(text: string): boolean {
  return text.trim() !== '' && text.length <= MOST_LETTERS && !UNREADABLE.test(text)
}

/** Whether an act proposed under an id held already is the same proposal, sent again. */
export function sameProposal({ act, proposedBy }: Proposal, sent: DeskAct, { userId }: Person): boolean {
  return proposedBy.userId === userId && textOf(act) === textOf(sent)
}

const MOST_LETTERS = 4000
/** Control characters besides the ends of lines and tabs, halves of characters, marks that turn text about. */
const UNREADABLE = /[^\P{Cc}\r\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u

function textOf(act: DeskAct): string {
  return JSON.stringify(Object.entries(act).sort(([one], [other]) => (one < other ? -1 : 1)))
}
