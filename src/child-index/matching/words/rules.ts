import type { Objection, Reason } from '../../contract-matching.ts'
import type { FieldWeight } from '../model.ts'

/** How a field compared, for a person to read. */
export function reasonOf({ field, level, weight }: FieldWeight): Reason {
  const named = FIELDS[field]
  const words = WORDS[`${field}: ${level}`] ?? `${named}: ${level}`
  return { field, level, weight: Math.round(weight * 10) / 10, words }
}

/** Why a person must look, in words. */
export function objectionOf(kind: Objection['kind']): Objection {
  return { kind, words: OBJECTIONS[kind] }
}

const FIELDS: Readonly<Record<Reason['field'], string>> = {
  name: 'Name',
  given: 'Given name',
  family: 'Family name',
  'birth-date': 'Birth date',
  sex: 'Sex',
  postcode: 'Postcode',
  nhs: 'NHS number',
  upn: 'UPN',
  mother: 'Mother’s name',
  household: 'Family name, address and mother',
}

const WORDS: Readonly<Record<string, string>> = {
  'name: the other way round': 'Given and family name agree, the other way round',
  'given: variant': 'Given name is another spelling of the same name',
  'given: initial': 'Given name: only an initial, which agrees',
  'birth-date: same year, all that is known': 'Birth date: the year agrees, and only the year is known',
  'birth-date: one part different': 'Birth date: the day, the month or the year differs',
  'postcode: same': 'Lives, or lived, at the same postcode',
  'nhs: different': 'NHS numbers are different, and both are valid',
  'household: shared by brothers and sisters':
    'Family name and address count for less: brothers and sisters share them',
}

const OBJECTIONS: Readonly<Record<Objection['kind'], string>> = {
  'given-names-differ-in-one-household':
    'Same birth date, different given name, same address: possibly a twin, or a brother or sister',
  'given-names-differ-on-one-birth-date': 'Same birth date, different given name: possibly a twin, or another child',
  'given-names-not-surely-the-same': 'The given names are alike but could be two names: possibly a brother or sister',
  'family-names-differ':
    'No family name in common, and no number or mother who is the same: possibly another child of the same given name',
  'birth-dates-differ': 'The birth dates are clearly different',
  'nhs-numbers-differ': 'Two different NHS numbers, both valid',
  'placeholder-name': 'One record has no real given name yet, as of a new baby or a twin',
  'birth-date-is-year-only': 'Only the year of birth is known: 1 January is often put where the day is not',
  provisional: 'Too little was known when this number was given',
  'too-little-known': 'The given name or the birth date is missing on one record',
  'said-not-to-be-the-same': 'A person has decided that these are two children',
}
