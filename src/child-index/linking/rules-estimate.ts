import { type Chances, FIELDS, type Field, LEVELS, type Mixture } from './model.ts'
import {
  type Bound,
  MOST_OF_HOUSEHOLD,
  MOST_OF_ONE_PERSON,
  USUAL_OF_HOUSEHOLD,
  USUAL_OF_ONE_PERSON,
  USUAL_OF_STRANGERS,
} from './rules-expected.ts'
import { type Frequencies, fromFields } from './rules-frequencies.ts'
import { levelAt } from './rules-levels.ts'
import type { Weigher } from './rules-weighing.ts'

/** Pairs of rows that may be one person: their places and levels. */
export type Pairs = { readonly a: Int32Array; readonly b: Int32Array; readonly levels: Uint32Array }

/** What is taken to hold before anything of a file is known but how common its values are. */
export function usualMixture(frequencies: Frequencies, rows: number, allPairs: number): Mixture {
  const ofStrangers = fromFields((field) => withSame(USUAL_OF_STRANGERS[field], frequencies.same[field]))
  return {
    isUsual: allPairs < FEWEST_PAIRS,
    onePerson: usualPart(rows, allPairs),
    oneHousehold: usualPart(rows, allPairs),
    ofOnePerson: USUAL_OF_ONE_PERSON,
    ofHousehold: fromFields((field) => householdOf(field, ofStrangers[field])),
    ofStrangers,
  }
}

/** The mixture with the chances of strangers as counted. */
export function withStrangers(mixture: Mixture, counted: Readonly<Record<Field, Chances>>): Mixture {
  return {
    ...mixture,
    ofStrangers: counted,
    ofHousehold: fromFields((field) => householdOf(field, counted[field])),
  }
}

/**
 * The chances of the levels among strangers, from random pairs: counts with the usual chances as a few more.
 *
 * @param same the chance of the same value, as counted over all values: no sample is as sure
 */
export function strangersFrom(counts: Readonly<Record<Field, Float64Array>>, same: Readonly<Record<Field, number>>) {
  return fromFields((field): Chances => {
    const usual = USUAL_OF_STRANGERS[field]
    const all = counts[field].reduce((sum, count, level) => (level === 0 ? sum : sum + count), 0)
    const chances = usual.map((chance, level) => ((counts[field][level] as number) + chance * FEW) / (all + FEW))
    return withSame(chances, same[field])
  })
}

/**
 * One round of expectation and maximisation: the chance of each pair to be one person by the mixture, and the mixture
 * that these chances make likeliest, held to the usual where the pairs are few.
 */
export function nextMixture(pairs: Pairs, mixture: Mixture, weigher: Weigher, rows: number, allPairs: number): Mixture {
  const one = fromFields((field) => new Float64Array(LEVELS[field].length))
  const household = fromFields((field) => new Float64Array(LEVELS[field].length))
  let [ones, households] = [0, 0]
  for (let at = 0; at < pairs.a.length; at += 1) {
    const levels = pairs.levels[at] as number
    const [chance, ofHousehold] = chancesOf(mixture, weigher, pairs.a[at] as number, pairs.b[at] as number, levels)
    ones += chance
    households += ofHousehold
    for (let field = 0; field < FIELDS.length; field += 1) {
      const level = levelAt(levels, field)
      const name = FIELDS[field] as Field
      one[name][level] = (one[name][level] as number) + chance
      household[name][level] = (household[name][level] as number) + ofHousehold
    }
  }
  const partOf = (found: number) => (found + usualPart(rows, allPairs) * SURE_OF_PARTS) / (allPairs + SURE_OF_PARTS)
  return {
    ...mixture,
    onePerson: partOf(ones),
    oneHousehold: partOf(households),
    ofOnePerson: fromFields((field) =>
      within(MOST_OF_ONE_PERSON[field], asChances(one[field], USUAL_OF_ONE_PERSON[field], SURE_OF_ONE_PERSON)),
    ),
    ofHousehold: fromFields((field) =>
      GUESSED.has(field)
        ? mixture.ofHousehold[field]
        : within(MOST_OF_HOUSEHOLD[field], asChances(household[field], USUAL_OF_HOUSEHOLD[field], SURE_OF_HOUSEHOLD)),
    ),
  }
}

/** The chances, 0 to 1, that a pair is one person, and that it is two of one household. */
export function chancesOf(
  { onePerson, oneHousehold }: Mixture,
  weigher: Weigher,
  a: number,
  b: number,
  levels: number,
): readonly [onePerson: number, oneHousehold: number] {
  const one = onePerson * 2 ** weigher.onePerson(a, b, levels)
  const household = oneHousehold * 2 ** weigher.household(a, b, levels)
  const all = one + household + (1 - onePerson - oneHousehold)
  return [one / all, household / all]
}

/** In a household, these compare as they do among strangers. */
const GUESSED: ReadonlySet<Field> = new Set(['given', 'identifier'])
/** How many pairs the usual chances count for. */
const FEW = 20
const SURE_OF_ONE_PERSON = 30
const SURE_OF_HOUSEHOLD = 100
const SURE_OF_PARTS = 100
/** As of a file of a hundred rows. */
const FEWEST_PAIRS = 5_000

/** Of all pairs, the part that is usually one person, or one household. */
function usualPart(rows: number, allPairs: number): number {
  return Math.min(0.1, (0.1 * rows) / allPairs)
}

function householdOf(field: Field, strangers: Chances): Chances {
  return GUESSED.has(field) ? strangers : USUAL_OF_HOUSEHOLD[field]
}

/** Chances of which those of some levels together are held below a bound; the others take the rest. */
function within({ levels, most }: Bound, chances: Chances): Chances {
  const bounded = levels.reduce((sum, level) => sum + (chances[level] as number), 0)
  if (bounded <= most) return chances
  const others = (1 - most) / (1 - bounded)
  return chances.map((chance, level) => chance * (levels.includes(level) ? most / bounded : others))
}

function withSame(chances: Chances, same: number): Chances {
  return chances.map((chance, level) => (level === 1 ? same : chance))
}

function asChances(counts: Float64Array, usual: Chances, sure: number): Chances {
  const all = counts.reduce((sum, count, level) => (level === 0 ? sum : sum + count), 0)
  return usual.map((chance, level) => (level === 0 ? 0 : ((counts[level] as number) + chance * sure) / (all + sure)))
}
