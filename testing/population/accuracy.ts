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

/** What the index answered about a probe. */
export type Answered = { readonly probe: Probe; readonly outcome: MatchOutcome }

export type Judged = Answered & { readonly verdict: Verdict }

/** The places in the population of the children whose records stand under a number: one, if all is right. */
export type PlacesByNumber = ReadonlyMap<string, ReadonlySet<number>>

/** Who asks, in tests and benchmarks. */
export function askedBy(authority: string): Asked {
  return { authority, userId: null, role: 'bench', purpose: 'finding-a-child' }
}

/**
 * Asks the index about each probe, so many in flight. Answers come in no order.
 *
 * @throws Error when the index refuses a probe: all of them are sound
 */
export async function askAbout(
  index: MatchOperations,
  probes: Iterable<Probe>,
  inFlight: number,
): Promise<readonly Answered[]> {
  const asking = probes[Symbol.iterator]()
  const answers: Answered[] = []
  const inTurn = async () => {
    for (let next = asking.next(); !next.done; next = asking.next()) {
      const probe = next.value
      const { node, identity } = probe.assertion
      const outcome = await index.match({ asked: askedBy(node.slice(0, 3)), identity })
      if (outcome.outcome === 'Error') throw new Error(`a probe was refused: ${outcome.refusal}`)
      answers.push({ probe, outcome })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, inTurn))
  return answers
}

/** The numbers an answer shows, the first five. */
export function shownIn({ outcome }: Answered): readonly string[] {
  return outcome.candidates.slice(0, MOST_SHOWN).map(({ number }) => number)
}

/** Judges an answer by the truth. A number under which a record of another child stands besides is not the right one. */
export function judged(answered: Answered, places: PlacesByNumber): Judged {
  const { probe, outcome } = answered
  const right = shownIn(answered).map((number) => {
    const held = places.get(number)
    return held?.size === 1 && probe.truth !== null && held.has(probe.truth)
  })
  return { ...answered, verdict: verdictOf(outcome.outcome, right, probe.truth === null) }
}

const MOST_SHOWN = 5

function verdictOf(outcome: MatchOutcome['outcome'], right: readonly boolean[], isOutsider: boolean): Verdict {
  if (outcome === 'Match') return right[0] ? 'linked' : 'wrong link'
  if (isOutsider) return outcome === 'NoMatch' ? 'new' : 'offered for new'
  if (outcome === 'NoMatch') return 'missed'
  return right.includes(true) ? 'offered' : 'not offered'
}
