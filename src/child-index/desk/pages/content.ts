import type { Problem } from '../../../entries/drafts/pages/form-page/form.ts'
import { counted } from '../../../kernel/counted.ts'
import { formatIndexNumber, type IndexNumber } from '../../../kernel/index-number.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Moment } from '../../../kernel/moment.ts'
import { authorityName } from '../../../statute/authorities.ts'
import type { DeskRefusal, Duplicate } from '../../contract-desk.ts'
import type { IdentitySummary, NumberState } from '../../contract-identity.ts'
import { dayInNumbers, type Likelihood } from './rules.ts'

// Words that several pages of the desk use.

/** "Aldermere", "Aldermere and Eastholt", "Aldermere, Eastholt and Hull"; "nobody" for none. */
export function authoritiesInWords(codes: readonly string[]): string {
  return inARow(codes.map(authorityName)) || 'nobody'
}

/** "one", "one and two", "one, two and three"; '' for none. */
export function inARow(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last
}

/** The number as people read it: K7X 4PD 93HT. */
export function numberInWords(number: string): string {
  return formatIndexNumber(number as IndexNumber)
}

/** What a child is called; what is said when no name is known. */
export function nameInWords({ given, family }: Pick<IdentitySummary, 'given' | 'family'>): string {
  return `${given} ${family}`.trim() || 'No name known'
}

/** "born 08/11/2018, girl, AL4", as much of it as is known. */
export function whoInWords({ birthDate, birthDateKnown, sex, postcodeDistrict }: IdentitySummary): string {
  const year = birthDateKnown === 'year' ? birthDate?.slice(0, 4) : undefined
  const born = birthDate ? `born ${year ?? dayInNumbers(birthDate)}` : 'birth date not known'
  return [born, SEX[sex].toLowerCase(), postcodeDistrict].filter(Boolean).join(', ')
}

export const SEX = { F: 'Girl', M: 'Boy', U: 'Sex not known' } as const

export const STATES: Readonly<Record<NumberState, string>> = {
  provisional: 'Provisional: too little was known when the number was given',
  confirmed: '',
}

/** How long something has waited: "today", "since yesterday", "12 days". */
export function waitInWords(since: Instant, now: Moment): string {
  const hours = (Date.parse(now.at) - Date.parse(since)) / 3_600_000
  const days = Math.floor(hours / 24)
  if (hours < 1) return 'less than an hour'
  if (days < 1) return counted(Math.floor(hours), 'hour')
  return days < 60 ? counted(days, 'day') : counted(Math.floor(days / 30), 'month')
}

/** "no fields", "one field", "six fields"; from ten on in figures. */
export function countedInWords(count: number, what: string, many = `${what}s`): string {
  const word = SMALL_NUMBERS[count] ?? count.toLocaleString('en-GB')
  return `${word} ${count === 1 ? what : many}`
}

/** How likely two records are one child, in words: no number is shown where a person decides. */
export const LIKELIHOODS: Readonly<Record<Likelihood, string>> = {
  several: 'Several children fit',
  'very-probably-one': 'Very probably one child',
  'probably-one': 'Probably one child, not surely',
  'perhaps-one': 'Perhaps one child',
  'probably-two': 'Probably two children',
}

export const DUPLICATE_STATES: Readonly<Record<Duplicate['state'], string>> = {
  waiting: 'Waiting',
  asked: 'Authorities asked',
  proposed: 'Second person needed',
  settled: 'Settled',
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** What is said when the reason is missing or too long. */
export const REASON_PROBLEM: Problem = {
  field: 'reason',
  text: 'Say why, in a sentence of at most 1,000 characters',
}

const LOOK_AGAIN = 'Nothing was changed.'

/** What each refusal of the desk is called; `not-there` shows nothing but that. */
export const REFUSALS: Readonly<Record<DeskRefusal, Problem | 'not-there'>> = {
  'asked-not-complete': 'not-there',
  'not-an-operator': 'not-there',
  'not-found': 'not-there',
  unavailable: {
    text: 'The index did not answer. What you wrote is kept. Wait a minute, and send it again.',
  },
  'number-not-valid': { field: 'number', text: 'That is no index number: check each character' },
  'reason-missing': REASON_PROBLEM,
  'same-child-twice': { field: 'number', text: 'That is the same child. Give the other number' },
  'no-longer-active': {
    text: `One of the two numbers has been retired, sealed or withdrawn meanwhile. ${LOOK_AGAIN} Look at both children again.`,
  },
  'said-not-to-be-the-same': {
    text: `People have decided that these are two children. ${LOOK_AGAIN} Two people must reverse that first, on the page of either child.`,
  },
  'another-proposal-waits': {
    text: `Another decision about one of these children waits for a second person. ${LOOK_AGAIN} Settle that one first, under Decisions.`,
  },
  'second-person-needed': {
    text: `You proposed this, so another operator must agree or decline. ${LOOK_AGAIN} You can withdraw it.`,
  },
  'already-settled': { text: `Somebody has settled this already. ${LOOK_AGAIN} The page shows how it stands now.` },
  'child-shielded': {
    text: `One of the two children is shielded, so nobody else may be asked: the question would tell them of the child. ${LOOK_AGAIN} Ask the responsible authority by telephone, and decide on what they say.`,
  },
  'changed-since': {
    text: `The child’s record has changed since you opened this page. ${LOOK_AGAIN} What is shown now is new: read it, and send again.`,
  },
  'not-merged': { text: `These two are not one number now. ${LOOK_AGAIN} Look at the child’s history again.` },
  'nothing-to-split': {
    field: 'assertionIds',
    text: 'Choose at least one record that goes, and leave at least one that stays',
  },
  'not-provisional': {
    text: `That number is not provisional: enough is known of the child. ${LOOK_AGAIN} If both are one child, put the two numbers together instead.`,
  },
  'still-in-use': {
    text: `Somebody works with this child, or has a sealed concern, so the number stands for someone. ${LOOK_AGAIN} Ask them first.`,
  },
  'nothing-to-restore': { text: `This number is in use, so there is nothing to give back. ${LOOK_AGAIN}` },
  'too-little-to-go-by': {
    field: 'words',
    text: 'Give a number, or at least the first two letters of a name; no stars or question marks in their place',
  },
  'too-many-at-once': { text: `That is too much to do at once. ${LOOK_AGAIN} Do it in parts.` },
}
