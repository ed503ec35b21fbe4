import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { tellChildStory } from './commands.ts'

/** What is done after agencies shared something: `tell-child-story` writes it into the story of the child. */
export function sharedChronologyTasks(db: Database): Tasks {
  return {
    'tell-child-story': async ({ authority, chronologyId = '' }) => {
      await inSeat(db, systemActor(authority, 'tell-child-story'), (tx) => tellChildStory(tx, chronologyId))
    },
  }
}
