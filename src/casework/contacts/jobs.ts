import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { receiveConcern } from './commands.ts'

/** What is done about contacts after the act: `receive-concern` brings a concern to the front door. */
export function contactTasks(db: Database): Tasks {
  return {
    'receive-concern': async ({ authority, concernId = '' }) => {
      const system = systemActor(authority, 'receive-concern')
      await inSeat(db, system, async (tx) => {
        const outcome = await receiveConcern(tx, system, concernId)
        if (!outcome.ok) throw new Error(`concern ${concernId} is not there to be received`)
      })
    },
  }
}
