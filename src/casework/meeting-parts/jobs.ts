import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { receivePart } from './commands.ts'

/** What is done after somebody wrote their part: `receive-part` brings it to the meeting and into the story. */
export function meetingPartTasks(db: Database): Tasks {
  return {
    'receive-part': async ({ authority, partId = '' }) => {
      await inSeat(db, systemActor(authority, 'receive-part'), (tx) => receivePart(tx, partId))
    },
  }
}
