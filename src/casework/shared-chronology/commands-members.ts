import { type Actor, seatOf } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import type { SharedChronology } from './model.ts'
import type { ChangeMembers, ChangeMembersRefusal } from './model-members.ts'
import { addMembers, childOfChronology, lockChronology, membersOf, openToMembers, saveMember } from './queries.ts'
import * as rules from './rules.ts'
import { changeMembers as decideMembers } from './rules-members.ts'

/**
 * Changes with whom something is shared: whoever leads does, and a worker of the council who works with the child.
 * Whoever is a member no longer is out with this very act.
 */
export async function changeMembers(
  tx: Tx,
  actor: Actor,
  chronologyId: string,
  act: ChangeMembers,
  now: Moment,
): Promise<Outcome<string, ChangeMembersRefusal>> {
  const chronology = await lockChronology(tx, chronologyId)
  if (!chronology || !(await mayLead(tx, actor, chronology, now))) return refused('not-found')
  if (!rules.stands(chronology, now.day)) return refused('not-standing')
  const decided = decideMembers(await membersOf(tx, chronologyId), act, { isLed: chronology.ledBy !== null })
  if (!decided.ok) return decided
  const { added, ended, turned, now: members } = decided.value
  await addMembers(tx, chronologyId, added, now.day)
  for (const { id } of ended) await saveMember(tx, id, { toOn: now.day })
  for (const { id, leads } of turned) await saveMember(tx, id, { leads })
  await openToMembers(tx, chronologyId, members)
  const details = { does: act.does, members: members.length }
  await audit(tx, actor, 'shared.write', { kind: 'shared-chronology', id: chronologyId }, details)
  return accepted(chronologyId)
}

/** Whether this actor says with whom it is shared, and ends it: of early help, the front door too, whose lead may have left. */
export async function mayLead(tx: Tx, actor: Actor, chronology: SharedChronology, now: Moment): Promise<boolean> {
  if (actor.seat === 'partner') return chronology.ledBy === seatOf(actor)
  if (chronology.ledBy !== null && may(actor, 'family-help.lead')) return true
  const childId = await childOfChronology(tx, chronology.id)
  return childId !== null && mayForEvery(tx, actor, 'shared.write', [childId], now.day)
}
