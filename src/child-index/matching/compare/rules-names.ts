import type { FamilyLevel, FieldWeight, GivenLevel, NameForm } from '../model.ts'
import { compareFamily, compareGiven, isOneName } from '../names/rules.ts'
import type { Weights } from '../weights/rules.ts'
import { bitsOfFamily, bitsOfGiven } from './rules-commonness.ts'

/** How the names of two records compare. */
export type Names = {
  readonly bits: number
  readonly given: GivenLevel | null
  readonly family: FamilyLevel | null
  readonly fields: readonly FieldWeight[]
}

/** The pair of names, one of each record, that agrees best. */
export function bestNames(ones: readonly NameForm[], others: readonly NameForm[], weights: Weights): Names {
  let best: Names | undefined
  for (const one of ones) {
    for (const other of others) {
      const straight = straightNames(one, other, weights)
      if (!best || straight.bits > best.bits) best = straight
      if (!mayBeSwapped(straight)) continue
      const swapped = swappedNames(one, other, weights)
      if (swapped && swapped.bits > best.bits) best = swapped
    }
  }
  return best ?? NO_NAMES
}

const NO_NAMES: Names = { bits: 0, given: null, family: null, fields: [] }

function straightNames(a: NameForm, b: NameForm, weights: Weights): Names {
  const given = compareGiven(a.given, b.given)
  const family = compareFamily(a.family, b.family)
  const ofGiven = given ? bitsOfGiven(given, a, b, weights) : 0
  const ofFamily = family ? bitsOfFamily(family, a.family, b.family, weights) : 0
  const fields: FieldWeight[] = []
  if (given) fields.push({ field: 'given', level: given, weight: ofGiven })
  if (family) fields.push({ field: 'family', level: family, weight: ofFamily })
  return { bits: ofGiven + ofFamily, given, family, fields }
}

function mayBeSwapped({ given, family }: Names): boolean {
  if (family !== null && family !== 'different') return false
  return given !== 'same' && given !== 'variant' && given !== 'first name the same'
}

/**
 * Given and family name the wrong way round on one side, or a single name in the other place; undefined unless one pair
 * is then the same, and the other as good as that.
 */
function swappedNames(a: NameForm, b: NameForm, weights: Weights): Names | undefined {
  if (!isOneName(a.given, b.family) && !isOneName(a.family, b.given)) return undefined
  const one = crossedLevel(a.given, b.family)
  const other = crossedLevel(a.family, b.given)
  const single = (a.given === '' || b.family === '') !== (a.family === '' || b.given === '')
  if (!single && (one === undefined || other === undefined)) return undefined
  const weight =
    crossedBits(one, a.given, b.family, weights) +
    crossedBits(other, a.family, b.given, weights) -
    weights.model.swappedNamesCost
  const given = one === 'spelt much alike' || other === 'spelt much alike' ? 'spelt much alike' : 'same'
  return { bits: weight, given, family: 'same', fields: [{ field: 'name', level: 'the other way round', weight }] }
}

type Crossed = 'same' | 'first name the same' | 'spelt much alike' | undefined

function crossedLevel(a: string, b: string): Crossed {
  if (a === '' || b === '') return undefined
  if (isOneName(a, b)) return 'same'
  const level = compareGiven(a, b)
  if (level === 'same' || level === 'variant' || level === 'first name the same') return 'first name the same'
  return level === 'slip of one name' || level === 'spelt much alike' ? 'spelt much alike' : undefined
}

function crossedBits(level: Crossed, a: string, b: string, weights: Weights): number {
  if (level === undefined) return 0
  if (level === 'same') return bitsOfFamily('same', a, b, weights)
  return bitsOfGiven(level, { given: a, family: '' }, { given: b, family: '' }, weights)
}
