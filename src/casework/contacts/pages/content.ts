import { inWords } from '../../../kernel/calendar-day.ts'
import type { ChildAsGiven, ContactDecision, KnownBy } from '../model.ts'

/** What a child not yet found is called: as the source gave them. */
export function nameAsGiven({ given, family, number }: ChildAsGiven): string {
  return `${given} ${family}`.trim() || (number ? `A child with the number ${number}` : 'A child without a name')
}

/** Everything the source told of who the child is. */
export function identityAsGiven(child: ChildAsGiven): string {
  const { birthDate, postcode, number } = child
  const parts = [
    birthDate ? `born ${inWords(birthDate)}` : 'birth date not given',
    postcode ? `lives at ${postcode}` : '',
    number ? `number ${number}` : '',
  ]
  return [nameAsGiven(child), ...parts.filter(Boolean)].join(', ')
}

export const KNOWN_WORDS: Readonly<Record<KnownBy, string>> = {
  saw: 'They saw or heard it',
  'child-told': 'The child told them',
  'someone-else': 'Someone else told them',
}

/** What each decision means, under its choice. */
export const DECISION_HINTS: Readonly<Record<ContactDecision, string>> = {
  referral: 'Children’s social care takes a closer look. The response is decided within one working day.',
  'existing-case': 'Someone works with this child already: it goes into the record they work from.',
  'early-help': 'The family is offered help short of social care.',
  advice: 'An answer is enough.',
  'no-further-action': 'Nothing more is done now. What was said stays on record.',
}
