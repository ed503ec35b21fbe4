import { formatNhsNumber, nhsNumber } from '../../../../kernel/nhs-number.ts'
import type { Side } from '../../../contract-desk.ts'
import type { Identity, IdentityAddress, IdentityName } from '../../../contract-identity.ts'
import type { Objection, Reason } from '../../../contract-matching.ts'
import { strengthOf } from '../../../matching/words/rules.ts'
import { dayInNumbers } from '../rules.ts'
import { differences, inCommon, type Piece, partDifferences, whole } from './rules-difference.ts'

/** One value of a field as it is shown: in pieces, some marked, with a small remark after it. */
export type Line = { readonly pieces: readonly Piece[]; readonly remark: string | null }

/** One field of two records side by side, and what it says about their being one child. */
export type Row = {
  readonly field: FieldName
  readonly lines: readonly [readonly Line[], readonly Line[]]
  /** In bits; below 0 against, and near 0 it says nothing. */
  readonly weight: number
  readonly reasons: readonly string[]
  /** A person must look closely at this one. */
  readonly objections: readonly string[]
}

/** The fields in the order they are read. */
export const FIELD_NAMES = [
  ...(['given', 'family', 'born', 'sex', 'nhs', 'upn', 'mother'] as const),
  ...(['addresses', 'school', 'gp', 'household'] as const),
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** What was weighed of a pair: nothing of a pair that nobody weighed. */
export type Weights = { readonly reasons: readonly Reason[]; readonly objections: readonly Objection[] }

/** Two children field by field. A field of which neither record says anything is left out, unless everyone expects it. */
export function comparisonOf([one, other]: readonly [Side, Side], { reasons, objections }: Weights): readonly Row[] {
  return FIELD_NAMES.flatMap((field) => {
    const values = [VALUES[field](one), VALUES[field](other)] as const
    if (!EXPECTED.has(field) && values.every(({ length }) => length === 0)) return []
    const said = reasons.filter((reason) => REASONS[field].includes(reason.field))
    const weight = said.reduce((sum, reason) => sum + reason.weight, 0)
    return {
      field,
      lines: marked(field, ...values),
      weight,
      reasons: [...new Set(said.map(({ words }) => words))],
      objections: objections.filter(({ kind }) => OBJECTIONS[kind] === field).map(({ words }) => words),
    }
  })
}

/** How many fields speak for one child, and how many against. */
export function countsOf(rows: readonly Row[]): { readonly for: number; readonly against: number } {
  const count = (side: 'for' | 'against') => rows.filter(({ weight }) => strengthOf(weight).side === side).length
  return { for: count('for'), against: count('against') }
}

/** Which of two numbers stays: the one of which enough is known, then the older. */
export function survivorOf(sides: readonly [Side, Side]): readonly [survivor: Side, retired: Side] {
  const [one, other] = sides
  const firstStays = one.state === other.state ? one.since <= other.since : one.state === 'confirmed'
  return firstStays ? [one, other] : [other, one]
}

/** Two values that have this much in common are one value, written two ways. */
const ALIKE = 0.5

type Value = { readonly text: string; readonly remark: string | null }

/** Fields that are shown even when neither record says anything. */
const EXPECTED: ReadonlySet<FieldName> = new Set(['given', 'family', 'born', 'sex', 'nhs', 'addresses'])

const REASONS: Readonly<Record<FieldName, readonly Reason['field'][]>> = {
  given: ['given', 'name'],
  family: ['family', 'name'],
  born: ['birth-date'],
  sex: ['sex'],
  nhs: ['nhs'],
  upn: ['upn'],
  mother: ['mother'],
  addresses: ['postcode'],
  school: [],
  gp: [],
  household: ['household'],
}

/** The field at which each objection is read; one about the whole record stands in the summary. */
const OBJECTIONS: Readonly<Partial<Record<Objection['kind'], FieldName>>> = {
  'given-names-differ-in-one-household': 'given',
  'given-names-differ-on-one-birth-date': 'given',
  'given-names-not-surely-the-same': 'given',
  'placeholder-name': 'given',
  'family-names-differ': 'family',
  'birth-date-is-year-only': 'born',
  'birth-dates-differ': 'born',
  'nhs-numbers-differ': 'nhs',
}

const VALUES: Readonly<Record<FieldName, (side: Side) => readonly Value[]>> = {
  given: (side) => namesOf(side, ({ given }) => given),
  family: (side) => namesOf(side, ({ family }) => family),
  born: (side) => values(side, bornOf),
  sex: (side) => values(side, ({ sex }) => (sex === 'U' ? [] : [plain(sex === 'F' ? 'Girl' : 'Boy')])),
  nhs: (side) => values(side, (identity) => identifiersOf(identity, ['nhs'])),
  upn: (side) => values(side, (identity) => identifiersOf(identity, ['upn', 'former-upn'])),
  mother: (side) => values(side, ({ mother }) => (mother ? [plain(`${mother.given} ${mother.family}`.trim())] : [])),
  addresses: (side) => values(side, ({ addresses }) => addresses.map(addressOf)),
  school: (side) => organisationsOf(side, 'school'),
  gp: (side) => organisationsOf(side, 'gp-practice'),
  household: ({ household }) => household.map(plain),
}

function plain(text: string): Value {
  return { text, remark: null }
}

/** What the records of a child say, each value once, the latest record first. */
function values(side: Side, of: (identity: Identity) => readonly Value[]): readonly Value[] {
  const newestFirst = side.assertions.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  return once(newestFirst.flatMap(({ identity }) => of(identity)))
}

function once(all: readonly Value[]): readonly Value[] {
  const byText = new Map<string, Value>()
  for (const value of all) if (value.text !== '' && !byText.has(value.text)) byText.set(value.text, value)
  return [...byText.values()]
}

const USES: Readonly<Record<IdentityName['use'], string | null>> = {
  current: null,
  former: 'formerly',
  alias: 'also called',
}

function namesOf(side: Side, part: (name: IdentityName) => string): readonly Value[] {
  const all = values(side, ({ names }) => names.map((name) => ({ text: part(name), remark: USES[name.use] })))
  return all.toSorted((a, b) => Number(a.remark !== null) - Number(b.remark !== null))
}

const SURENESS: Readonly<Record<Identity['birthDateKnown'], string | null>> = {
  exact: null,
  year: 'only the year is known',
  estimated: 'estimated',
  unknown: null,
}

function bornOf({ birthDate, birthDateKnown, expectedOn }: Identity): readonly Value[] {
  if (birthDate) {
    const text = birthDateKnown === 'year' ? birthDate.slice(0, 4) : dayInNumbers(birthDate)
    return [{ text, remark: SURENESS[birthDateKnown] }]
  }
  return expectedOn ? [{ text: dayInNumbers(expectedOn), remark: 'expected, not born yet' }] : []
}

function identifiersOf(identity: Identity, systems: readonly string[]): readonly Value[] {
  return identity.identifiers
    .filter(({ system }) => systems.includes(system))
    .map(({ system, value, verified }) => {
      const written = system === 'nhs' ? nhsNumber(value) : undefined
      return { text: written ? formatNhsNumber(written) : value, remark: remarkOn(system, verified) }
    })
}

function remarkOn(system: string, verified: boolean): string | null {
  if (system === 'former-upn') return 'former'
  return verified ? 'checked' : null
}

function addressOf({ lines, postcode, fromOn, toOn }: IdentityAddress): Value {
  const text = [lines, postcode].filter(Boolean).join(', ')
  if (toOn) return { text, remark: `to ${dayInNumbers(toOn)}` }
  return { text, remark: fromOn ? `from ${dayInNumbers(fromOn)}` : null }
}

function organisationsOf({ involvements }: Side, kind: string): readonly Value[] {
  const known = involvements.filter((one) => one.kind === kind && one.organisation !== null)
  return once(
    known.map(({ organisation, sinceOn, endedOn }) => ({
      text: organisation ?? '',
      remark: endedOn ? `left ${dayInNumbers(endedOn)}` : `from ${dayInNumbers(sinceOn)}`,
    })),
  )
}

/** Where either side has no value there is nothing to differ from. */
function marked(field: FieldName, ones: readonly Value[], others: readonly Value[]): Row['lines'] {
  return [ones.map((value) => lineOf(field, value, others)), others.map((value) => lineOf(field, value, ones))]
}

/** A value against the nearest one of the other side. */
function lineOf(field: FieldName, { text, remark }: Value, others: readonly Value[]): Line {
  if (others.length === 0 || others.some((other) => other.text === text)) {
    return { pieces: whole(text, false), remark }
  }
  const [nearest] = others
    .map((other) => ({ other: other.text, common: inCommon(text, other.text) }))
    .sort((a, b) => b.common - a.common)
  return { pieces: differing(field, text, nearest?.other ?? '', nearest?.common ?? 0), remark }
}

function differing(field: FieldName, text: string, other: string, common: number): readonly Piece[] {
  if (field === 'born') return datesDiffering(text, other)
  if (field === 'sex' || (WHOLE.has(field) && common < ALIKE)) return whole(text, true)
  return differences(text, other)[0]
}

/** Beside a year alone only the year can differ. */
function datesDiffering(text: string, other: string): readonly Piece[] {
  if (text.includes('/') && other.includes('/')) return partDifferences(text, other, '/')[0]
  return whole(text, text.slice(-4) !== other.slice(-4))
}

/** Names of places and people that have little in common are two, not one misspelt. */
const WHOLE: ReadonlySet<FieldName> = new Set(['addresses', 'school', 'gp', 'household', 'mother'])
