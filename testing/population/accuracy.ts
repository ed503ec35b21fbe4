import type { Asked } from '../../src/child-index/contract-asked.ts'
import type { MatchOperations, MatchOutcome } from '../../src/child-index/contract-matching.ts'
import type { Probe } from './probes.ts'

/** What came of one probe. A child of the population should be `linked`; one who is not of it, `new`. */
export type Verdict =
  /** One child, without a person, and the right one. */
  | 'linked'
  /** A person is asked, and the right child is among the first five shown. */
  | 'offered'
  /** A person is asked, and the right child is not among the five. */
  | 'not offered'
  /** Nobody is found, though the child is in the index. */
  | 'missed'
  /** One child, without a person, and the wrong one. */
  | 'wrong link'
  /** Nobody is found, rightly. */
  | 'new'
  /** A person is asked about one who is not in the index. */
  | 'offered for new'

export type Judged = { readonly probe: Probe; readonly verdict: Verdict; readonly outcome: MatchOutcome }

/** The number in the index of each child of the population that was asked about, by its place. */
export type NumbersByPlace = ReadonlyMap<number, string>

/** Who asks, in tests and benchmarks. */
export function askedBy(authority: string): Asked {
  return { authority, userId: null, role: 'bench', purpose: 'finding-a-child' }
}

/**
 * Asks the index about each probe, so many in flight, and hands on each judgement as it comes.
 *
 * @throws Error when the index refuses a probe: all of them are sound
 */
export async function judge(
  index: MatchOperations,
  probes: Iterable<Probe>,
  numbers: NumbersByPlace,
  { inFlight, each }: { readonly inFlight: number; readonly each: (judged: Judged) => void },
): Promise<void> {
  const asking = probes[Symbol.iterator]()
  const inTurn = async () => {
    for (let next = asking.next(); !next.done; next = asking.next()) {
      const probe = next.value
      const outcome = await index.match({
        asked: askedBy(probe.assertion.node.slice(0, 3)),
        identity: probe.assertion.identity,
      })
      each({
        probe,
        outcome,
        verdict: verdictOf(outcome, probe.truth === null ? null : (numbers.get(probe.truth) ?? '')),
      })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, inTurn))
}

function verdictOf(outcome: MatchOutcome, right: string | null): Verdict {
  if (outcome.outcome === 'Error') throw new Error(`a probe was refused: ${outcome.refusal}`)
  const shown = outcome.candidates.slice(0, 5).map(({ number }) => `${number}`)
  if (outcome.outcome === 'Match') return shown[0] === right ? 'linked' : 'wrong link'
  if (right === null) return outcome.outcome === 'NoMatch' ? 'new' : 'offered for new'
  if (outcome.outcome === 'NoMatch') return 'missed'
  return shown.includes(right) ? 'offered' : 'not offered'
}
