import type { FieldName, Row } from './rules.ts'

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
  nothing: { text: 'Says nothing', colour: 'grey' },
} as const

/** How much a field says, in a word or two; '' where it says nothing. */
export function strengthInWords({ verdict, weight }: Pick<Row, 'verdict' | 'weight'>): string {
  if (verdict === 'nothing') return ''
  const [, words = ''] = (verdict === 'for' ? FOR : AGAINST).find(([least]) => weight >= least) ?? []
  return words
}

export const COMPARISON = {
  caption: 'Two records side by side; differences are marked',
  field: 'Field',
  says: 'What it says',
  saysHint: 'compared with all children in the index',
  notHeld: 'not held',
  lookClosely: 'Look closely:',
} as const

/** In bits: each doubles the odds. */
const FOR = [
  [13, 'Very strong'],
  [8, 'Strong'],
  [5, 'Fairly strong'],
  [2, 'Fairly weak'],
  [0, 'Weak'],
] as const
const AGAINST = [
  [6, 'Very strong'],
  [3, 'Strong'],
  [1.5, 'Some'],
  [0, 'Little'],
] as const
