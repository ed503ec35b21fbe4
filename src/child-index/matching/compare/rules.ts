import type { FamilyLevel, FieldLevels, FieldWeight, GivenLevel, Profile } from '../model.ts'
import { areFarApart, familyWords } from '../names/rules-forms.ts'
import { likeness } from '../names/rules-likeness.ts'
import type { Weights } from '../weights/rules.ts'
import { bitsOfMother } from './rules-commonness.ts'
import { bestNames } from './rules-names.ts'
import { birthLevel, postcodeLevel } from './rules-places.ts'

/** How two records compare: each field's level and weight, and their sum in bits. */
export type Comparison = {
  readonly bits: number
  readonly fields: readonly FieldWeight[]
  readonly levels: Levels
}
type Levels = {
  readonly given: GivenLevel | null
  readonly family: FamilyLevel | null
  readonly birthDate: FieldLevels['birth-date'] | null
  readonly sex: FieldLevels['sex'] | null
  readonly postcode: FieldLevels['postcode'] | null
  readonly nhs: FieldLevels['nhs'] | null
  readonly upn: FieldLevels['upn'] | null
  readonly mother: FieldLevels['mother'] | null
}

/** Compares two records field by field. What either does not know neither helps nor harms. Symmetric. */
export function compare(a: Profile, b: Profile, weights: Weights): Comparison {
  const names = bestNames(a.names, b.names, weights)
  const levels: Levels = {
    given: names.given,
    family: names.family,
    birthDate: birthLevel(a, b),
    sex: a.sex === 'U' || b.sex === 'U' ? null : a.sex === b.sex ? 'same' : 'different',
    postcode: postcodeLevel(a.postcodes, b.postcodes),
    nhs: nhsLevel(a, b),
    upn: upnLevel(a.upns, b.upns),
    mother: motherLevel(a.mother, b.mother),
  }
  const { bits } = weights
  const fields: FieldWeight[] = [...names.fields]
  if (levels.birthDate) add(fields, 'birth-date', levels.birthDate, bits['birth-date'][levels.birthDate])
  if (levels.sex) add(fields, 'sex', levels.sex, bits.sex[levels.sex])
  if (levels.postcode) add(fields, 'postcode', levels.postcode, bits.postcode[levels.postcode])
  if (levels.nhs) add(fields, 'nhs', levels.nhs, bits.nhs[levels.nhs])
  if (levels.upn) add(fields, 'upn', levels.upn, bits.upn[levels.upn])
  if (levels.mother) {
    add(fields, 'mother', levels.mother, motherBits(levels.mother, a, b, weights))
  }
  capHousehold(fields, levels.given, weights.model.householdCap)
  return { bits: sumOf(fields), fields, levels }
}

function add(fields: FieldWeight[], field: FieldWeight['field'], level: string, weight: number): void {
  fields.push({ field, level, weight })
}

function nhsLevel(a: Profile, b: Profile): Levels['nhs'] {
  if (a.nhs.length === 0 || b.nhs.length === 0) return null
  if (!a.nhs.some((one) => b.nhs.includes(one))) return 'different'
  return a.nhsVerified.some((one) => b.nhsVerified.includes(one)) ? 'same, verified' : 'same'
}

function upnLevel(ones: readonly string[], others: readonly string[]): Levels['upn'] {
  if (ones.length === 0 || others.length === 0) return null
  return ones.some((one) => others.includes(one)) ? 'same' : 'different'
}

function motherLevel(a: string, b: string): Levels['mother'] {
  if (a === '' || b === '') return null
  if (a === b) return 'same'
  if (areFarApart(familyWords(a), familyWords(b))) return 'different'
  return likeness(a, b) >= 0.9 ? 'alike' : 'different'
}

function motherBits(level: FieldLevels['mother'], a: Profile, b: Profile, weights: Weights): number {
  const families = [...a.names, ...b.names]
  return Math.min(...[a.mother, b.mother].map((mother) => bitsOfMother(level, mother, families, weights)))
}

/** Brothers and sisters share family name, address and mother: without the given name these say little about which child. */
function capHousehold(fields: FieldWeight[], given: GivenLevel | null, cap: number): void {
  if (given !== 'different' && given !== null) return
  let shared = 0
  for (const { field, weight } of fields) {
    if (field === 'family' || field === 'postcode' || field === 'mother') shared += weight
  }
  if (shared > cap) add(fields, 'household', 'shared by brothers and sisters', cap - shared)
}

function sumOf(fields: readonly FieldWeight[]): number {
  let sum = 0
  for (const { weight } of fields) sum += weight
  return sum
}
