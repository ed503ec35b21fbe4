import type { DuplicateInFull } from '../../../contract-desk.ts'
import { countedInWords, LIKELIHOODS } from '../content.ts'
import { likelihoodOf } from '../rules.ts'

export const CONTENT = {
  title: 'Are these the same child?',
  next: 'Next one',
  queue: 'All possible duplicates',
  together: 'Taken together',
  effect: 'If you say “the same”',
  decision: 'Your decision',
  same: 'The same child',
  notSame: 'Not the same, and never offer again',
  reason: 'Why, in a sentence',
  record: 'Record decision',
  secondPerson: '“The same” waits for a second operator.',
  choose: 'Choose what you decide',
  weights: 'Weights and version',
  notes: 'Notes',
  waiting: 'A second operator must agree',
  waitingHint: 'Nothing changes until then.',
  toProposal: 'Look at the proposal',
  settled: 'Settled',
  settledHint:
    'Somebody has decided on this pair. What was decided stands in the history of either child, and can be undone there.',
  history: 'History',
  noEffect: 'The two can no longer be put under one number as they are. Their histories say why.',
} as const

/** Where a pair stands in the queue: "3 of 12 waiting, for 2 days"; one asked about waits for no operator. */
export function placeInWords(
  { position, of, state }: Pick<DuplicateInFull, 'position' | 'of' | 'state'>,
  wait: string,
): string {
  if (state === 'settled') return ''
  return state === 'asked'
    ? `Waiting for the authorities, for ${wait} · `
    : `${position} of ${of} waiting, for ${wait} · `
}

/** "Ask Eastholt and Aldermere first". */
export function askInWords(authorities: string): string {
  return `Ask ${authorities} first`
}

/** How sure it is, the fields on either side, and how near the next child comes. */
export function togetherInWords(
  {
    probability,
    objections,
    outcome,
    margin,
  }: Pick<DuplicateInFull, 'probability' | 'objections' | 'outcome' | 'margin'>,
  counts: { readonly for: number; readonly against: number },
): { readonly verdict: string; readonly rest: string } {
  const speaking = countedInWords(counts.for, 'field speaks', 'fields speak')
  const against = counts.against === 0 ? 'none' : countedInWords(counts.against, '', '').trim()
  const fields = `${speaking[0]?.toUpperCase()}${speaking.slice(1)} for it, ${against} against.`
  const likelihood = likelihoodOf({ probability, outcome }, objections.length > 0)
  return { verdict: `${LIKELIHOODS[likelihood]}.`, rest: `${fields} ${nextInWords(margin)}` }
}

/** In bits; at 6 the next child is 64 times less likely. */
function nextInWords(margin: number | null): string {
  if (margin === null) return 'No other child comes near.'
  if (margin >= 6) return 'The nearest other child is far behind.'
  return margin > 0 ? 'Another child is nearly as near: look at both.' : 'Another child is nearer: look at both.'
}
