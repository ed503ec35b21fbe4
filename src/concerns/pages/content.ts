import type { Instant } from '../../kernel/instant.ts'
import { inWordsAt, londonDayOf } from '../../kernel/instant.ts'
import type { ClockState } from '../../platform/govuk/record.tsx'
import type { Account, ChildAsGiven, Concern } from '../model.ts'
import { type Standing, standingOf } from '../rules.ts'

/** What a child is called on the pages of whoever raised a concern: as they gave them. */
export function nameAsGiven({ given, family, number }: ChildAsGiven): string {
  return `${given} ${family}`.trim() || (number ? 'A child known by number' : 'A child')
}

/** Who says how they see a concern. */
export const SAID_BY: Readonly<Record<Account['saidBy'], string>> = {
  child: 'The child',
  parent: 'A parent',
  other: 'Someone else',
}

/** Where a concern stands, in a few words. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  kept: 'Kept sealed in your agency',
  lapsed: 'Its day has come. It ends, unless you say that it still stands',
  sent: 'Sent; on its way to the front door',
  received: 'At the front door',
  answered: 'Answered',
  ended: 'Ended',
}

const OUTCOMES: Readonly<Record<string, string>> = {
  referral: 'Children’s social care has taken it on as a referral',
  'existing-case': 'Passed to the social worker who already works with the child',
  'early-help': 'The family is to be offered early help',
  advice: 'Advice or information was given',
  'no-further-action': 'Children’s social care will do no more for now',
}

/** What came of a concern, as its author reads it. */
export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome
}

export type ClockShown = { readonly by: string; readonly words: string; readonly state: ClockState }

/** The clock of a concern that waits for an answer: by when a manager decides, and how near that is; undefined while none runs. */
export function clockOf(concern: Concern, at: Instant): ClockShown | undefined {
  if (standingOf(concern, londonDayOf(at)) !== 'received' || concern.decideBy === null) return undefined
  const by = `a manager decides by ${inWordsAt(concern.decideBy)}`
  if (at > concern.decideBy) return { by, words: 'late', state: 'late' }
  return { by, words: londonDayOf(concern.decideBy) === londonDayOf(at) ? 'today' : 'tomorrow', state: 'soon' }
}
