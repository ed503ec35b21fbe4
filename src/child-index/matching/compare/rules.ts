import type { FamilyLevel, FieldLevels, FieldWeight, GivenLevel, NameForm, Profile } from '../model.ts'
import { compareFamily, compareGiven, isOneSlip } from '../names/rules.ts'
import { whole } from '../names/rules-forms.ts'
import { likeness } from '../names/rules-likeness.ts'
import { frequencyOf, type Weights } from '../weights/rules.ts'

/** How two records compare: each field's level and weight, and their sum in bits. */
export type Comparison = {
  readonly bits: number
  readonly fields: readonly FieldWeight[]
  readonly levels: Levels
  /** The two given names that were set against each other. */
  readonly givenOf: readonly [string, string]
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
  const others: FieldWeight[] = []
  const { bits } = weights
  const add = (field: FieldWeight['field'], level: string | null, weight: number) => {
    if (level !== null) others.push({ field, level, weight })
  }
  add('birth-date', levels.birthDate, levels.birthDate ? bits['birth-date'][levels.birthDate] : 0)
  add('sex', levels.sex, levels.sex ? bits.sex[levels.sex] : 0)
  add('postcode', levels.postcode, levels.postcode ? bits.postcode[levels.postcode] : 0)
  add('nhs', levels.nhs, levels.nhs ? bits.nhs[levels.nhs] : 0)
  add('upn', levels.upn, levels.upn ? bits.upn[levels.upn] : 0)
  add('mother', levels.mother, levels.mother ? bits.mother[levels.mother] : 0)
  const fields = withHouseholdCap([...names.fields, ...others], levels.given, weights.model.householdCap)
  return { bits: fields.reduce((sum, { weight }) => sum + weight, 0), fields, levels, givenOf: names.givenOf }
}

type Names = {
  readonly bits: number
  readonly given: GivenLevel | null
  readonly family: FamilyLevel | null
  readonly fields: readonly FieldWeight[]
  readonly givenOf: readonly [string, string]
}

const NO_NAMES: Names = { bits: 0, given: null, family: null, fields: [], givenOf: ['', ''] }

/** The pair of names, one of each record, that agrees best. */
function bestNames(ones: readonly NameForm[], others: readonly NameForm[], weights: Weights): Names {
  let best: Names | undefined
  for (const one of ones) {
    for (const other of others) {
      const straight = straightNames(one, other, weights)
      if (!best || straight.bits > best.bits) best = straight
      if (straight.given === 'same' && straight.family === 'same') continue
      const swapped = swappedNames(one, other, weights)
      if (swapped && swapped.bits > best.bits) best = swapped
    }
  }
  return best ?? NO_NAMES
}

function straightNames(a: NameForm, b: NameForm, weights: Weights): Names {
  const given = compareGiven(a.given, b.given)
  const family = compareFamily(a.family, b.family)
  const fields: FieldWeight[] = []
  if (given) fields.push({ field: 'given', level: given, weight: givenBits(given, a.given, b.given, weights) })
  if (family) fields.push({ field: 'family', level: family, weight: familyBits(family, a.family, b.family, weights) })
  return { bits: sumOf(fields), given, family, fields, givenOf: [a.given, b.given] }
}

/** Given and family name the wrong way round on one side, or a single name in the other place; undefined unless they then agree. */
function swappedNames(a: NameForm, b: NameForm, weights: Weights): Names | undefined {
  const one = compareFamily(a.given, b.family)
  const other = compareFamily(a.family, b.given)
  const single = (one === null && a.given === b.family) || (other === null && a.family === b.given)
  if (single ? one !== 'same' && other !== 'same' : one !== 'same' || other !== 'same') return undefined
  const weight =
    (one ? familyBits(one, a.given, b.family, weights) : 0) +
    (other ? familyBits(other, a.family, b.given, weights) : 0) -
    weights.model.swappedNamesCost
  const fields = [{ field: 'name', level: 'the other way round', weight }] as const
  return { bits: weight, given: 'same', family: 'same', fields, givenOf: [a.given, b.family] }
}

function givenBits(level: GivenLevel, a: string, b: string, { model, bits, given }: Weights): number {
  if (level !== 'same') return bits.given[level]
  return Math.log2(model.levels.given.same.m / Math.max(frequencyOf(whole(a), given), frequencyOf(whole(b), given)))
}

function familyBits(level: FamilyLevel, a: string, b: string, { model, bits, family }: Weights): number {
  if (level !== 'same') return bits.family[level]
  return Math.log2(model.levels.family.same.m / Math.max(frequencyOf(whole(a), family), frequencyOf(whole(b), family)))
}

function birthLevel(a: Profile, b: Profile): Levels['birthDate'] {
  if (a.birthDate === null || b.birthDate === null) return null
  const sameYear = a.birthDate.slice(0, 4) === b.birthDate.slice(0, 4)
  if (a.yearOnly || b.yearOnly) return sameYear ? 'same year, all that is known' : 'different'
  if (a.birthDate === b.birthDate) return 'same'
  const [year, month, day] = a.birthDate.split('-')
  const [otherYear, otherMonth, otherDay] = b.birthDate.split('-')
  if (sameYear && month === otherDay && day === otherMonth) return 'day and month swapped'
  const agreeing = [year === otherYear, month === otherMonth, day === otherDay].filter(Boolean).length
  if (agreeing === 2 && Math.abs(Number(year) - Number(otherYear)) <= 10) return 'one part different'
  return sameYear ? 'same year' : 'different'
}

function postcodeLevel(ones: readonly string[], others: readonly string[]): Levels['postcode'] {
  if (ones.length === 0 || others.length === 0) return null
  const pairs = ones.flatMap((one) => others.map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => one === other)) return 'same'
  if (pairs.some(([one, other]) => isOneSlip(one, other))) return 'one character different'
  return pairs.some(([one, other]) => districtOf(one) === districtOf(other)) ? 'same district' : 'different'
}

/** The part before the last three characters. */
function districtOf(postcode: string): string {
  return postcode.slice(0, -3)
}

function nhsLevel(a: Profile, b: Profile): Levels['nhs'] {
  if (a.nhs === null || b.nhs === null) return null
  if (a.nhs !== b.nhs) return 'different'
  return a.nhsVerified && b.nhsVerified ? 'same, verified' : 'same'
}

function upnLevel(ones: readonly string[], others: readonly string[]): Levels['upn'] {
  if (ones.length === 0 || others.length === 0) return null
  return ones.some((one) => others.includes(one)) ? 'same' : 'different'
}

function motherLevel(a: string, b: string): Levels['mother'] {
  if (a === '' || b === '') return null
  if (a === b) return 'same'
  return likeness(a, b) >= 0.9 ? 'alike' : 'different'
}

/** Brothers and sisters share family name, address and mother: without the given name these say little about which child. */
function withHouseholdCap(
  fields: readonly FieldWeight[],
  given: GivenLevel | null,
  cap: number,
): readonly FieldWeight[] {
  if (given !== 'different' && given !== null) return fields
  const shared = fields.filter(({ field }) => field === 'family' || field === 'postcode' || field === 'mother')
  const over = sumOf(shared) - cap
  return over > 0 ? [...fields, { field: 'household', level: 'shared by brothers and sisters', weight: -over }] : fields
}

function sumOf(fields: readonly FieldWeight[]): number {
  return fields.reduce((sum, { weight }) => sum + weight, 0)
}
