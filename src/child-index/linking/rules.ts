import type { LinkedPair, Mixture, Table } from './model.ts'
import { forEachPair, searchesOf } from './rules-blocks.ts'
import { type People, peopleOf } from './rules-clusters.ts'
import { chancesOf, nextMixture, type Pairs, strangersFrom, usualMixture, withStrangers } from './rules-estimate.ts'
import { type Frequencies, frequenciesOf } from './rules-frequencies.ts'
import { type Comparer, comparerOf } from './rules-levels.ts'
import { type PairList, pairList } from './rules-pairs.ts'
import { countedStrangers } from './rules-strangers.ts'
import { type Weigher, weigherOf } from './rules-weighing.ts'

/** How rows of a file, or of two, go together, with what was learnt of them. */
export type Linked = {
  readonly pairs: readonly LinkedPair[]
  readonly compared: number
  readonly mixture: Mixture
}

/**
 * Finds the rows that are one person: in one file, or across two. Nothing is told it beforehand: how often which
 * errors come is estimated from the rows themselves.
 */
export function linkRows(table: Table): Linked {
  const allPairs = pairsOf(table)
  const { pairs, compared } = plausiblePairs(table, allPairs)
  let share: Float64Array = new Float64Array(table.size).fill(1)
  let people: People | undefined
  for (let round = 0; ; round += 1) {
    const learnt = learn(table, pairs, share, people, allPairs)
    people = groupedBy(table, pairs, learnt)
    if (round === ROUNDS) return { pairs: pairsAmong(table, people, learnt), compared, mixture: learnt.mixture }
    share = sharesOf(people)
  }
}

const ROUNDS = 1
const MOST_STEPS = 40
const SETTLED = 0.001
/** A pair this many bits below an even chance, by what is usual, is no one's. */
const SLACK = 16

function pairsOf({ size, second }: Table): number {
  return Math.max(second < size ? second * (size - second) : (size * (size - 1)) / 2, 1)
}

function plausiblePairs(table: Table, allPairs: number): { readonly pairs: PairList; readonly compared: number } {
  const frequencies = frequenciesOf(table, new Float64Array(table.size).fill(1))
  const mixture = usualMixture(frequencies, table.size, allPairs)
  const compare = comparerOf(table, frequencies.bearers)
  const { onePerson } = weigherOf(table, mixture, frequencies)
  const least = -Math.log2(mixture.onePerson) - SLACK
  const pairs = pairList()
  let compared = 0
  forEachPair(table, searchesOf(table), (a, b) => {
    compared += 1
    const levels = compare(a, b)
    if (onePerson(a, b, levels) >= least) pairs.add(a, b)
  })
  return { pairs, compared }
}

type Learnt = {
  readonly pairs: Pairs
  readonly mixture: Mixture
  readonly weigher: Weigher
  readonly compare: Comparer
}

function learn(
  table: Table,
  list: PairList,
  share: Float64Array,
  people: People | undefined,
  allPairs: number,
): Learnt {
  const frequencies: Frequencies = frequenciesOf(table, share)
  const compare = comparerOf(table, frequencies.bearers)
  const pairs = list.compared(compare)
  const usual = usualMixture(frequencies, table.size, allPairs)
  const counted = countedStrangers(table, compare, share, people, usual, weigherOf(table, usual, frequencies))
  let mixture = withStrangers(usual, strangersFrom(counted, frequencies.same))
  const steps = usual.isUsual ? 0 : MOST_STEPS
  for (let step = 0; step < steps; step += 1) {
    const next = nextMixture(pairs, mixture, weigherOf(table, mixture, frequencies), table.size, allPairs)
    const moved = Math.abs(Math.log(next.onePerson / mixture.onePerson))
    mixture = next
    if (moved < SETTLED) break
  }
  return { pairs, mixture, weigher: weigherOf(table, mixture, frequencies), compare }
}

function groupedBy(table: Table, list: PairList, { pairs, mixture, weigher, compare }: Learnt): People {
  const bitsOf = (a: number, b: number) => oddsOf(chancesOf(mixture, weigher, a, b, compare(a, b))[0])
  const bits = Float64Array.from(pairs.a, (a, at) =>
    oddsOf(chancesOf(mixture, weigher, a, pairs.b[at] as number, pairs.levels[at] as number)[0]),
  )
  const likely = Int32Array.from(bits.keys()).filter((at) => (bits[at] as number) > 0)
  likely.sort((x, y) => (bits[y] as number) - (bits[x] as number) || x - y)
  return peopleOf(table.size, list.all(), likely, bitsOf)
}

function oddsOf(chance: number): number {
  return Math.log2(Math.max(chance, 1e-12) / Math.max(1 - chance, 1e-12))
}

function sharesOf({ of, rowsOf }: People): Float64Array {
  return Float64Array.from(of, (person) => 1 / (rowsOf.get(person)?.length ?? 1))
}

function pairsAmong(
  { second, size, ids }: Table,
  { rowsOf }: People,
  { mixture, weigher, compare }: Learnt,
): readonly LinkedPair[] {
  const pairs: LinkedPair[] = []
  for (const members of rowsOf.values()) {
    const sorted = [...members].sort((a, b) => a - b)
    for (const [at, a] of sorted.entries()) {
      for (const b of sorted.slice(at + 1)) {
        if (second < size && (a >= second || b < second)) continue
        const [score] = chancesOf(mixture, weigher, a, b, compare(a, b))
        pairs.push({
          idA: ids[a] as string,
          idB: ids[b] as string,
          score,
          outcome: score >= 0.95 ? 'Match' : 'PotentialMatch',
        })
      }
    }
  }
  return pairs
}
