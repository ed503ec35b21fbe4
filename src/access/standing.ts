import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import type { Relationship } from './policy.ts'

/** Found out in this transaction: how each actor stands to each child. Gone with the transaction. */
const FOUND = new WeakMap<Tx, Map<string, ReadonlySet<Relationship>>>()

/** Keeps how the actor was found to stand to these children, for the audit of what they then do or look at. */
export function keepStanding(
  tx: Tx,
  actor: Actor,
  standing: ReadonlyMap<string, ReadonlySet<Relationship>>,
): ReadonlyMap<string, ReadonlySet<Relationship>> {
  const found = FOUND.get(tx) ?? new Map<string, ReadonlySet<Relationship>>()
  FOUND.set(tx, found)
  for (const [childId, relationships] of standing) found.set(keyOf(actor, childId), relationships)
  return standing
}

/**
 * How the actor stands to these children, in words for the audit: every relationship once, `any` where the role alone
 * speaks; null where this transaction has not asked.
 */
export function standingInWords(tx: Tx, actor: Actor, childIds: readonly string[]): string | null {
  const asked = childIds.flatMap((childId) => FOUND.get(tx)?.get(keyOf(actor, childId)) ?? [])
  if (asked.length === 0) return null
  const relationships = new Set(asked.flatMap((one) => [...one]))
  return relationships.size === 0 ? 'any' : [...relationships].toSorted().join(' ')
}

function keyOf({ userId, agencyId }: Actor, childId: string): string {
  return `${userId} ${agencyId} ${childId}`
}
