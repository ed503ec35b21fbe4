import type { Instant } from '../../kernel/instant.ts'
import type { DuplicateInFull } from '../contract-desk.ts'
import { POTENTIAL_PROBABILITY } from '../contract-matching.ts'
import type { Profile } from '../matching/model.ts'
import { type Decided, type Weighed, weigh } from '../matching/rules.ts'
import type { Weights } from '../matching/weights/rules.ts'

/** Two numbers that may be one child, the smaller first, as the matcher came upon them. */
export type Pair = {
  readonly number: string
  readonly otherNumber: string
  readonly decisionId: string
  readonly outcome: Decided['outcome']
  readonly bits: number
  readonly probability: number
  /** Bits between this one and the next nearest child; null if there is none. */
  readonly margin: number | null
  readonly since: Instant
}

/** What the matcher decided of a record, and the number the record has. */
export type DecidedRecord = {
  readonly kind: 'new-child' | 'matched' | 'update'
  readonly number: string
  readonly decisionId: string
  readonly outcome: Decided['outcome']
  readonly ranked: readonly Weighed[]
  readonly recordedAt: Instant
}

/** The pairs one record may leave for a person. */
export const MOST_PAIRS = 3

/** Whether a person must look: the record may be another child's too, and has a number of its own. */
export function needsReview({ kind, outcome }: Pick<DecidedRecord, 'kind' | 'outcome'>): boolean {
  return outcome === 'PotentialMatch' || outcome === 'ManyMatch' || (kind === 'update' && outcome === 'Match')
}

/**
 * The pairs a person must look at, each once: of each record the children that are probably the same, best first, at most
 * three; never two that people have said are not the same.
 */
export function pairsToReview(records: readonly DecidedRecord[]): readonly Pair[] {
  const pairs = records.filter(needsReview).flatMap(pairsOf)
  const best = new Map<string, Pair>()
  for (const pair of pairs) {
    const key = `${pair.number} ${pair.otherNumber}`
    if ((best.get(key)?.bits ?? Number.NEGATIVE_INFINITY) < pair.bits) best.set(key, pair)
  }
  return [...best.keys()].sort().map((key) => best.get(key) as Pair)
}

/** How two children compare as all their records stand now: the two records that fit best, with any objection to it. */
export function weighPair(
  [one, other]: readonly [readonly Profile[], readonly Profile[]],
  saidNotSame: boolean,
  size: number,
  weights: Weights,
): Pick<Weighed, 'fields' | 'objections' | 'bits' | 'probability'> | undefined {
  if (one.length === 0 || other.length === 0) return undefined
  const contender = { number: '', profiles: other, provisional: false, saidNotSame }
  const weighed = one.map((profile) => weigh(profile, contender, size, weights))
  const best = weighed.reduce((a, b) => (b.bits > a.bits ? b : a))
  return { ...best, objections: [...new Set(weighed.flatMap(({ objections }) => objectionsFrom(objections, best)))] }
}

/** The words for how many bits lie between; kept to one place after the point, as the weights are. */
export function roundedMargin(margin: number | null): DuplicateInFull['margin'] {
  return margin === null ? null : Math.round(margin * 10) / 10
}

function pairsOf({ number, decisionId, outcome, ranked, recordedAt }: DecidedRecord): readonly Pair[] {
  return ranked.slice(0, MOST_PAIRS).flatMap((child, at): readonly Pair[] => {
    const { bits, probability, objections } = child
    if (probability < POTENTIAL_PROBABILITY || child.number === number) return []
    if (objections.includes('said-not-to-be-the-same')) return []
    const [first, second] = [number, child.number].sort() as [string, string]
    const next = ranked[at + 1]
    const margin = next ? bits - next.bits : null
    return [{ number: first, otherNumber: second, decisionId, outcome, bits, probability, margin, since: recordedAt }]
  })
}

/** Of the records that do not fit best, only that two valid numbers differ counts against the pair. */
function objectionsFrom(objections: Weighed['objections'], best: Weighed): Weighed['objections'] {
  return objections === best.objections ? objections : objections.filter((kind) => kind === 'nhs-numbers-differ')
}
