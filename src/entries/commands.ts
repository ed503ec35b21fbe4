import type { Actor } from '../access/actor.ts'
import { audit, auditRefused } from '../access/audit.ts'
import { may } from '../access/policy.ts'
import { relationshipsWith } from '../access/queries.ts'
import type { Moment } from '../kernel/moment.ts'
import { type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import type { EntryRefusal, NewEntry } from './model.ts'
import { addEntries, entryById, peopleOfEntry } from './queries.ts'
import { writtenEntry } from './rules.ts'

/**
 * Writes an entry about children whom the actor works with. A correction (`corrects`) stands beside what it
 * corrects, about the same people.
 */
export async function writeEntry(
  tx: Tx,
  actor: Actor,
  entry: NewEntry,
  now: Moment,
): Promise<Outcome<NewEntry, EntryRefusal>> {
  const people = entry.corrects ? await peopleOfEntry(tx, entry.corrects) : entry.about.map(({ personId }) => personId)
  if (entry.corrects && !(await entryById(tx, entry.corrects))) return refused('not-found')
  const children = await relationshipsWith(tx, actor, people, now.day)
  const mayWrite = [...children.values()].map((standing) => may(actor, 'entry.write', standing))
  // What stands in the story of one child they work with, they may correct, though it speaks of others too.
  const allowed = entry.corrects ? mayWrite.some(Boolean) : mayWrite.length > 0 && mayWrite.every(Boolean)
  if (!allowed) {
    await auditRefused(tx, actor, 'entry.write', [...children.keys()])
    return refused('not-found')
  }
  const about = entry.corrects ? people.map((personId) => ({ personId })) : entry.about
  const written = writtenEntry({ ...entry, about }, now.day)
  if (written.ok) {
    await addEntries(tx, actor, [written.value])
    await audit(tx, actor, 'entry.write', { kind: 'entry', id: entry.id }, {}, [...children.keys()])
  }
  return written
}
