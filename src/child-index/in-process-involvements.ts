import { indexNumber } from '../kernel/index-number.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { askOutcome } from './auditing/commands.ts'
import type { AuditedRequest } from './auditing/model.ts'
import { lookUp, type Watched } from './budgets/commands-asking.ts'
import type { Asked } from './contract-asked.ts'
import type { SealedConcern, SealedConcernOperations, SealedConcernRefusal } from './contract-concerns.ts'
import type { Involvement, InvolvementOperations, InvolvementRefusal } from './contract-involvements.ts'
import {
  endInvolvement,
  findInvolvements,
  recordInvolvement,
  renewInvolvement,
  setBroker,
} from './involvements/commands.ts'
import type { IndexTx } from './matching/queries.ts'
import {
  endSealedConcern,
  findSealedConcerns,
  renewSealedConcern,
  tellSealedConcern,
} from './sealed-concerns/commands.ts'

/** Who works with a child, on a database of the index's own. */
export function involvementsInProcess(watched: Watched): InvolvementOperations {
  const { db, clock, patience } = watched
  const told = (asked: Asked, name: AuditedRequest, work: (tx: IndexTx) => Told<Involvement, InvolvementRefusal>) =>
    askOutcome<Involvement, InvolvementRefusal>(db, asked, name, work, numberOf, patience)
  return {
    involvementsOf: (request) =>
      lookUp(
        watched,
        request.asked,
        { name: 'involvements-of', kind: 'by-number' },
        (tx) => findInvolvements(tx, request, clock.today()),
        () => [indexNumber(request.number) ?? ''],
      ),
    recordInvolvement: (request) =>
      told(request.asked, 'record-involvement', (tx) => recordInvolvement(tx, request, makingBy(clock))),
    renewInvolvement: (request) =>
      told(request.asked, 'renew-involvement', (tx) => renewInvolvement(tx, request, clock.today())),
    endInvolvement: (request) =>
      told(request.asked, 'end-involvement', (tx) => endInvolvement(tx, request, clock.today())),
    setBroker: (request) =>
      askOutcome(
        db,
        request.asked,
        'set-broker',
        (tx) => setBroker(tx, request, clock.now()),
        () => [],
        patience,
      ),
  }
}

/** That agencies keep concerns to themselves, on a database of the index's own. Telling of one spends nothing. */
export function sealedConcernsInProcess(watched: Watched): SealedConcernOperations {
  const { db, clock, patience } = watched
  const told = (asked: Asked, name: AuditedRequest, work: (tx: IndexTx) => Told<SealedConcern, SealedConcernRefusal>) =>
    askOutcome<SealedConcern, SealedConcernRefusal>(db, asked, name, work, numberOf, patience)
  return {
    tellSealedConcern: (request) =>
      told(request.asked, 'tell-sealed-concern', (tx) => tellSealedConcern(tx, request, makingBy(clock))),
    renewSealedConcern: (request) =>
      told(request.asked, 'renew-sealed-concern', (tx) => renewSealedConcern(tx, request, clock.today())),
    endSealedConcern: (request) =>
      told(request.asked, 'end-sealed-concern', (tx) => endSealedConcern(tx, request, makingBy(clock))),
    sealedConcernsOf: (request) =>
      lookUp(
        watched,
        request.asked,
        { name: 'sealed-concerns-of', kind: 'by-number' },
        (tx) => findSealedConcerns(tx, request, clock.today()),
        () => [indexNumber(request.number) ?? ''],
      ),
  }
}

type Told<T, Refusal extends string> = Promise<Outcome<T, Refusal>>

function makingBy(clock: Clock) {
  return { id: newId(), at: clock.now(), today: clock.today() }
}

function numberOf({ number }: { readonly number: string }): readonly string[] {
  return [number]
}
