import type { Chance } from '../chance.ts'
import { nameFrom } from '../names/stock.ts'
import type { Draft } from '../records.ts'
import type { MakeError } from './kinds.ts'
import { slipOfTheFinger } from './slips.ts'
import { shortOrLong, spelledOtherwise } from './spellings.ts'

/** A slip of the finger in the first given name. */
export const slipInGiven: MakeError = (draft, { chance }) => {
  const [first = '', ...further] = draft.given
  return putGiven(draft, [slipOfTheFinger(first, chance), ...further])
}

export const givenSpeltOtherwise: MakeError = (draft, { chance }) => {
  const at = draft.given.length > 1 && chance.in100(40) ? 1 : 0
  const other = spelledOtherwise(draft.given[at] ?? '', chance)
  return other !== undefined && putGiven(draft, draft.given.with(at, other))
}

export const shortOrLongGiven: MakeError = (draft, { child, chance }) => {
  const own = child.names.given[child.names.goesBy] as string
  const other = shortOrLong(own, chance)
  return other !== undefined && putGiven(draft, [other])
}

/** Leaves out the middle names, or puts in one that other records do not have. */
export const middleNameOtherwise: MakeError = (draft, { family: { household }, child, chance }) => {
  const { given, goesBy } = child.names
  const upToOwn = given.slice(0, goesBy + 1)
  if (draft.given.length > upToOwn.length) return putGiven(draft, upToOwn)
  if (given.length > upToOwn.length && chance.in100(60)) return putGiven(draft, given)
  const stock = child.sex === 'M' ? household.origin.boys : household.origin.girls
  return household.origin.middlePercent > 20 && putGiven(draft, [...upToOwn, nameFrom(stock, chance)])
}

export const onlyInitial: MakeError = (draft) => {
  const [first = '', ...further] = draft.given
  if (first.length < 2) return false
  return putGiven(draft, [first.slice(0, 1), ...further.map((name) => name.slice(0, 1))])
}

/** One of two given names alone: half a hyphened one, or the name gone by without the Muhammad before it. */
export const partOfGiven: MakeError = (draft, { child, chance }) => {
  const [first = '', second, ...further] = draft.given
  const halves = first.split('-')
  if (halves.length > 1) {
    const [one = '', two = ''] = halves
    const written = [one, `${one} ${two}`, one + two.toLowerCase()]
    return putGiven(draft, [chance.oneOf(written), ...(second === undefined ? [] : [second]), ...further])
  }
  if (child.names.goesBy === 0 || second === undefined) return false
  return putGiven(draft, chance.in100(85) ? [second, ...further] : [first])
}

export const slipInFamily: MakeError = (draft, { chance }) => putFamily(draft, slipOfTheFinger(draft.family, chance))

export const familySpeltOtherwise: MakeError = (draft, { chance }) => {
  const other = spelledOtherwise(draft.family, chance)
  return other !== undefined && putFamily(draft, other)
}

/** Half a double name; a name with its Al-, da or O' run on or left out; Singh or Kaur for the family name behind it. */
export const halfOfFamily: MakeError = (draft, about) => {
  if (draft.source !== 'school-roll' && about.family.household.origin.manner === 'sikh')
    return sikhOtherwise(draft, about)
  const parts = draft.family.split(/(?<=^O')|[- ]/)
  const [one = '', two = ''] = [parts.slice(0, -1).join(' '), parts.at(-1)]
  if (one === '') return about.family.household.origin.manner === 'sikh' && sikhOtherwise(draft, about)
  const isParticle = one.length <= 3
  const written = isParticle
    ? [two, one + two.toLowerCase(), `${one} ${two}`]
    : [one, two, `${one} ${two}`, `${two}-${one}`]
  return putFamily(draft, about.chance.oneOf(written))
}

/** The mother's name, or a step-father's, or both with a hyphen; the former one is said now and then. */
export const familyChanged: MakeError = (draft, { family, chance }) => {
  const { otherSurname, mother } = family
  const before = draft.family
  const other = chance.oneOf([otherSurname, otherSurname, mother.family, `${before}-${otherSurname}`])
  if (before === '' || other === before || other === '') return false
  draft.formerFamily = chance.in100(25) ? before : null
  return putFamily(draft, other)
}

export const namesSwapped: MakeError = (draft) => {
  if (draft.family === '' || draft.given.length === 0) return false
  const family = draft.given.join(' ')
  draft.given = [draft.family]
  return putFamily(draft, family)
}

/** What a clerk's keyboard or form does to every name; no error, for a matcher that reads names as people do. */
export function asTheFormHasIt(draft: Draft, chance: Chance): void {
  if (chance.in100(25)) rewrite(draft, (name) => name.toUpperCase())
  else if (chance.in100(40)) rewrite(draft, withoutMarks)
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ı', 'i')
}

function rewrite(draft: Draft, write: (name: string) => string): void {
  draft.given = draft.given.map(write)
  draft.family = write(draft.family)
  if (draft.formerFamily !== null) draft.formerFamily = write(draft.formerFamily)
}

const sikhOtherwise: MakeError = (draft, { child, family }) => {
  const common = child.sex === 'M' ? 'Singh' : 'Kaur'
  const [own = ''] = draft.given
  if (draft.given.includes(common)) {
    draft.given = [own]
    return putFamily(draft, common)
  }
  if (draft.family !== common || family.names.surname === '') return false
  draft.given = [own, common]
  return putFamily(draft, family.names.surname)
}

function putGiven(draft: Draft, given: readonly string[]): boolean {
  if (given.join(' ') === draft.given.join(' ') || given.length === 0) return false
  draft.given = given
  return true
}

function putFamily(draft: Draft, family: string): boolean {
  if (family === draft.family || family === '') return false
  draft.family = family
  return true
}
