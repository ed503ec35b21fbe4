import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import { ask, askOutcome } from './auditing/commands.ts'
import type { Asked } from './contract-asked.ts'
import type { FeedOperations } from './contract-feed.ts'
import type { LifecycleOperations } from './contract-lifecycle.ts'
import { acknowledgeRecalls, findChanges } from './feed/commands.ts'
import { closeThoseGrown, keepOpenUntil25, lotsToClose, recordDeath, reopenNumber } from './lifecycle/commands.ts'
import type { IndexDatabase } from './matching/queries.ts'

type Given = { readonly clock: Clock; readonly patience?: number }

/** What councils' systems read of the index, so that their records follow it. */
export function feedInProcess(db: IndexDatabase, { clock, patience }: Given): FeedOperations {
  return {
    changes: (request) =>
      askOutcome(
        db,
        request.asked,
        'changes',
        (tx) => findChanges(tx, request),
        ({ items, recalls }) => [...new Set([...items, ...recalls].map(({ number }) => number))],
        patience,
      ),
    acknowledge: (request) =>
      askOutcome(
        db,
        request.asked,
        'acknowledge',
        (tx) => acknowledgeRecalls(tx, request, clock.now()),
        () => [],
        patience,
      ),
  }
}

/** How numbers end their days. */
export function lifecycleInProcess(db: IndexDatabase, { clock, patience }: Given): LifecycleOperations {
  const numbersOf = ({ number }: { readonly number: string }) => [number]
  return {
    recordDeath: (request) =>
      askOutcome(
        db,
        request.asked,
        'record-death',
        (tx) => recordDeath(tx, request, momentOf(clock)),
        numbersOf,
        patience,
      ),
    keepOpenUntil25: (request) =>
      askOutcome(
        db,
        request.asked,
        'keep-open',
        (tx) => keepOpenUntil25(tx, request, momentOf(clock)),
        numbersOf,
        patience,
      ),
    reopen: (request) =>
      askOutcome(db, request.asked, 'reopen', (tx) => reopenNumber(tx, request, momentOf(clock)), numbersOf, patience),
  }
}

/**
 * Closes the numbers of all who have grown up since the last night, some days at a time, each in a transaction with its audit.
 * For a nightly job; may be killed and run again at any time.
 */
export async function closeGrownChildren(
  db: IndexDatabase,
  asked: Asked,
  { clock }: Pick<Given, 'clock'>,
): Promise<void> {
  const lots = await db.transaction().execute((tx) => lotsToClose(tx, clock.today()))
  for (const days of lots) {
    await ask(db, asked, 'close-grown', {
      work: (tx) => closeThoseGrown(tx, days, asked, momentOf(clock)),
      answer: (count) => `closed-${count}`,
      numbers: () => [],
      refused: (refusal) => {
        throw new Error(`children who have grown up were not closed: ${refusal}`)
      },
    })
  }
}

function momentOf(clock: Clock) {
  return { at: clock.now(), today: clock.today(), newId }
}
