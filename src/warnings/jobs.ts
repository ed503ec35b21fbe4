import { type Actor, systemActor } from '../access/actor.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inSeat, type Tx } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import { noticeWarnings, putAgain } from './commands.ts'
import { followIndex } from './commands-following.ts'
import { childrenWithWork } from './queries-answerers.ts'
import { childrenConcerned } from './queries-facts.ts'
import { enqueueOnce } from './queries-index.ts'

type Ways = { readonly db: Database; readonly clock: Pick<Clock, 'now' | 'today'> }

type Sweeping = Ways & {
  /** Tells the operators what went wrong. */
  tell(error: unknown): void
}

type Parts = Sweeping & { readonly index: ChildIndex }

/**
 * `notice-warnings` looks at the published rules for those of whom something was written down: the database puts it in
 * the queue in the act's own transaction (`notice_people` of migration 0056), so that no act can forget it.
 *
 * `follow-index` reads what the index tells the authority, and asks for itself again.
 */
export function warningTasks({ index, tell, ...ways }: Parts): Tasks {
  const { db, clock } = ways
  const now = () => ({ at: clock.now(), day: clock.today() })
  return {
    'notice-warnings': async ({ authority, people = '' }) => {
      const system = systemActor(authority, 'notice-warnings')
      await inSeat(db, system, async (tx) => {
        const children = await childrenConcerned(tx, people.split(' '))
        if (children.length > 0) await noticeWarnings(tx, system, children, now())
      })
    },
    'follow-index': async ({ authority }) => {
      const inTransaction = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
      // A turn that failed is told, not tried again: the next one reads the same page.
      await followIndex({ index, inTransaction, now }, authority).catch(tell)
      await startFollowing(ways, [authority], FOLLOW_SECONDS)
    },
  }
}

/** How often an authority reads what the index tells it. */
const FOLLOW_SECONDS = 15

/** Sets each of these authorities to follow the index, from now on. Done again, it changes nothing. */
export async function startFollowing(
  { db }: Pick<Ways, 'db'>,
  authorities: readonly string[],
  seconds = 1,
): Promise<void> {
  for (const authority of authorities) {
    await inSeat(db, systemActor(authority, 'follow-index'), (tx) => enqueueOnce(tx, 'follow-index', seconds))
  }
}

/** Children that one transaction of the night looks at. */
const LOT = 250

/** Every night: what becomes so because time goes by, for every child with an open case, in each of these authorities. */
export function nightlyWarnings(ways: Sweeping, authorities: readonly string[]): Tasks {
  return {
    'sweep-warnings': async () => {
      for (const authority of authorities) {
        await sweepWarnings(ways, authority).catch(ways.tell)
        await putWaitingAgain(ways, authority).catch(ways.tell)
      }
    },
  }
}

async function putWaitingAgain({ db, clock }: Ways, authority: string): Promise<void> {
  const system = systemActor(authority, 'sweep-warnings')
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const lot: { after: string | null; limit: number } = { after, limit: LOT }
    const now = { at: clock.now(), day: clock.today() }
    after = await inSeat(db, system, (tx) => putAgain(tx, system, lot, now))
  }
}

type Lots = (tx: Tx, after: string | null, limit: number) => Promise<readonly string[]>

/**
 * Looks at the rules for children of an authority, lot by lot. Gives how many prompts were put. A lot that fails is told
 * of, and stops no other.
 *
 * @param lots which children: those with an open case, unless others are given; `quietly`, so that nobody is told
 */
export async function sweepWarnings(
  { db, clock, tell }: Sweeping,
  authority: string,
  { lots = childrenWithWork, quietly = false }: { readonly lots?: Lots; readonly quietly?: boolean } = {},
): Promise<number> {
  const system = systemActor(authority, 'sweep-warnings')
  let put = 0
  for (let after: string | null = null; ; ) {
    const lot: readonly string[] = await inSeat(db, system, (tx) => lots(tx, after, LOT))
    const last = lot.at(-1)
    if (last === undefined) return put
    after = last
    const now = { at: clock.now(), day: clock.today(), quietly }
    await inSeat(db, system, (tx) => noticeWarnings(tx, system, lot, now)).then((some) => {
      put += some
    }, tell)
  }
}
