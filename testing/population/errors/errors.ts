import { drawn, type Weighted, weighted } from '../chance.ts'
import type { Draft } from '../records.ts'
import type { About, ErrorKind, MakeError } from './kinds.ts'
import * as names from './names.ts'
import * as others from './others.ts'

/**
 * Makes errors in a record, and says which. They do not come singly: a record with one is likelier to have another,
 * and of the same making – typed in haste, heard over the telephone, or from other papers.
 *
 * @param moved whether the child has moved since; a new name goes with a new home
 */
export function makeErrors(draft: Draft, about: About, moved: boolean): readonly ErrorKind[] {
  const { chance } = about
  const wanted = drawn(HOW_MANY, chance)
  const making = drawn(MAKINGS, chance)
  const kinds = moved && chance.in100(MORE_OFTEN_CHANGED_PERCENT) ? WITH_A_NEW_HOME : KINDS[making]
  const made: ErrorKind[] = []
  for (let attempt = 0; made.length < wanted && attempt < MOST_TRIES; attempt += 1) {
    const kind = drawn(kinds, chance)
    if (made.includes(kind)) continue
    if (MAKE[kind](draft, about)) made.push(kind)
  }
  return made
}

/** How many errors a record has: 61 % have one or more, 26 % two or more. */
const HOW_MANY: Weighted<number> = weighted([
  [0, 39],
  [1, 35],
  [2, 18],
  [3, 8],
])
const MORE_OFTEN_CHANGED_PERCENT = 25
const MOST_TRIES = 40

type Making = 'haste' | 'hearing' | 'papers'

const MAKINGS = weighted<Making>([
  ['haste', 35],
  ['hearing', 35],
  ['papers', 30],
])
/** How much likelier an error is in a record of the making it belongs to. */
const OF_ONE_MAKING = 4

type Row = { readonly make: MakeError; readonly weight: number; readonly making: Making | null }

const row = (make: MakeError, weight: number, making: Making | null): Row => ({ make, weight, making })

/** How often each is found, against the others. */
const ROWS: Readonly<Record<ErrorKind, Row>> = {
  'given: slip of the finger': row(names.slipInGiven, 9, 'haste'),
  'given: spelt otherwise': row(names.givenSpeltOtherwise, 9, 'hearing'),
  'given: short or long form': row(names.shortOrLongGiven, 7, 'papers'),
  'given: middle name left out or added': row(names.middleNameOtherwise, 10, 'papers'),
  'given: initial': row(names.onlyInitial, 1, 'haste'),
  'given: part of it': row(names.partOfGiven, 9, 'papers'),
  'family: slip of the finger': row(names.slipInFamily, 9, 'haste'),
  'family: spelt otherwise': row(names.familySpeltOtherwise, 8, 'hearing'),
  'family: half of it': row(names.halfOfFamily, 9, 'papers'),
  'family: changed': row(names.familyChanged, 4, 'papers'),
  'names: the other way round': row(names.namesSwapped, 1, 'haste'),
  'birth date: day and month swapped': row(others.dayAndMonthSwapped, 3, 'haste'),
  'birth date: one digit': row(others.oneDigitOfDate, 5, 'haste'),
  'birth date: 1 January': row(others.firstOfJanuary, 0.8, 'papers'),
  'birth date: a year off': row(others.yearOff, 1.2, 'hearing'),
  'birth date: missing': row(others.noBirthDate, 0.5, null),
  'birth date: of a brother or sister': row(others.siblingsBirthDate, 0.4, null),
  'postcode: slip': row(others.slipInHome, 6, 'haste'),
  'sex: wrong': row(others.sexWrong, 1, 'haste'),
  'sex: missing': row(others.sexMissing, 4, null),
  'mother: otherwise': row(others.motherOtherwise, 4, 'hearing'),
  'nhs: of another child': row(others.strangersNhsNumber, 0.4, null),
  'nhs: of a brother or sister': row(others.siblingsNhsNumber, 0.4, null),
}

const ALL = Object.entries(ROWS) as readonly (readonly [ErrorKind, Row])[]
const MAKE = Object.fromEntries(ALL.map(([kind, { make }]) => [kind, make])) as Readonly<Record<ErrorKind, MakeError>>

function kindsOf(making: Making): Weighted<ErrorKind> {
  return weighted(
    ALL.map(([kind, { weight, making: own }]) => [kind, own === making ? weight * OF_ONE_MAKING : weight]),
  )
}

const KINDS = { haste: kindsOf('haste'), hearing: kindsOf('hearing'), papers: kindsOf('papers') }
const WITH_A_NEW_HOME = weighted(
  ALL.map(([kind, { weight }]) => [kind, kind === 'family: changed' ? weight * 5 : weight] as const),
)
