import { FIELDS, type Mixture } from './model.ts'
import type { Frequencies } from './rules-frequencies.ts'
import { levelAt } from './rules-levels.ts'

/** Weighs a pair by its levels: how much likelier than two strangers it is one person, and how much likelier a household, in bits. */
export type Weigher = {
  readonly onePerson: (a: number, b: number, levels: number) => number
  readonly household: (a: number, b: number, levels: number) => number
}

/**
 * Makes the weighing by a mixture; a value that is the same says more the rarer it is. Where nothing was
 * learnt from the file, one that is near says no more than the same one.
 */
export function weigherOf(
  table: { readonly given: Int32Array; readonly family: Int32Array },
  mixture: Mixture,
  frequencies: Frequencies,
): Weigher {
  const { ofOnePerson, ofHousehold, ofStrangers } = mixture
  const one = FIELDS.map((field) => bitsOfLevels(ofOnePerson[field], ofStrangers[field]))
  const household = FIELDS.map((field) => bitsOfLevels(ofHousehold[field], ofStrangers[field]))
  const sameOne = FIELDS.map((field) => Math.log2(ofOnePerson[field][SAME] as number))
  const sameHousehold = FIELDS.map((field) => Math.log2(ofHousehold[field][SAME] ?? Number.NaN))
  const commonness = FIELDS.map((field) => frequencies.of[field])
  const swappedBits = (a: number, b: number, level: number) => {
    const m = Math.log2(ofOnePerson.given[level] as number)
    return m - Math.log2(swappedChance(table, frequencies, a, b))
  }
  const sum = (bits: readonly (readonly number[])[], same: readonly number[], a: number, b: number, levels: number) => {
    const isNearBounded = mixture.isUsual && bits === one
    let total = 0
    for (let field = 0; field < FIELDS.length; field += 1) {
      const level = levelAt(levels, field)
      if (level === 0) continue
      const plain = (bits[field] as readonly number[])[level] ?? 0
      const ofSame = (same[field] as number) - Math.log2(frequencyOf(commonness, field, a, b))
      if (Number.isNaN(ofSame)) total += plain
      else if (level === SAME) total += ofSame
      else total += isNearBounded ? Math.min(plain, ofSame) : plain
    }
    return total
  }
  return {
    onePerson: (a, b, levels) => {
      const level = levelAt(levels, 0)
      const swapped = level === SWAPPED || level === OTHER_PLACE
      return swapped
        ? sum(one, sameOne, a, b, levels - level) + swappedBits(a, b, level)
        : sum(one, sameOne, a, b, levels)
    },
    household: (a, b, levels) => sum(household, sameHousehold, a, b, levels),
  }
}

const SAME = 1
const SWAPPED = 9
const OTHER_PLACE = 10

function frequencyOf(commonness: readonly ((row: number) => number)[], field: number, a: number, b: number): number {
  const of = commonness[field] as (row: number) => number
  return Math.max(of(a), of(b))
}

function bitsOfLevels(chances: readonly number[], ofStrangers: readonly number[]): readonly number[] {
  return chances.map((chance, level) => (level === 0 ? 0 : Math.log2(chance / (ofStrangers[level] as number))))
}

/** The chance that a stranger bears these names in these places. */
function swappedChance(
  { given, family }: { readonly given: Int32Array; readonly family: Int32Array },
  frequencies: Frequencies,
  a: number,
  b: number,
): number {
  let chance = 1
  const [givenB, familyB] = [given[b] as number, family[b] as number]
  if (givenB >= 0 && givenB === family[a]) chance *= Math.max(frequencies.given(givenB), frequencies.family(givenB))
  if (familyB >= 0 && familyB === given[a]) chance *= Math.max(frequencies.family(familyB), frequencies.given(familyB))
  return chance
}
