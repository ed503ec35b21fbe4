import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { SetTimescale, SetTimescaleRefusal } from './model.ts'
import { addTimescale, endTimescale, lockTimescale } from './queries.ts'
import { setTimescale } from './rules.ts'

/**
 * Sets the authority's own value for a clock from a day to come. What was set before ends on the day before; no clock
 * that runs is moved.
 */
export async function setLocalTimescale(
  tx: Tx,
  actor: Actor,
  act: SetTimescale,
  today: CalendarDay,
): Promise<Outcome<null, SetTimescaleRefusal>> {
  if (!may(actor, 'timescale.set')) return refused('not-permitted')
  const decided = setTimescale(act, today)
  if (!decided.ok) return decided
  await lockTimescale(tx, act.rule)
  await endTimescale(tx, act.rule, act.fromOn)
  await addTimescale(tx, decided.value, { id: act.id, reason: act.reason.trim(), setBy: actor.userId })
  const details = { rule: act.rule, count: act.count, unit: act.unit, fromOn: act.fromOn }
  await audit(tx, actor, 'timescale.set', { kind: 'timescale', id: act.id }, details)
  return accepted(null)
}
