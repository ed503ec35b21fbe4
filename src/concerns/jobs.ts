import { systemActor } from '../access/actor.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, inSeat } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import { answerConcern } from './commands.ts'
import { tellIndexOfConcern } from './commands-index.ts'

type Parts = {
  readonly db: Database
  readonly index: ChildIndex
  readonly clock: Pick<Clock, 'today'>
  /** Tells the operators what could not be done; ids only. */
  tell(message: string): void
}

/**
 * What is done about concerns after the act: `answer-concern` tells the one who raised it what came of it;
 * `tell-index-of-concern` tells the index that a sealed one is there, or no longer stands.
 */
export function concernTasks({ db, index, clock, tell }: Parts): Tasks {
  return {
    'answer-concern': async ({ authority, concernId = '' }) => {
      const system = systemActor(authority, 'answer-concern')
      await inSeat(db, system, async (tx) => {
        const outcome = await answerConcern(tx, system, concernId)
        if (!outcome.ok) throw new Error(`concern ${concernId} has no decision to be answered with`)
      })
    },
    'tell-index-of-concern': async ({ authority, concernId = '', agencyId = '' }) => {
      const telling = {
        index,
        inTransaction: <T>(actor: Parameters<typeof inSeat>[1], work: Parameters<typeof inSeat<T>>[2]) =>
          inSeat(db, actor, work),
        today: () => clock.today(),
      }
      const told = await tellIndexOfConcern(telling, { authority, agencyId, concernId })
      if (told.ok) return
      // Only silence is worth asking again; any other refusal stands until the concern changes.
      if (told.refusal === 'unavailable') throw new Error('the child index is not available')
      tell(`concern ${concernId}: the index refused, ${told.refusal}`)
    },
  }
}
