import { systemActor } from '../../access/actor.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { assertionsOf } from '../../people/registration/queries.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { daysFor } from '../calloway/day.ts'
import { callowaysOnRoll, mistaken, type OnRoll } from '../school-roll.ts'

const [ALDERMERE, EASTHOLT] = ['990', '991'] as const
const ROLL = `${EASTHOLT}/school-roll`
/** Of so many of Aldermere's children a school of Eastholt has a record with a mistake in it. */
const MISTAKEN = 8

/**
 * Tells the index of children as schools of Eastholt have them on their rolls, with mistakes in them: what the index is
 * not sure of then waits at the operators' desk. Told twice is told once.
 *
 * @param childIds of Aldermere
 */
export async function tellSchoolRoll(
  { db, index }: { readonly db: Database; readonly index: ChildIndex },
  childIds: readonly string[],
  today: CalendarDay,
): Promise<void> {
  const asked = { authority: EASTHOLT, userId: null, role: 'system', purpose: 'importing' } as const
  const records = [...callowaysOnRoll(daysFor(today)), ...(await mistakenRecords(db, childIds))]
  await index.registerMany({
    asked,
    assertions: records.map(({ reference, identity }) => ({
      node: ROLL,
      localReference: reference,
      version: 1,
      identity,
    })),
  })
}

async function mistakenRecords(db: Database, childIds: readonly string[]): Promise<readonly OnRoll[]> {
  const known = await inSeat(db, systemActor(ALDERMERE, 'practice'), (tx) => assertionsOf(tx, childIds))
  const records: OnRoll[] = []
  for (const [id, { identity }] of [...known].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const heard = mistaken(identity, records.length)
    if (heard && records.length < MISTAKEN) records.push({ reference: id, identity: heard })
  }
  return records
}
