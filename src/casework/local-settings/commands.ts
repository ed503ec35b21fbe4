import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { SetSetting, SetSettingRefusal } from './model.ts'
import { addSetting } from './queries.ts'
import * as rules from './rules.ts'

/** An administrator sets, from a day on, what the law leaves to the authority. What was set before stays on record. */
export async function setLocalSetting(
  tx: Tx,
  actor: Actor,
  act: SetSetting,
  now: Moment,
): Promise<Outcome<SetSetting, SetSettingRefusal>> {
  if (!may(actor, 'setting.set') || actor.seat !== 'council') return refused('not-permitted')
  const decided = rules.setSetting(act, now.day)
  if (!decided.ok) return decided
  await addSetting(tx, decided.value, actor)
  const { name, value, fromOn } = act
  await audit(tx, actor, 'setting.set', { kind: 'setting', id: act.id }, { name, value, fromOn })
  return decided
}
