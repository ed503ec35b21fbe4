import type { Problem } from '../../../../people/pages/form.ts'
import type { IdentifyRefusal } from '../../model.ts'

export const CONTENT = {
  title: 'Who is this child?',
  back: 'Back to the contact',
  given: 'As they gave the child:',
  ownHeading: 'In our own records',
  elsewhereHeading: 'In the child index, not in our records',
  elsewhereNone: 'The child index has nobody like this child.',
  elsewhereTooLittle: 'Too little is known to ask the child index.',
  elsewhereAway:
    'The child index did not answer. You can register the child all the same; the number follows by itself.',
  elsewhereHint: 'Register the child below. If the index is certain that it is one of these, the same number is used.',
  certain: 'Surely this child',
  perhaps: 'Perhaps this child',
  noAuthority: 'No council named',
  registerHeading: 'Register this child',
  givenName: 'Given names',
  family: 'Family name',
  birthDate: 'Birth date',
  expectedOn: 'Or expected date, if not yet born',
  sex: 'Sex',
  lines: 'Address',
  postcode: 'Postcode',
  number: 'NHS number or UPN',
  register: 'Register this child',
} as const

export const IDENTIFY_REFUSALS: Readonly<Record<Exclude<IdentifyRefusal, 'not-permitted' | 'not-found'>, Problem>> = {
  'already-decided': { text: 'This contact was decided already.' },
  'already-identified': { text: 'Someone said who the child is before you. Go back to the contact to see.' },
  'no-such-child': { text: 'This child is not in our records. Choose again, or register the child.' },
}
