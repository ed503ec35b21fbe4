import {
  type FieldWeight,
  HOUSEHOLD_CAP,
  LEVELS,
  type Level,
  type NameForm,
  type Profile,
  SWAPPED_NAMES_COST,
} from '../model.ts'
import { COMMON_FAMILY, COMMON_GIVEN } from '../names/model.ts'
import {
  compareFamily,
  compareGiven,
  type FamilyLevel,
  type GivenLevel,
  isOneSlip,
  likeness,
  whole,
} from '../names/rules.ts'

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
  readonly birthDate: keyof (typeof LEVELS)['birth-date'] | null
  readonly sex: keyof typeof LEVELS.sex | null
  readonly postcode: keyof typeof LEVELS.postcode | null
  readonly nhs: keyof typeof LEVELS.nhs | null
  readonly upn: keyof typeof LEVELS.upn | null
  readonly mother: keyof typeof LEVELS.mother | null
}

/** Compares two records field by field. What either does not know neither helps nor harms. Symmetric. */
export function compare(a: Profile, b: Profile): Comparison {
  const names = bestNames(a.names, b.names)
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
  const add = (field: FieldWeight['field'], level: string | null, chances: Level | undefined) => {
    if (level !== null && chances) others.push({ field, level, weight: bitsOf(chances) })
  }
  add('birth-date', levels.birthDate, levels.birthDate ? LEVELS['birth-date'][levels.birthDate] : undefined)
  add('sex', levels.sex, levels.sex ? LEVELS.sex[levels.sex] : undefined)
  add('postcode', levels.postcode, levels.postcode ? LEVELS.postcode[levels.postcode] : undefined)
  add('nhs', levels.nhs, levels.nhs ? LEVELS.nhs[levels.nhs] : undefined)
  add('upn', levels.upn, levels.upn ? LEVELS.upn[levels.upn] : undefined)
  add('mother', levels.mother, levels.mother ? LEVELS.mother[levels.mother] : undefined)
  const fields = withHouseholdCap([...names.fields, ...others], levels.given)
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
function bestNames(ones: readonly NameForm[], others: readonly NameForm[]): Names {
  let best: Names | undefined
  for (const one of ones) {
    for (const other of others) {
      const straight = straightNames(one, other)
      if (!best || straight.bits > best.bits) best = straight
      if (straight.given === 'same' && straight.family === 'same') continue
      const swapped = swappedNames(one, other)
      if (swapped && swapped.bits > best.bits) best = swapped
    }
  }
  return best ?? NO_NAMES
}

function straightNames(a: NameForm, b: NameForm): Names {
  const given = compareGiven(a.given, b.given)
  const family = compareFamily(a.family, b.family)
  const fields: FieldWeight[] = []
  if (given) fields.push({ field: 'given', level: given, weight: givenBits(given, a.given, b.given) })
  if (family) fields.push({ field: 'family', level: family, weight: familyBits(family, a.family, b.family) })
  return { bits: sumOf(fields), given, family, fields, givenOf: [a.given, b.given] }
}

/** Given and family name the wrong way round on one side, or a single name in the other place; undefined unless they then agree. */
function swappedNames(a: NameForm, b: NameForm): Names | undefined {
  const one = compareFamily(a.given, b.family)
  const other = compareFamily(a.family, b.given)
  const single = (one === null && a.given === b.family) || (other === null && a.family === b.given)
  if (single ? one !== 'same' && other !== 'same' : one !== 'same' || other !== 'same') return undefined
  const weight =
    (one ? familyBits(one, a.given, b.family) : 0) +
    (other ? familyBits(other, a.family, b.given) : 0) -
    SWAPPED_NAMES_COST
  const fields = [{ field: 'name', level: 'the other way round', weight }] as const
  return { bits: weight, given: 'same', family: 'same', fields, givenOf: [a.given, b.family] }
}

function givenBits(level: GivenLevel, a: string, b: string): number {
  if (level !== 'same') return bitsOf(LEVELS.given[level])
  const common = Math.max(COMMON_GIVEN.get(whole(a)) ?? 0, COMMON_GIVEN.get(whole(b)) ?? 0, LEVELS.given.same.u)
  return bitsOf({ m: LEVELS.given.same.m, u: common })
}

function familyBits(level: FamilyLevel, a: string, b: string): number {
  if (level !== 'same') return bitsOf(LEVELS.family[level])
  const common = Math.max(COMMON_FAMILY.get(whole(a)) ?? 0, COMMON_FAMILY.get(whole(b)) ?? 0, LEVELS.family.same.u)
  return bitsOf({ m: LEVELS.family.same.m, u: common })
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
function withHouseholdCap(fields: readonly FieldWeight[], given: GivenLevel | null): readonly FieldWeight[] {
  if (given !== 'different' && given !== null) return fields
  const shared = fields.filter(({ field }) => field === 'family' || field === 'postcode' || field === 'mother')
  const over = sumOf(shared) - HOUSEHOLD_CAP
  return over > 0 ? [...fields, { field: 'household', level: 'shared by brothers and sisters', weight: -over }] : fields
}

function sumOf(fields: readonly FieldWeight[]): number {
  return fields.reduce((sum, { weight }) => sum + weight, 0)
}

function bitsOf({ m, u }: Level): number {
  return Math.log2(m / u)
}
