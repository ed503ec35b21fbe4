import type { CompletionRefusal, MoveRefusal } from '../../identity/commands.ts'
import type { BirthRefusal } from '../../identity/rules.ts'
import type { IdentifierSystem, PersonName } from '../../model.ts'
import { NUMBER_OF_ANOTHER, PERIOD_FAULTS, REGISTRATION_FAULTS } from '../content.ts'
import type { Problem } from '../form.ts'

export const CONTENT = {
  title: 'Who this is:',
  back: 'Back to the record',
  people: 'People around the child',
  names: 'Names',
  noNames: 'No name is known yet.',
  addresses: 'Addresses',
  noAddresses: 'No address is known yet.',
  numbers: 'Numbers',
  noNumber: 'No number yet: the national index is still to be asked.',
  indexNumber: 'Identifying number',
  mistaken: 'written by mistake',
  given: 'Given names',
  family: 'Family name',
  lines: 'Address',
  postcode: 'Postcode',
  number: 'NHS number or UPN',
  sex: 'Sex',
  birthDate: 'Birth date',
  nameFrom: 'Since when?',
  nameFromHint: 'Leave empty if the old name was a slip of the pen.',
  moveFrom: 'When did they move?',
  moveFromHint: 'Leave empty if the old address was a slip of the pen.',
  together: 'Who moved too?',
  togetherHint: 'Of the children at home, only those you work with are listed.',
  completeHeading: 'Complete who this is',
  completeHint: 'This child is known by number alone. The number stays the same.',
  complete: 'Save',
  nameHeading: 'Change of name',
  changeName: 'Change the name',
  moveHeading: 'Change of address',
  move: 'Change the address',
  birthHeading: 'The baby is born',
  birth: 'Record the birth',
  numberHeading: 'Add a number',
  addNumber: 'Add this number',
  numberMissing: 'Give the number',
  birthDateMissing: 'Give the birth date',
  nothingGiven: 'Give at least one answer',
  readOnly: 'You can read this, but not change it.',
} as const

export const USES: Record<PersonName['use'], string> = {
  current: 'Name',
  former: 'Former name',
  alias: 'Also known as',
}

export const SYSTEMS: Record<IdentifierSystem, string> = {
  nhs: 'NHS number',
  upn: 'UPN',
  'former-upn': 'Former UPN',
  local: 'Our reference',
  'previous-index': 'Earlier index number',
}

/** What each refusal is called, and the field it belongs to. */
export const REFUSALS: Record<Exclude<CompletionRefusal | MoveRefusal | BirthRefusal, 'not-found'>, Problem> = {
  ...REGISTRATION_FAULTS,
  ...PERIOD_FAULTS,
  'birth-date-in-the-future': { field: 'birthDate-day', text: 'The birth date is still to come. Check it' },
  'name-missing': { field: 'given', text: 'Give at least one name' },
  'same-name': { field: 'given', text: 'This is the name we have already' },
  'name-known': { field: 'given', text: 'A name is known already. Record a change of name instead' },
  'address-missing': { field: 'lines', text: 'Give the address, or at least the postcode' },
  'same-address': { field: 'lines', text: 'This is the address we have already' },
  'number-of-another-child': NUMBER_OF_ANOTHER,
  'moves-another-child': {
    field: 'together',
    text: 'Nothing is changed: you do not work with one of the children ticked. Leave out those you do not work with',
  },
  'not-expected': { field: 'birthDate-day', text: 'This child’s birth is recorded already' },
  'birth-date-not-near-expected': {
    field: 'birthDate-day',
    text: 'This birth date is too far from the day the child was expected. Check both',
  },
}
