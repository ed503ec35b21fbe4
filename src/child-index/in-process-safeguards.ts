import { randomInt } from 'node:crypto'
import { INDEX_NUMBER_ALPHABET, type IndexNumber, indexNumberFrom } from '../kernel/index-number.ts'
import { refused } from '../kernel/outcome.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { ask, askOutcome, wordFor } from './auditing/commands.ts'
import { type Safeguards, safeguardsKept } from './budgets/commands-asking.ts'
import { listAlerts, plantCanary } from './canaries/commands.ts'
import type { ResponsibilityOperations, ResponsibleOutcome } from './contract-responsibility.ts'
import type { SafeguardOperations, ShieldOperations } from './contract-shields.ts'
import type { IndexDatabase, IndexTx } from './matching/queries.ts'
import { changeResponsible, setPostcodeAreas } from './responsibility/commands.ts'
import { findShield, listShields, reviewShield, shieldChild } from './shields/commands.ts'

/** What safeguards take from the world besides their database; a test may give its own. */
export type SafeguardSurroundings = {
  readonly clock: Clock
  readonly drawNumber: () => IndexNumber
  /** Those of the index beside them in this process, which then watches for a planted child at once. */
  readonly safeguards: Safeguards
}

/** What index operators do to keep children from being found, on a database of the index's own. */
export function safeguardsInProcess(
  db: IndexDatabase,
  given: Partial<SafeguardSurroundings> = {},
): SafeguardOperations {
  const { clock, drawNumber, safeguards } = {
    clock: systemClock,
    drawNumber: drawAtRandom,
    safeguards: safeguardsKept(),
    ...given,
  }
  const making = () => ({ at: clock.now(), today: clock.today(), newId, drawNumber })
  const numbersOf = (listed: readonly { readonly number: string }[]) => [...new Set(listed.flatMap(numberOf))]
  return {
    shields: (request) => askOutcome(db, request.asked, 'shields', (tx) => listShields(tx, request), numbersOf),
    shieldInFull: (request) =>
      askOutcome(db, request.asked, 'shield-in-full', (tx) => findShield(tx, request), numberOf),
    reviewShield: (request) =>
      askOutcome(db, request.asked, 'review-shield', (tx) => reviewShield(tx, request, making()), numberOf),
    plantCanary: async (request) => {
      const plant = (tx: IndexTx) => plantCanary(tx, request, making())
      const planted = await askOutcome(db, request.asked, 'plant-canary', plant, numberOf)
      safeguards.canaries.planted()
      return planted
    },
    canaryAlerts: (request) =>
      askOutcome(db, request.asked, 'canary-alerts', (tx) => listAlerts(tx, request), numbersOf),
    setPostcodeAreas: (request) => {
      const set = (tx: IndexTx) => setPostcodeAreas(tx, request, clock.now())
      return askOutcome(db, request.asked, 'set-postcode-areas', set, () => [])
    },
  }
}

/** Shielding, and passing responsibility on: the part of the index that every authority reaches. */
export function shieldsInProcess(
  db: IndexDatabase,
  { clock, patience }: { readonly clock: Clock; readonly patience?: number },
): ShieldOperations & ResponsibilityOperations {
  return {
    shield: (request) =>
      askOutcome(
        db,
        request.asked,
        'shield',
        (tx) => shieldChild(tx, request, { at: clock.now(), newId }),
        numberOf,
        patience,
      ),
    changeResponsible: (request) =>
      ask<ResponsibleOutcome>(db, request.asked, 'change-responsible', {
        work: (tx) => changeResponsible(tx, request, { at: clock.now(), today: clock.today() }),
        answer: wordFor,
        numbers: (outcome) => (outcome.ok ? [outcome.value.number] : []),
        refused,
        patience,
      }),
  }
}

/** A number nobody can guess. */
export function drawAtRandom(): IndexNumber {
  return indexNumberFrom(Array.from({ length: 9 }, () => randomInt(INDEX_NUMBER_ALPHABET.length)))
}

function numberOf({ number }: { readonly number: string }): readonly string[] {
  return [number]
}
