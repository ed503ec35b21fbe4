import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { entriesOfChildren } from '../../entries/evidence/queries-citations.ts'
import { addLensTags } from '../../entries/evidence/queries-lenses.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'

export type PutUnder = {
  readonly childId: string
  readonly entryIds: readonly string[]
  readonly dimensions: readonly string[]
}

export type LensRefusal = 'not-found' | 'nothing-chosen' | 'not-in-the-story'

/** Puts entries of a child's story under dimensions of the framework. The entries stay as they are. */
export async function putUnderFramework(
  tx: Tx,
  actor: Actor,
  { childId, entryIds, dimensions }: PutUnder,
  now: Moment,
): Promise<Outcome<PutUnder, LensRefusal>> {
  if (!(await mayForEvery(tx, actor, 'evidence.write', [childId], now.day))) return refused('not-found')
  if (entryIds.length === 0 || dimensions.length === 0) return refused('nothing-chosen')
  const theirs = await entriesOfChildren(tx, [childId], entryIds)
  if (theirs.length < entryIds.length) return refused('not-in-the-story')
  await addLensTags(tx, { kind: 'entry', ids: entryIds }, dimensions, actor)
  const details = { lenses: dimensions.length, entries: entryIds.length }
  await audit(tx, actor, 'evidence.write', { kind: 'child', id: childId }, details)
  return accepted({ childId, entryIds, dimensions })
}
