import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { keepState } from './commands.ts'

/** Keeps a long writing whole, so that whoever opens it need not read every change. */
export function writingTasks(db: Database): Tasks {
  return {
    'keep-writing-state': ({ authority, writing = '' }) =>
      inSeat(db, systemActor(authority, 'keep-writing-state'), (tx) => keepState(tx, writing)),
  }
}
