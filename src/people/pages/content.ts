import { inWords } from '../../kernel/calendar-day.ts'
import { type Instant, inWordsAt } from '../../kernel/instant.ts'
import type { PeriodRefusal } from '../identity/rules.ts'
import type { Period, Person, RelationshipKind, Tie } from '../model.ts'
import type { RegistrationFault } from '../registration/model.ts'
import type { Problem } from './form.ts'

// Words that several of the room's pages use.

export const SEX: Record<Person['sex'], string> = { F: 'Female', M: 'Male', U: 'Not known' }

export const TIES: Record<Tie, string> = {
  mother: 'Mother',
  father: 'Father',
  parent: 'Parent',
  'adoptive-parent': 'Adoptive parent',
  'step-parent': 'Step-parent',
  grandparent: 'Grandparent',
  sibling: 'Brother or sister',
  'half-sibling': 'Half-brother or half-sister',
  'step-sibling': 'Step-brother or step-sister',
  'aunt-or-uncle': 'Aunt or uncle',
  carer: 'Carer',
  'foster-carer': 'Foster carer',
  partner: 'Partner',
  'former-partner': 'Former partner, separated',
  spouse: 'Husband or wife',
  divorced: 'Divorced from them',
  other: 'Someone else',
  child: 'Child',
  'adopted-child': 'Adopted child',
  'step-child': 'Step-child',
  grandchild: 'Grandchild',
  'niece-or-nephew': 'Niece or nephew',
  'cared-for': 'Cared for by them',
  'foster-child': 'Foster child',
}

/** Whom a child has around them; partners and spouses are of adults. */
export const AROUND_A_CHILD: readonly RelationshipKind[] = [
  ...(['mother', 'father', 'parent', 'adoptive-parent', 'step-parent', 'grandparent', 'aunt-or-uncle'] as const),
  ...(['carer', 'foster-carer', 'sibling', 'half-sibling', 'step-sibling', 'other'] as const),
]

/** Whom an adult around a child has around them: `child` is a son or daughter. */
export const AROUND_AN_ADULT: readonly (RelationshipKind | 'child')[] = [
  ...(['mother', 'father', 'parent', 'adoptive-parent', 'step-parent', 'spouse', 'partner', 'former-partner'] as const),
  ...(['divorced', 'sibling', 'half-sibling', 'step-sibling', 'child', 'other'] as const),
]

export const NOT_YOURS = 'You do not work with this child. Ring'

export const DATE_HINT = 'For example, 3 11 2018'

export const DATE_WRONG = 'Enter a real date, such as 3 11 2018'

const UPN_LOOKS = 'A UPN has 13 characters: a letter, then 12 digits, the last sometimes a letter.'

/** What each fault is called, and the field it belongs to. */
export const REGISTRATION_FAULTS: Record<RegistrationFault, Problem> = {
  'birth-date-in-the-future': {
    field: 'birthDate-day',
    text: 'The birth date is still to come. For an unborn child give the expected date instead',
  },
  'born-and-expected': { field: 'expectedOn-day', text: 'Give a birth date or an expected date, not both' },
  'expected-date-too-far': {
    field: 'expectedOn-day',
    text: 'The expected date is more than 40 weeks away. Check the year',
  },
  'expected-date-long-past': {
    field: 'expectedOn-day',
    text: 'The expected date is more than 6 weeks past. If the child was born, give the birth date',
  },
  'no-name-and-no-identifier': {
    field: 'given',
    text: 'Give at least one name, or a number the child is known by',
  },
  'child-too-old': { field: 'birthDate-day', text: 'This birth date makes the child older than 25. Check the year' },
  'adult-too-old': { field: 'birthDate-day', text: 'This birth date makes the person older than 120. Check the year' },
  'postcode-wrong': { field: 'postcode', text: 'The postcode is not complete. It looks like AM1 2BC' },
  'nhs-number-wrong': {
    field: 'number',
    text: 'The NHS number is not right: it has 10 digits, and the last must fit the others. Check it for a slip',
  },
  'upn-not-thirteen-characters': { field: 'number', text: `The UPN is too short or too long. ${UPN_LOOKS}` },
  'upn-wrong-check-letter': {
    field: 'number',
    text: 'The first letter of the UPN does not fit the rest. Check it for a slip',
  },
  'upn-unknown-authority': { field: 'number', text: 'Characters 2 to 4 of the UPN are no council’s number' },
  'upn-not-all-digits': { field: 'number', text: `There is a letter in the middle of the UPN. ${UPN_LOOKS}` },
  'upn-wrong-last-character': { field: 'number', text: 'The last character of the UPN cannot be right' },
}

export const NUMBER_OF_ANOTHER: Problem = {
  field: 'number',
  text: 'Another child in our records has this number. Search for the number to see who',
}

/** Why a search was not made, and when one may go on. */
export function tooManySearches(again: Instant): Problem {
  return {
    text: `You have searched as often as one person may within an hour. You can search again on ${inWordsAt(again)}`,
  }
}

export const PERIOD_FAULTS: Record<PeriodRefusal, Problem> = {
  'from-in-the-future': { field: 'fromOn-day', text: 'This date is still to come. Record it once it has happened' },
  'from-before-the-last': {
    field: 'fromOn-day',
    text: 'This date is before the one recorded last began. Check the year',
  },
}

/** "since 3 May 2024", "3 May 2024 to 1 June 2025", or that it is not known. */
export function periodInWords({ fromOn, toOn }: Period): string {
  const from = fromOn === null ? '' : `since ${inWords(fromOn)}`
  if (toOn === null) return from || 'since when is not known'
  return fromOn === null ? `until ${inWords(toOn)}` : `${inWords(fromOn)} to ${inWords(toOn)}`
}
