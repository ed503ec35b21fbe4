import type { Instant } from '../../kernel/instant.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { isId } from '../../platform/ids.ts'
import { openChild } from '../children/commands.ts'
import type {
  ReviewShieldRequest,
  SafeguardRefusal,
  Shield,
  Shielded,
  ShieldInFullRequest,
  ShieldRefusal,
  ShieldRequest,
  ShieldsRequest,
} from '../contract-shields.ts'
import type { IndexTx } from '../matching/queries.ts'
import {
  fullShieldOf,
  liftedShields,
  lockShield,
  saveAllLifted,
  saveLifted,
  saveReviewed,
  saveShield,
  shieldById,
  standingShields,
} from './queries.ts'
import { isOperator, reasonFault } from './rules.ts'

/** What an act is given from the edge. */
export type ShieldMaking = { readonly at: Instant; readonly newId: () => string }

/** Shields a child, at once, by the responsible authority or an index operator. To others the child may not be there. */
export async function shieldChild(
  tx: IndexTx,
  { asked, number, reason }: ShieldRequest,
  { at, newId }: ShieldMaking,
): Promise<Outcome<Shielded, ShieldRefusal>> {
  const fault = reasonFault(reason)
  if (fault) return refused(fault)
  const operator = isOperator(asked)
  const child = await openChild(tx, number, operator ? null : asked.authority)
  if (!child.ok) return child
  if (!operator && child.value.responsibleAuthority !== asked.authority) return refused('not-yours-to-shield')
  const { number: shielded } = child.value
  const standing = await fullShieldOf(tx, shielded)
  if (standing) return accepted({ number: shielded, since: standing.since })
  await saveShield(tx, asked, { id: newId(), number: shielded, reason: reason.trim(), at, byOperator: operator })
  return accepted({ number: shielded, since: at })
}

/**
 * Lifts every shield of a child. Two people decide on it before: the one who proposed it, and another who agreed.
 *
 * @returns how many there were
 */
export function liftShield(
  tx: IndexTx,
  number: string,
  lifting: { readonly at: Instant; readonly by: readonly [string, string]; readonly because: string },
): Promise<number> {
  return saveAllLifted(tx, number, lifting)
}

/** Shields for operators to look at, provisional ones first. */
export async function listShields(
  tx: IndexTx,
  { asked, state, after = null, count = 25 }: ShieldsRequest,
): Promise<Outcome<readonly Shield[], SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  if (after !== null && !isId(after)) return refused('not-found')
  const most = Math.min(Math.max(Math.trunc(count), 1), MOST_LISTED)
  return accepted(await (state === 'standing' ? standingShields : liftedShields)(tx, after, most))
}

/** One shield, for an operator to look at. */
export async function findShield(
  tx: IndexTx,
  { asked, id }: ShieldInFullRequest,
): Promise<Outcome<Shield, SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  return held(isId(id) ? await shieldById(tx, id) : undefined)
}

/**
 * One operator decides on a provisional shield: kept, a full one takes its place; lifted, the child is found like any
 * other. A full shield is for two people; one operator looks at one that is unreviewed, and keeps it.
 */
export async function reviewShield(
  tx: IndexTx,
  { asked, id, verdict, reason }: ReviewShieldRequest,
  { at, newId }: ShieldMaking,
): Promise<Outcome<Shield, SafeguardRefusal>> {
  if (!isOperator(asked)) return refused('not-an-operator')
  const fault = reasonFault(reason)
  if (fault) return refused(fault)
  const shield = isId(id) ? await lockShield(tx, id) : undefined
  if (!shield) return refused('not-found')
  if (shield.liftedAt !== null) return refused('already-lifted')
  if (shield.kind === 'full' && verdict === 'lift') return refused('second-person-needed')
  if (shield.kind === 'full') {
    await saveReviewed(tx, id)
    return accepted({ ...shield, unreviewed: false })
  }
  await saveLifted(tx, id, { at, by: [asked.userId ?? ''], because: reason.trim() })
  if (verdict === 'lift') return held(await lockShield(tx, id))
  const standing = await fullShieldOf(tx, shield.number)
  const full = standing?.id ?? newId()
  if (!standing)
    await saveShield(tx, asked, { id: full, number: shield.number, reason: reason.trim(), at, byOperator: true })
  return held(await lockShield(tx, full))
}

const MOST_LISTED = 100

function held(shield: Shield | undefined): Outcome<Shield, 'not-found'> {
  return shield ? accepted(shield) : refused('not-found')
}
