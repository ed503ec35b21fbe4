import { indexNumber } from '../kernel/index-number.ts'
import { refused } from '../kernel/outcome.ts'
import { systemClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { askOutcome } from './auditing/commands.ts'
import type { AuditedRequest } from './auditing/model.ts'
import type { DeskOperations, DeskOutcome, DeskRequest, Duplicate, Proposal } from './contract-desk.ts'
import { askAboutDuplicate, findDuplicate, findDuplicates } from './duplicates/commands.ts'
import type { Surroundings } from './in-process.ts'
import { drawAtRandom } from './in-process-safeguards.ts'
import type { IndexDatabase, IndexTx } from './matching/queries.ts'
import { allotItem, findToAllot } from './merging/commands-allotting.ts'
import { considerAct } from './merging/commands-effect.ts'
import { findHistory } from './merging/commands-history.ts'
import { decideNotSame } from './merging/commands-not-same.ts'
import { findProposal, findProposals, proposeAct, settleProposal } from './merging/commands-proposals.ts'
import { namedBy } from './merging/rules.ts'
import { isOperator } from './shields/rules.ts'

/** What operators do, of joining and parting identities. The desk adds its search for people and its accuracy. */
export type MergingDesk = Omit<DeskOperations, 'searchPeople' | 'peopleByNumbers' | 'numberOfRecord' | 'accuracy'>

/** The operators' desk on the index's own database: for people who are index operators, in a transaction with its audit. */
export function indexDeskInProcess(db: IndexDatabase, given: Partial<Surroundings> = {}): MergingDesk {
  const surroundings = { clock: systemClock, drawNumber: drawAtRandom, ...given }
  return { ...queue(db, surroundings), ...deciding(db, surroundings), ...afterwards(db, surroundings) }
}

/**
 * Answers a request of the desk: to a person who is an index operator, with its audit; to anyone else, that they are not.
 */
export function operate<T>(
  db: IndexDatabase,
  { asked }: DeskRequest,
  name: AuditedRequest,
  work: (tx: IndexTx) => Promise<DeskOutcome<T>>,
  numbersOf: (value: T) => readonly string[],
): Promise<DeskOutcome<T>> {
  const answer = isOperator(asked) ? work : async () => refused('not-an-operator')
  return askOutcome(db, asked, name, answer, numbersOf)
}

type Given = Pick<Surroundings, 'clock' | 'drawNumber'>

function queue(
  db: IndexDatabase,
  given: Given,
): Pick<MergingDesk, 'possibleDuplicates' | 'possibleDuplicate' | 'askAuthorities'> {
  return {
    possibleDuplicates: (request) =>
      operate(
        db,
        request,
        'possible-duplicates',
        (tx) => findDuplicates(tx, request),
        ({ duplicates }) => duplicates.flatMap(numbersOfPair),
      ),
    possibleDuplicate: (request) =>
      operate(db, request, 'possible-duplicate', (tx) => findDuplicate(tx, request), numbersOfPair),
    askAuthorities: (request) =>
      operate(
        db,
        request,
        'ask-authorities',
        (tx) => askAboutDuplicate(tx, request, makingOf(given)),
        () => [],
      ),
  }
}

function deciding(
  db: IndexDatabase,
  given: Given,
): Pick<MergingDesk, 'effectOf' | 'propose' | 'settle' | 'proposals' | 'proposal' | 'sayNotSame'> {
  return {
    effectOf: (request) =>
      operate(
        db,
        request,
        'effect-of',
        async (tx) => {
          const considered = await considerAct(tx, request.act)
          return considered.ok ? { ok: true, value: considered.value.effect } : considered
        },
        ({ act }) => namedBy(act),
      ),
    propose: (request) =>
      operate(db, request, 'propose', (tx) => proposeAct(tx, request, makingOf(given)), numbersOfProposal),
    settle: (request) =>
      operate(db, request, 'settle', (tx) => settleProposal(tx, request, makingOf(given)), numbersOfProposal),
    proposals: (request) =>
      operate(
        db,
        request,
        'proposals',
        (tx) => findProposals(tx, request),
        ({ proposals }) => proposals.flatMap(numbersOfProposal),
      ),
    proposal: (request) => operate(db, request, 'proposal', (tx) => findProposal(tx, request), numbersOfProposal),
    sayNotSame: (request) =>
      operate(
        db,
        request,
        'say-not-same',
        (tx) => decideNotSame(tx, request, makingOf(given)),
        () => [request.number, request.otherNumber].flatMap((number) => indexNumber(number) ?? []),
      ),
  }
}

function afterwards(db: IndexDatabase, given: Given): Pick<MergingDesk, 'historyOf' | 'toAllot' | 'allot'> {
  return {
    historyOf: (request) =>
      operate(
        db,
        request,
        'history-of',
        (tx) => findHistory(tx, request),
        ({ side }) => [side.number],
      ),
    toAllot: (request) =>
      operate(
        db,
        request,
        'to-allot',
        (tx) => findToAllot(tx, request),
        (rows) => rows.flatMap(numbersOfPair),
      ),
    allot: (request) => operate(db, request, 'allot', (tx) => allotItem(tx, request, makingOf(given)), numbersOfPair),
  }
}

function makingOf({ clock, drawNumber }: Given) {
  return { at: clock.now(), newId, drawNumber }
}

function numbersOfPair({ number, otherNumber }: Pick<Duplicate, 'number' | 'otherNumber'>): readonly string[] {
  return [number, otherNumber]
}

function numbersOfProposal({ act, newNumber }: Proposal): readonly string[] {
  return newNumber === null ? namedBy(act) : [...namedBy(act), newNumber]
}
