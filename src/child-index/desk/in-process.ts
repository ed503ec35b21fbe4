import { systemClock } from '../../platform/clock.ts'
import { indexDeskInProcess, operate } from '../in-process-desk.ts'
import {
  drawAtRandom,
  type SafeguardSurroundings,
  safeguardsInProcess,
  shieldsInProcess,
} from '../in-process-safeguards.ts'
import type { IndexDatabase } from '../matching/queries.ts'
import { findAccuracy } from './accuracy/commands.ts'
import type { OperatorsDesk } from './contract.ts'
import { numberOfRecord, peopleByNumbers, searchPeople } from './search/commands.ts'

/** The whole of the operators' desk, on the index's own database. Only a deployment or a test makes one. */
export function deskInProcess(db: IndexDatabase, given: Partial<SafeguardSurroundings> = {}): OperatorsDesk {
  const surroundings = { clock: systemClock, drawNumber: drawAtRandom, ...given }
  const { shield } = shieldsInProcess(db, surroundings)
  return {
    ...indexDeskInProcess(db, surroundings),
    ...safeguardsInProcess(db, surroundings),
    shield,
    searchPeople: (request) =>
      operate(
        db,
        request,
        'search-people',
        (tx) => searchPeople(tx, request),
        ({ people }) => people.map(({ number }) => number),
      ),
    peopleByNumbers: (request) =>
      operate(
        db,
        request,
        'people-by-numbers',
        (tx) => peopleByNumbers(tx, request),
        (people) => people.map(({ number }) => number),
      ),
    numberOfRecord: (request) =>
      operate(
        db,
        request,
        'number-of-record',
        (tx) => numberOfRecord(tx, request),
        ({ number }) => [number],
      ),
    accuracy: (request) =>
      operate(
        db,
        request,
        'accuracy',
        (tx) => findAccuracy(tx, surroundings.clock.now()),
        () => [],
      ),
  }
}
