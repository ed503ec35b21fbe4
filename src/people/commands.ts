import type { Actor } from '../access/actor.ts'
import { type Act, may } from '../access/policy.ts'
import { mayForSome, relationshipsWith, relationshipsWithChild, standingFor } from '../access/queries.ts'
import type { Moment } from '../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../kernel/outcome.ts'
import type { Tx } from '../platform/db.ts'
import { childrenAround } from './family/queries-around.ts'
import { lockPerson } from './family/queries-changing.ts'
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
  const theirs = await whereMay(tx, actor, 'child.edit', childIds, now)
  return new Set(childIds.filter((id) => !theirs.includes(id)))
}

/** Those of these children for whom the actor may do this. */
export async function whereMay(
  tx: Tx,
  actor: Actor,
  act: Act,
  childIds: readonly string[],
  now: Moment,
): Promise<readonly string[]> {
  const standing = await relationshipsWith(tx, actor, childIds, now.day)
  return childIds.filter((id) => may(actor, act, standing.get(id) ?? new Set()))
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

/**
 * Whoever it is, locked until the transaction ends, for one who may change the record: a child's own, or that of a child
 * whom this person is or was around.
 */
export async function lockPersonToEdit(
  tx: Tx,
  actor: Actor,
  personId: string,
  now: Moment,
): Promise<Outcome<Person, 'not-found'>> {
  const person = await lockPerson(tx, personId)
  if (!person) return refused('not-found')
  if (person.kind === 'child') return lockChildToEdit(tx, actor, personId, now)
  const around = await childrenAround(tx, personId, { ever: true })
  return (await mayForSome(tx, actor, 'child.edit', around, now.day)) ? accepted(person) : refused('not-found')
}
