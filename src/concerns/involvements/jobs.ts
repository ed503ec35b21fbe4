import type { ChildIndex } from '../../child-index/contract.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { tellIndexOfInvolvement } from './commands.ts'

type Working = {
  readonly db: Database
  readonly index: ChildIndex
  /** Tells the operators what could not be done; ids only. */
  tell(message: string): void
}

/** `tell-index-of-involvement`: that an agency works with a child, or no longer does. May run twice. */
export function involvementTasks({ db, index, tell }: Working): Tasks {
  return {
    'tell-index-of-involvement': async ({ authority, agencyId = '', involvementId = '' }) => {
      const telling = {
        index,
        inTransaction: <T>(actor: Parameters<typeof inSeat>[1], work: Parameters<typeof inSeat<T>>[2]) =>
          inSeat(db, actor, work),
      }
      const told = await tellIndexOfInvolvement(telling, { authority, agencyId, involvementId })
      if (told.ok) return
      // Only silence is worth asking again; any other refusal stands until it is said anew.
      if (told.refusal === 'unavailable') throw new Error('the child index is not available')
      tell(`involvement ${involvementId}: the index refused, ${told.refusal}`)
    },
  }
}
