import { type Actor, seatOf } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { ChildAsGiven } from '../contacts/model.ts'
import { familyHelpById } from '../early-help/queries.ts'
import { addSharedEntries, chronologyById } from '../shared-chronology/queries.ts'
import { standingAsPartner } from '../shared-chronology/rules.ts'
import type { Plan, PlanRefusal, WritePlan } from './model.ts'
import { lockPlan, planOf } from './queries.ts'
import { savePlanChanges } from './queries-writing.ts'
import * as rules from './rules.ts'

/** A family help plan as whoever leads it from outside the council has it before them. */
export type PlanLed = { readonly helpId: string; readonly child: ChildAsGiven; readonly plan: Plan }

/** Opens a family help plan for its lead; undefined for anyone else, and where the plan is the council's to write. */
export async function planLedBy(tx: Tx, actor: Actor, helpId: string, now: Moment): Promise<PlanLed | undefined> {
  const help = await familyHelpById(tx, helpId)
  const chronology = help && (await chronologyById(tx, help.chronologyId))
  if (!help?.planId || !help.childId || chronology?.ledBy !== seatOf(actor)) return undefined
  if (!may(actor, 'family-help.write', standingAsPartner(chronology, actor, now.day))) return undefined
  const plan = await planOf(tx, help.childId)
  await audit(tx, actor, 'family-help.write', { kind: 'family-help', id: helpId }, { look: 'plan' })
  return plan && { helpId, child: chronology.asGiven, plan }
}

/**
 * Writes the one living plan of a child from the seat of whoever leads the family's help. What changed is shared with the
 * team, and told in the child's story by a job.
 */
export async function writeFamilyHelpPlan(
  tx: Tx,
  actor: Actor,
  helpId: string,
  act: WritePlan,
  now: Moment,
): Promise<Outcome<string, PlanRefusal>> {
  const led = await planLedBy(tx, actor, helpId, now)
  const help = await familyHelpById(tx, helpId)
  const chronology = help && (await chronologyById(tx, help.chronologyId))
  if (!led || !chronology || !(await lockPlan(tx, led.plan.id))) return refused('not-found')
  const plan = await planOf(tx, led.plan.childId)
  const written = rules.writePlan({ plan, statuses: [{ toOn: null }], isCaseOpen: true }, act)
  if (!written.ok) return written
  if (!rules.hasChanges(written.value)) return accepted(helpId)
  await savePlanChanges(tx, led.plan.id, written.value, now.day)
  const words = rules.toldOf(written.value, plan).join('\n\n')
  const told = { id: newId(), kind: 'fact' as const, title: rules.PLAN_CHANGED, words, happenedOn: now.day }
  await addSharedEntries(tx, actor, chronology, [told], now.at)
  await audit(tx, actor, 'family-help.write', { kind: 'family-help', id: helpId }, { plan: led.plan.id })
  await enqueue(tx, 'tell-child-story', { chronologyId: chronology.id })
  return accepted(helpId)
}
