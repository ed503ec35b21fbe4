import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { mayForEvery } from '../../access/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import { lockChildren } from '../../people/queries.ts'
import { anyBeforeBirth } from '../../people/queries-birth.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { addDecisions } from '../decisions/queries.ts'
import { refreshDues } from '../dues/queries.ts'
import {
  type BeginIncident,
  type BeginRefusal,
  type GoOnIncident,
  type GoOnRefusal,
  REVIEW_DECISIONS,
} from './model.ts'
import { addIncident, incidentById, mayManage, saveIncident } from './queries.ts'
import * as rules from './rules.ts'

/** A manager writes a serious incident down; the clocks of notification and rapid review begin. */
export async function beginIncident(
  tx: Tx,
  actor: Actor,
  act: BeginIncident,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, BeginRefusal>> {
  const { id, childIds } = act
  await lockChildren(tx, childIds)
  if (!(await mayForEvery(tx, actor, 'incident.manage', childIds, now.day))) return refused('not-found')
  if (await incidentById(tx, id)) return accepted({ id })
  const decided = rules.beginIncident(act, now.day)
  if (!decided.ok) return decided
  const on = act.happenedOn
  if (
    await anyBeforeBirth(
      tx,
      childIds.map((childId) => ({ childId, on })),
    )
  )
    return refused('before-birth')

  await addIncident(tx, act, actor.userId)
  await addEntries(tx, actor, [
    rules.entryOfIncident(act, 'begin', { recorder: actor, entryId: newId(), on: act.awareOn }),
  ])
  await audit(tx, actor, 'incident.manage', { kind: 'serious-incident', id }, {}, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}

/** A manager records that it was notified, that the rapid review decided, or that it was written down by mistake. */
export async function goOnWithIncident(
  tx: Tx,
  actor: Actor,
  id: string,
  act: GoOnIncident,
  now: Moment,
): Promise<Outcome<{ readonly id: string }, GoOnRefusal>> {
  await lockChildren(tx, (await incidentById(tx, id))?.childIds ?? [])
  const incident = await incidentById(tx, id)
  if (!incident || !(await mayManage(tx, actor, incident, now.day))) return refused('not-found')
  const decided = rules.goOn(incident, act, now.day)
  if (!decided.ok) return decided

  await saveIncident(tx, id, act, now.day)
  const { childIds } = incident
  const on = act.does === 'notify' ? act.notifiedOn : act.does === 'review' ? act.reviewedOn : now.day
  await addEntries(tx, actor, [rules.entryOfIncident(incident, act.does, { recorder: actor, entryId: newId(), on })])
  if (act.does === 'review') {
    const step = { kind: 'serious-incident', id } as const
    const { decision: choice, reason } = act
    await addDecisions(tx, actor, [{ id: newId(), step, options: REVIEW_DECISIONS, choice, reason, decidedAt: now.at }])
  }
  await audit(tx, actor, 'incident.manage', { kind: 'serious-incident', id }, { did: act.does }, childIds)
  await refreshDues(tx, childIds, now.holidays)
  return accepted({ id })
}
