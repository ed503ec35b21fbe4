import type { IndexNumber } from '../kernel/index-number.ts'
import { refused } from '../kernel/outcome.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { ask, wordFor } from './auditing/commands.ts'
import { askWatched, lookUp, type Safeguards, safeguardsKept, type Watched } from './budgets/commands-asking.ts'
import { findByIdentifier, findByNumber, findIdentifiers } from './children/commands.ts'
import type { ChildIndex } from './contract.ts'
import type { MatchOutcome } from './contract-matching.ts'
import type { RegisterManyRequest, RegisterOutcome } from './contract-registration.ts'
import { involvementsInProcess, sealedConcernsInProcess } from './in-process-involvements.ts'
import { feedInProcess, lifecycleInProcess } from './in-process-news.ts'
import { drawAtRandom, shieldsInProcess } from './in-process-safeguards.ts'
import { matchIdentity } from './matching/commands.ts'
import type { IndexDatabase } from './matching/queries.ts'
import { registerAssertions } from './registration/commands.ts'

export { safeguardsKept } from './budgets/commands-asking.ts'
export { closeGrownChildren } from './in-process-news.ts'
export { safeguardsInProcess } from './in-process-safeguards.ts'
export type { IndexDatabase } from './matching/queries.ts'

/** What the index takes from the world besides its database; a test may give its own. */
export type Surroundings = {
  readonly clock: Clock
  readonly drawNumber: () => IndexNumber
  /**
   * For how long one who asks about one child waits, in milliseconds; then the council goes on without the index.
   * Without it, to the end.
   */
  readonly patience?: number
  /** The connections that registrations have to themselves, so that those who wait for a lock keep nobody from looking. */
  readonly registering: IndexDatabase
  /** Without them nothing is counted; planted children are watched for all the same. */
  readonly safeguards: Safeguards
}

/** The index on a database of its own, opened as its own role. Only a deployment, the command line or a test makes one. */
export function childIndexInProcess(db: IndexDatabase, given: Partial<Surroundings> = {}): ChildIndex {
  const surroundings: Surroundings = {
    clock: systemClock,
    drawNumber: drawAtRandom,
    registering: db,
    safeguards: safeguardsKept(),
    ...given,
  }
  const watched: Watched = { db, ...surroundings }
  return {
    ...identities(watched, surroundings),
    ...lookups(watched),
    ...involvementsInProcess(watched),
    ...sealedConcernsInProcess(watched),
    ...shieldsInProcess(db, surroundings),
    ...feedInProcess(db, surroundings),
    ...lifecycleInProcess(db, surroundings),
  }
}

const MOST_AT_ONCE = 500

function identities(
  watched: Watched,
  { drawNumber, registering }: Surroundings,
): Pick<ChildIndex, 'match' | 'register' | 'registerMany'> {
  const { clock, patience } = watched
  const registerAll = ({ asked, assertions }: RegisterManyRequest, waits?: number) =>
    ask<readonly RegisterOutcome[]>(registering, asked, assertions.length === 1 ? 'register' : 'register-many', {
      work: (tx) =>
        registerAssertions(tx, asked, assertions, { at: clock.now(), today: clock.today(), newId, drawNumber }),
      answer: (outcomes) => (outcomes.length === 1 ? outcomes.map(wordFor).join() : 'answered'),
      numbers: (outcomes) => outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.number] : [])),
      refused: (refusal) => assertions.map(() => refused(refusal)),
      patience: waits,
    })
  return {
    match: (request) =>
      askWatched<MatchOutcome>(watched, request.asked, 'match', {
        kind: 'match',
        found: ({ candidates }) => candidates.length > 0,
        spent: (retryAfterSeconds) => ({
          outcome: 'Error',
          candidates: [],
          refusal: 'budget-spent',
          retryAfterSeconds,
        }),
        work: (tx) => matchIdentity(tx, request, { today: clock.today(), guesses: watched.safeguards.guesses }),
        answer: (outcome) => (outcome.outcome === 'Error' ? outcome.refusal : outcome.outcome),
        numbers: ({ candidates }) => candidates.map(({ number }) => number),
        refused: (refusal) => ({ outcome: 'Error', candidates: [], refusal }),
        patience,
      }),
    register: async ({ asked, assertion }) => {
      const [outcome] = await registerAll({ asked, assertions: [assertion] }, patience)
      return outcome ?? refused('unavailable')
    },
    registerMany: async (request) => {
      if (request.assertions.length === 0) return []
      if (request.assertions.length > MOST_AT_ONCE) return request.assertions.map(() => refused('too-many-at-once'))
      return registerAll(request)
    },
  }
}

function lookups(watched: Watched): Pick<ChildIndex, 'childByNumber' | 'childByIdentifier' | 'identifiersOf'> {
  const { clock } = watched
  const numbersOf = ({ number }: { readonly number: string }) => [number]
  return {
    childByNumber: (request) =>
      lookUp(
        watched,
        request.asked,
        { name: 'child-by-number', kind: 'by-number' },
        (tx) => findByNumber(tx, request, clock.today()),
        numbersOf,
      ),
    childByIdentifier: (request) =>
      lookUp(
        watched,
        request.asked,
        { name: 'child-by-identifier', kind: 'by-identifier' },
        (tx) => findByIdentifier(tx, request, clock.today()),
        numbersOf,
      ),
    identifiersOf: (request) =>
      lookUp(
        watched,
        request.asked,
        { name: 'identifiers-of', kind: 'by-number' },
        (tx) => findIdentifiers(tx, request, clock.today()),
        numbersOf,
      ),
  }
}
