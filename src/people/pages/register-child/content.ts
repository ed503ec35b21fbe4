import type { RegisterChildRefusal } from '../../registration/commands.ts'
import { NUMBER_OF_ANOTHER, REGISTRATION_FAULTS } from '../content.ts'
import type { Problem } from '../form.ts'

export const CONTENT = {
  title: 'Register a child',
  given: 'Given names',
  givenHint: 'Leave empty if not known, or not yet given.',
  family: 'Family name',
  familyHint: 'For an unborn child, the mother’s.',
  birthDate: 'Birth date',
  expectedOn: 'Or expected date, if not yet born',
  sex: 'Sex',
  lines: 'Address',
  linesHint: 'On one line, or “No fixed address”.',
  postcode: 'Postcode',
  number: 'NHS number or UPN',
  numberHint: 'If you have it. You can add it later.',
  carer: 'Who looks after the child at home?',
  carerHint: 'One name is enough now. Others are added on the next page.',
  carerKind: 'They are the child’s',
  choose: 'Choose',
  carerKindMissing: 'Say what this person is to the child',
  register: 'Register this child',
  helpHeading: 'What happens next',
  help: [
    'Everything may be completed later. Write what you know.',
    'The child gets one identifying number. If the national index does not answer now, the number follows by itself.',
    'Nothing about why you register the child leaves the council.',
  ],
  doneTitle: 'Child registered',
  numberIs: 'Identifying number',
  numberLater: 'The national index did not answer. The child is registered, and the number follows by itself.',
  provisional:
    'Too little is known yet for this number to be matched by itself. Complete the name and birth date when you can.',
  open: 'Open the record',
  notYours: 'The record opens once the child is allocated to you or your team.',
  again: 'Find another child',
} as const

/** What each refusal is called, and the field it belongs to. */
export const REFUSALS: Record<Exclude<RegisterChildRefusal, 'not-permitted' | 'not-searched'>, Problem> = {
  ...REGISTRATION_FAULTS,
  'number-of-another-child': NUMBER_OF_ANOTHER,
  'already-in-our-records': {
    text: 'The national index is certain that this child is in our records already. Search again, with the birth date',
  },
}
