import type { FieldName } from './rules.ts'

export const FIELDS: Readonly<Record<FieldName, string>> = {
  given: 'Given name',
  family: 'Family name',
  born: 'Born',
  sex: 'Sex',
  nhs: 'NHS number',
  upn: 'UPN',
  mother: 'Mother',
  addresses: 'Addresses',
  school: 'School',
  gp: 'GP practice',
  household: 'Household',
}

export const VERDICTS = {
  for: { text: 'For', colour: 'green' },
  against: { text: 'Against', colour: 'orange' },
  neither: { text: 'Says nothing', colour: 'grey' },
} as const

export const COMPARISON = {
  caption: 'Two records side by side; differences are marked',
  field: 'Field',
  says: 'What it says',
  saysHint: 'compared with all children in the index',
  notHeld: 'not held',
  lookClosely: 'Look closely:',
} as const
