import { systemClock } from '../../platform/clock.ts'
import type { DeskOperations } from '../contract-desk.ts'
import { drawAtRandom, type Surroundings } from '../in-process.ts'
import { indexDeskInProcess, operate } from '../in-process-desk.ts'
import type { IndexDatabase } from '../matching/queries.ts'
import { findAccuracy } from './accuracy/commands.ts'
import { numberOfRecord, peopleByNumbers, searchPeople } from './search/commands.ts'

/** The whole of the operators' desk, on the index's own database. Only a deployment or a test makes one. */
export function deskInProcess(
  db: IndexDatabase,
  given: Partial<Pick<Surroundings, 'clock' | 'drawNumber'>> = {},
): DeskOperations {
  const surroundings = { clock: systemClock, drawNumber: drawAtRandom, ...given }
  return {
    ...indexDeskInProcess(db, surroundings),
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
