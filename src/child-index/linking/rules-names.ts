import { compareFamily, compareGiven } from '../matching/names/rules.ts'
import { areFarApart, familyWords, givenWords, type Words } from '../matching/names/rules-forms.ts'
import { likeness } from '../matching/names/rules-likeness.ts'
import type { Table } from './model.ts'

/** Names other than these are names that several bear. */
const SLIP_SHARE = 0.05
/** Comparisons of two names that are remembered at once: 2^20. */
const PLACE_SHIFT = 12
const PLACES = 2 ** (32 - PLACE_SHIFT)

const GIVEN = {
  variant: 2,
  part: 3,
  sounds: 6,
  somewhat: 7,
  initial: 8,
  swapped: 9,
  otherPlace: 10,
  swappedSlips: 11,
  oneSwapped: 12,
  different: 13,
}
const FAMILY_DIFFERENT = 8

/** Makes the comparing of two rows' names: the level of the given name in the lowest four bits, of the family name above. */
export function nameComparer(table: Table, bearers: ArrayLike<number>): (a: number, b: number) => number {
  const { given, family, names } = table
  const givenLevel = remembered((a, b) => givenLevelOf(names, bearers, a, b))
  const familyLevel = remembered((a, b) => familyLevelOf(names, bearers, a, b))
  return (a, b) => {
    const [givenA, givenB] = [given[a] as number, given[b] as number]
    const [familyA, familyB] = [family[a] as number, family[b] as number]
    const ofGiven = givenLevel(givenA, givenB)
    const ofFamily = familyLevel(familyA, familyB)
    if (ofGiven !== 1 && ofFamily !== 1) {
      if (givenA >= 0 && givenB >= 0 && givenA === familyB && familyA === givenB) return GIVEN.swapped
      const lone = familyA < 0 || familyB < 0 || givenA < 0 || givenB < 0
      const elsewhere = (givenA >= 0 && givenA === familyB) || (familyA >= 0 && familyA === givenB)
      if (lone && elsewhere) return GIVEN.otherPlace
      if (ofGiven >= GIVEN.sounds && ofFamily >= GIVEN.sounds && !lone) {
        const crossed = crossedLevel(familyLevel(givenA, familyB), familyLevel(familyA, givenB))
        if (crossed > 0) return crossed
      }
    }
    return ofGiven | (ofFamily << 4)
  }
}

/** The level of names of which both, or one, agree with the other's other name; 0 if none does. */
function crossedLevel(one: number, other: number): number {
  const alike = Number(one <= GIVEN.sounds) + Number(other <= GIVEN.sounds)
  if (alike === 2) return GIVEN.swappedSlips
  return alike === 1 ? GIVEN.oneSwapped : 0
}

function givenLevelOf(names: readonly string[], bearers: ArrayLike<number>, a: number, b: number): number {
  const one = names[a] as string
  const other = names[b] as string
  const level = compareGiven(one, other)
  if (level === null) return 0
  if (level === 'same') return 1
  if (level === 'variant' || level === 'short form') return GIVEN.variant
  if (level.startsWith('first name the same') || level === 'part in common') return GIVEN.part
  if (level === 'spelt much alike' || level === 'slip of one name') return alikeLevel(bearers, a, b)
  if (level === 'sounds alike') return GIVEN.sounds
  if (level === 'initial') return GIVEN.initial
  return isSomewhatAlike(givenWords(one).own, givenWords(other).own) ? GIVEN.somewhat : GIVEN.different
}

function familyLevelOf(names: readonly string[], bearers: ArrayLike<number>, a: number, b: number): number {
  const one = names[a] as string
  const other = names[b] as string
  const level = compareFamily(one, other)
  if (level === null) return 0
  if (level === 'same') return 2
  if (level === 'part in common') return GIVEN.part
  if (level === 'spelt much alike') return alikeLevel(bearers, a, b)
  if (level === 'sounds alike') return GIVEN.sounds
  return isSomewhatAlike(familyWords(one), familyWords(other)) ? GIVEN.somewhat : FAMILY_DIFFERENT
}

function isSomewhatAlike(a: Words, b: Words): boolean {
  return !areFarApart(a, b) && likeness(a.whole, b.whole) >= SOMEWHAT
}

const SOMEWHAT = 0.8

/** A slip makes a name that few bear beside one that more do; two that many bear are two names. */
function alikeLevel(bearers: ArrayLike<number>, a: number, b: number): number {
  const [fewer, more] = [bearers[a] as number, bearers[b] as number].sort((x, y) => x - y) as [number, number]
  return fewer <= 2 || fewer <= more * SLIP_SHARE ? 4 : 5
}

/** Remembers what was compared: each pair of names has one place, which a later pair may take. */
function remembered(compare: (a: number, b: number) => number): (a: number, b: number) => number {
  const firsts = new Int32Array(PLACES).fill(-1)
  const seconds = new Int32Array(PLACES)
  const levels = new Uint8Array(PLACES)
  return (a, b) => {
    if (a < 0 || b < 0) return 0
    if (a === b) return 1
    const [first, second] = a < b ? [a, b] : [b, a]
    const place = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> PLACE_SHIFT
    if (firsts[place] === first && seconds[place] === second) return levels[place] as number
    const level = compare(first, second)
    firsts[place] = first
    seconds[place] = second
    levels[place] = level
    return level
  }
}
