import { systemActor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { caseInIndex } from './queries-index.ts'
import { asInvolvement, referenceOf } from './rules-index.ts'

type Working = {
  readonly db: Database
  readonly index: ChildIndex
  /** Tells the operators what could not be done; ids only. */
  tell(message: string): void
}

/**
 * `tell-index-of-case`: that children's services work with a child, who holds the case and who leads; or no longer do.
 * The index is told after the record's transaction. May run twice.
 */
export function caseTasks({ db, index, tell }: Working): Tasks {
  return {
    'tell-index-of-case': async ({ authority, childId = '' }) => {
      const system = systemActor(authority, 'tell-index-of-case')
      const known = await inSeat(db, system, (tx) => caseInIndex(tx, childId))
      if (!known) return
      const asked = { authority, userId: null, role: 'system', purpose: 'working-with-a-child' } as const
      const told =
        known.closedOn === null
          ? await index.recordInvolvement({ asked, involvement: asInvolvement(childId, known) })
          : await index.endInvolvement({ asked, reference: referenceOf(childId), endedOn: known.closedOn })
      // One that the index never heard of need not end there.
      if (told.ok || (known.closedOn !== null && told.refusal === 'not-found')) return
      if (told.refusal === 'unavailable') throw new Error('the child index is not available')
      tell(`case of child ${childId}: the index refused, ${told.refusal}`)
    },
  }
}
