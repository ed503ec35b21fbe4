import { MATCH_PROBABILITY, POTENTIAL_PROBABILITY } from '../contract-matching.ts'
import { compare } from '../matching/compare/rules.ts'
import type { MatchingModel, Profile } from '../matching/model.ts'
import { type Weights, weightsOf } from '../matching/weights/rules.ts'
import { countedLevels, countedNames, type LevelsSeen, type Seen, withChances } from './rules.ts'

type Pair = readonly [one: number, other: number]

/**
 * A model trained on records: how common names are, how strangers compare by random pairs, and how one child's records
 * compare by expectation and maximisation over the pairs that may be one child. Deterministic.
 */
export function trainedOn(start: MatchingModel, profiles: readonly Profile[], pairs: readonly Pair[]): MatchingModel {
  const names = profiles.flatMap(({ names: [first] }) => (first ? [first] : []))
  const given = countedNames(
    names.map((name) => name.given.split(' ', 1)[0] as string),
    start.given,
  )
  const family = countedNames(
    names.map((name) => name.family),
    start.family,
  )
  const counted: MatchingModel = { ...start, given, family }
  const few = Math.log2(Math.max(profiles.length, 2))
  const strangers = countedLevels(seenBy(counted, profiles, randomPairs(profiles.length), few), 'two children')
  let [model, prior] = [withChances(counted, {}, strangers), few]
  for (let step = 0; step < STEPS; step += 1) {
    const found = seenBy(model, profiles, pairs, prior)
    model = withChances(counted, countedLevels(found, 'one child'), strangers)
    prior = priorOf(found, profiles.length)
  }
  return model
}

/** How many pairs were sure, possible or neither by one model, and are by another: by "before > after". */
export type Changes = Readonly<Record<string, number>>

/** How the judgement of pairs changes from one model to another, by probability alone. */
export function changesBetween(
  before: MatchingModel,
  after: MatchingModel,
  profiles: readonly Profile[],
  pairs: readonly Pair[],
): Changes {
  const changes: Record<string, number> = {}
  const prior = Math.log2(Math.max(profiles.length, 2))
  const [ones, others] = [seenBy(before, profiles, pairs, prior), seenBy(after, profiles, pairs, prior)]
  for (const [at, { chance }] of ones.entries()) {
    const change = `${judgement(chance)} > ${judgement(others[at]?.chance ?? 0)}`
    changes[change] = (changes[change] ?? 0) + 1
  }
  return changes
}

const STEPS = 10
const RANDOM_PAIRS = 50_000

/** The bits against two records being one child before they are compared: how few of all pairs are. */
function priorOf(found: readonly Seen[], records: number): number {
  const ones = found.reduce((sum, { chance }) => sum + chance, 0)
  return Math.log2(Math.max((records * (records - 1)) / 2, 1) / Math.max(ones, 1))
}

function seenBy(
  model: MatchingModel,
  profiles: readonly Profile[],
  pairs: readonly Pair[],
  prior: number,
): readonly Seen[] {
  const weights = weightsOf(model)
  return pairs.map(([one, other]) => seen(profiles[one] as Profile, profiles[other] as Profile, prior, weights))
}

function seen(a: Profile, b: Profile, prior: number, weights: Weights): Seen {
  const { bits, levels } = compare(a, b, weights)
  const { birthDate, ...others } = levels
  const named: LevelsSeen = { ...others, 'birth-date': birthDate }
  return { levels: named, chance: 1 / (1 + 2 ** (prior - bits)) }
}

/** Pairs that look drawn by chance and are the same each time: each record with others at steps that do not repeat. */
function randomPairs(size: number): readonly Pair[] {
  if (size < 2) return []
  const pairs: Pair[] = []
  for (let at = 0; at < RANDOM_PAIRS; at += 1) {
    const one = (at * 7_919) % size
    const other = (at * 104_729 + Math.floor(at / size) * 31 + 1) % size
    if (one !== other) pairs.push([one, other])
  }
  return pairs
}

function judgement(chance: number): 'sure' | 'possible' | 'neither' {
  if (chance >= MATCH_PROBABILITY) return 'sure'
  return chance >= POTENTIAL_PROBABILITY ? 'possible' : 'neither'
}
