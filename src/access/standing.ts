import type { Tx } from '../platform/db.ts'
import type { Actor } from './actor.ts'
import type { Act, Relationship } from './policy.ts'

/** How someone stands to a child, and for whom they stand in where it is by covering alone. */
export type Standing = { readonly relationships: Set<Relationship>; readonly covering: Set<string> }

/** Found out in this transaction: how each actor stands to each child. Gone with the transaction. */
const FOUND = new WeakMap<Tx, Map<string, Standing>>()

/** What was refused in this transaction to an actor who may look at the children it was asked for. */
const REFUSED = new WeakMap<Tx, Act>()

/** Keeps what is refused to someone who may look at all these children: they may be told whose it is to do. */
export function keepRefused(tx: Tx, act: Act): void {
  REFUSED.set(tx, act)
}

/** What was refused in this transaction to someone who may look at the children it was asked for; undefined if nothing. */
export function refusedToLooker(tx: Tx): Act | undefined {
  return REFUSED.get(tx)
}

/** Keeps how the actor was found to stand to these children, for the audit of what they then do or look at. */
export function keepStanding(tx: Tx, actor: Actor, standing: ReadonlyMap<string, Standing>): void {
  const found = FOUND.get(tx) ?? new Map<string, Standing>()
  FOUND.set(tx, found)
  for (const [childId, one] of standing) found.set(keyOf(actor, childId), one)
}

/**
 * How the actor stands to these children, in words for the audit: every relationship once, `any` where the role alone
 * speaks, and the id of whom they cover for; null where this transaction has not asked.
 */
export function standingInWords(tx: Tx, actor: Actor, childIds: readonly string[]): string | null {
  const asked = childIds.flatMap((childId) => FOUND.get(tx)?.get(keyOf(actor, childId)) ?? [])
  if (asked.length === 0) return null
  const relationships = new Set(asked.flatMap((one) => [...one.relationships]))
  const covering = new Set(asked.flatMap((one) => [...one.covering]))
  const how = relationships.size === 0 ? ['any'] : [...relationships].toSorted()
  return [...how, ...[...covering].toSorted().map((userId) => `covering for ${userId}`)].join(' ')
}

function keyOf({ userId, agencyId }: Actor, childId: string): string {
  return `${userId} ${agencyId} ${childId}`
}
