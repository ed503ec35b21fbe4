import { AUTHORITIES, PRACTICE_AUTHORITIES } from '../../../statute/authorities.ts'
import type { Standing } from '../../search/model.ts'
import { NOT_YOURS } from '../content.ts'

export const CONTENT = {
  title: 'Find a child',
  name: 'Name',
  nameHint: 'Given name and family name, in either order. The start of a name will do.',
  number: 'Number',
  numberHint: 'Index number, NHS number, UPN or our own reference',
  birthDate: 'Birth date',
  postcode: 'Postcode',
  find: 'Find',
  nothing: 'Give a name of at least two letters, a number, a birth date or a postcode',
  ownHeading: 'In our own records',
  none: 'No child in our records fits.',
  elsewhereHeading: 'In the national index, not in our records',
  noneElsewhere: 'The national index knows no other child who fits.',
  tooLittle: 'The national index was not asked: it needs a name with a birth date or a postcode, or a number.',
  unavailable: 'The national index did not answer. What is shown is from our own records only. Try again later.',
  notYours: NOT_YOURS,
  open: 'Open in an emergency',
  registerHeading: 'Not here?',
  register: 'Register this child',
  registerHint: 'What you searched for is filled in for you.',
  helpHeading: 'How to find a child',
  help: [
    'Spelling may be wrong: names that sound alike are found too.',
    'Former names and addresses are searched as well as present ones.',
    'At most 20 children are shown. Add a birth date or postcode to narrow it.',
    'Every search is kept, with your name.',
  ],
} as const

const PLANS: Record<Standing['plans'][number], string> = {
  'child-protection': 'Child protection plan',
  care: 'Looked after',
  'child-in-need': 'Child in need plan',
  pathway: 'Pathway plan',
  'family-help': 'Family help',
}

/** How we stand to a child, in a word or two, what weighs most first. */
export function statusInWords({ plans, isOpen, wasOpen }: Standing): string {
  const current = Object.entries(PLANS).flatMap(([kind, words]) => (plans.some((plan) => plan === kind) ? [words] : []))
  if (current.length > 0) return current.join(', ')
  return isOpen ? 'Open' : wasOpen ? 'Closed' : 'Not open'
}

/** Why the index was not asked: too much was asked of it, and for how long it is not asked again. */
export function budgetSpent(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes < 120 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${Math.ceil(minutes / 60)} hours`
  return `The national index has been asked as often as it may be for now. Try again in ${wait}. What is shown is from our own records only. If a child is in danger, ring the front door.`
}

/** "Eastholt" for 991; the code itself for one we do not know. */
export function authorityInWords(code: string): string {
  return [...AUTHORITIES, ...PRACTICE_AUTHORITIES].find((authority) => authority.code === code)?.name ?? code
}
