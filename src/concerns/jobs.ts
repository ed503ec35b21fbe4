import { systemActor } from '../access/actor.ts'
import { type Database, inSeat } from '../platform/db.ts'
import type { Tasks } from '../platform/jobs.ts'
import { answerConcern } from './commands.ts'

/** What is done about concerns after the act: `answer-concern` tells the one who raised it what came of it. */
export function concernTasks(db: Database): Tasks {
  return {
    'answer-concern': async ({ authority, concernId = '' }) => {
      const system = systemActor(authority, 'answer-concern')
      await inSeat(db, system, async (tx) => {
        const outcome = await answerConcern(tx, system, concernId)
        if (!outcome.ok) throw new Error(`concern ${concernId} has no decision to be answered with`)
      })
    },
  }
}
