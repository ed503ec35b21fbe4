import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import type { Tx } from '../../platform/db.ts'
import { carryOut, heldChildren, newHolder } from './commands-handing.ts'
import type { AllocationRefusal, ChangeAllocation } from './model.ts'
import { handovers } from './rules.ts'

/**
 * Gives children to a worker, or to a team to choose one, from a day on; the story says so in plain words, and both
 * workers are told. A child held so already stays as it is, so the same act sent again changes nothing.
 */
export async function changeAllocation(
  tx: Tx,
  actor: Actor,
  act: ChangeAllocation,
  now: Moment,
): Promise<Outcome<{ readonly changed: number }, AllocationRefusal>> {
  const childIds = [...new Set(act.childIds)].toSorted()
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'allocation.change', childIds, now.day))) return refused('not-found')
  const holder = await newHolder(tx, act, now.day)
  if (!holder) return refused('no-such-worker')
  const decided = handovers(await heldChildren(tx, childIds), act, holder, now.day)
  if (!decided.ok) return decided
  await carryOut(tx, actor, [{ act, holder, handovers: decided.value }], now)
  for (const { childId } of decided.value) {
    await audit(tx, actor, 'allocation.change', { kind: 'child', id: childId }, { role: act.role })
  }
  return accepted({ changed: decided.value.length })
}
