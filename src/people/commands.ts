import type { Actor } from '../access/actor.ts'
import { type Act, may } from '../access/policy.ts'
import { relationshipsWith, relationshipsWithChild, standingFor } from '../access/queries.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import type { Person } from './model.ts'
import { lockChild } from './queries.ts'

/** Whether the actor may do this for this child. A child who is not there, and one who is not theirs, are the same "no". */
export async function mayFor(tx: Tx, actor: Actor, act: Act, childId: string, now: Moment): Promise<boolean> {
  const relationships = await relationshipsWithChild(tx, actor, childId, now.day)
  return actor.seat === 'council' && relationships !== undefined && may(actor, act, relationships)
}

/** Those of these children whose record the actor may not change. */
export async function childrenNotToEdit(
  tx: Tx,
  actor: Actor,
  childIds: readonly string[],
  now: Moment,
): Promise<ReadonlySet<string>> {
  const standing = await relationshipsWith(tx, actor, childIds, now.day)
  return new Set(childIds.filter((id) => !may(actor, 'child.edit', standing.get(id) ?? new Set())))
}

/** The child, locked until the transaction ends, for one who may change the record. */
export async function lockChildToEdit(
  tx: Tx,
  actor: Actor,
  childId: string,
  now: Moment,
): Promise<Outcome<Person, 'not-found'>> {
  if (!(await standingFor(tx, actor, 'child.edit', childId, now.day))) return refused('not-found')
  const child = await lockChild(tx, childId)
  return child ? accepted(child) : refused('not-found')
}
