import { randomInt } from 'node:crypto'
import { INDEX_NUMBER_ALPHABET, type IndexNumber, indexNumber, indexNumberFrom } from '../kernel/index-number.ts'
import { refused } from '../kernel/outcome.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { ask, askOutcome, wordFor } from './auditing/commands.ts'
import { findByIdentifier, findByNumber, findIdentifiers } from './children/commands.ts'
import type { ChildIndex } from './contract.ts'
import type { RegisterManyRequest, RegisterOutcome } from './contract-registration.ts'
import { endInvolvement, findInvolvements, recordInvolvement } from './involvements/commands.ts'
import { matchIdentity } from './matching/commands.ts'
import type { IndexDatabase } from './matching/queries.ts'
import { registerAssertions } from './registration/commands.ts'

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
}

/** The index on a database of its own, opened as its own role. Only a deployment, the command line or a test makes one. */
export function childIndexInProcess(db: IndexDatabase, given: Partial<Surroundings> = {}): ChildIndex {
  const surroundings: Surroundings = { clock: systemClock, drawNumber: atRandom, ...given }
  return { ...identities(db, surroundings), ...lookups(db, surroundings), ...involvements(db, surroundings) }
}

const MOST_AT_ONCE = 500

function identities(
  db: IndexDatabase,
  { clock, drawNumber, patience }: Surroundings,
): Pick<ChildIndex, 'match' | 'register' | 'registerMany'> {
  const registerAll = ({ asked, assertions }: RegisterManyRequest, waits?: number) =>
    ask<readonly RegisterOutcome[]>(db, asked, assertions.length === 1 ? 'register' : 'register-many', {
      work: (tx) =>
        registerAssertions(tx, asked, assertions, { at: clock.now(), today: clock.today(), newId, drawNumber }),
      answer: (outcomes) => (outcomes.length === 1 ? outcomes.map(wordFor).join() : 'answered'),
      numbers: (outcomes) => outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.number] : [])),
      refused: (refusal) => assertions.map(() => refused(refusal)),
      patience: waits,
    })
  return {
    match: (request) =>
      ask(db, request.asked, 'match', {
        work: (tx) => matchIdentity(tx, request, clock.today()),
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

function lookups(
  db: IndexDatabase,
  { patience }: Surroundings,
): Pick<ChildIndex, 'childByNumber' | 'childByIdentifier' | 'identifiersOf'> {
  const numbersOf = ({ number }: { readonly number: string }) => [number]
  return {
    childByNumber: (request) =>
      askOutcome(db, request.asked, 'child-by-number', (tx) => findByNumber(tx, request), numbersOf, patience),
    childByIdentifier: (request) =>
      askOutcome(db, request.asked, 'child-by-identifier', (tx) => findByIdentifier(tx, request), numbersOf, patience),
    identifiersOf: (request) =>
      askOutcome(db, request.asked, 'identifiers-of', (tx) => findIdentifiers(tx, request), numbersOf, patience),
  }
}

function involvements(
  db: IndexDatabase,
  { clock, patience }: Surroundings,
): Pick<ChildIndex, 'involvementsOf' | 'recordInvolvement' | 'endInvolvement'> {
  const numbersOf = ({ number }: { readonly number: string }) => [number]
  return {
    involvementsOf: (request) =>
      askOutcome(
        db,
        request.asked,
        'involvements-of',
        (tx) => findInvolvements(tx, request),
        () => [indexNumber(request.number) ?? ''],
        patience,
      ),
    recordInvolvement: (request) =>
      askOutcome(
        db,
        request.asked,
        'record-involvement',
        (tx) => recordInvolvement(tx, request, newId(), clock.now(), clock.today()),
        numbersOf,
        patience,
      ),
    endInvolvement: (request) =>
      askOutcome(
        db,
        request.asked,
        'end-involvement',
        (tx) => endInvolvement(tx, request, clock.today()),
        numbersOf,
        patience,
      ),
  }
}

function atRandom(): IndexNumber {
  return indexNumberFrom(Array.from({ length: 9 }, () => randomInt(INDEX_NUMBER_ALPHABET.length)))
}
