import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import { londonDayOf } from '../../kernel/instant.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import { anyBeforeBirth } from '../../people/queries-birth.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import { episodesOf, stillOpen } from '../episodes/queries.ts'
import { type BeginProtection, type BeginRefusal, END_REASONS, type GoOnProtection, type GoOnRefusal } from './model.ts'
import { addProtection, protectionById, protectionsInForce, saveProtection } from './queries.ts'
import * as rules from './rules.ts'
import { entryOfBeginning, entryOfGoingOn } from './rules-entries.ts'

/** Writes down that a court or the police protect these children at once; its clock begins with that moment. */
export async function beginProtection(
  tx: Tx,
  actor: Actor,
  act: BeginProtection,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, BeginRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'immediate-protection.write', childIds, now.day))) return refused('not-found')
  if (await protectionById(tx, id)) return accepted({ id })
  const decided = rules.beginProtection(act, await protectionsInForce(tx, childIds), now)
  if (!decided.ok) return decided
  const on = londonDayOf(act.beganAt)
  if (
    await anyBeforeBirth(
      tx,
      childIds.map((childId) => ({ childId, on })),
    )
  )
    return refused('before-birth')

  const open = (await episodesOf(tx, childIds)).find(({ closedOn }) => closedOn === null)
  await addProtection(tx, { ...act, referralId: open?.referralId ?? null, recordedBy: actor.userId })
  await addEntries(tx, actor, [entryOfBeginning(act, { recorder: actor, entryId: newId(), now })])
  await audit(tx, actor, 'immediate-protection.write', { kind: 'immediate-protection', id }, {}, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/** Records what became of it: where the children are now, that the court extended it, that it ended, or was a mistake. */
export async function goOnWithProtection(
  tx: Tx,
  actor: Actor,
  id: string,
  act: GoOnProtection,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  const found = await protectionById(tx, id)
  if (!found) return refused('not-found')
  const { childIds } = found
  await lockChildren(tx, childIds)
  const worked = await stillOpen(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'immediate-protection.write', worked, now.day))) return refused('not-found')
  const protection = await protectionById(tx, id)
  if (!protection) return refused('not-found')
  const decided = rules.goOn(protection, act, now)
  if (!decided.ok) return decided

  await saveProtection(tx, id, act, now.day)
  await addEntries(tx, actor, [entryOfGoingOn(protection, act, { recorder: actor, entryId: newId(), now })])
  if (act.does === 'end') {
    const step = { kind: 'immediate-protection', id } as const
    const { endReason: choice, whatNext: reason } = act
    await addDecisions(tx, actor, [{ id: newId(), step, options: END_REASONS, choice, reason, decidedAt: now.at }])
  }
  const details = { did: act.does }
  await audit(tx, actor, 'immediate-protection.write', { kind: 'immediate-protection', id }, details, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}
