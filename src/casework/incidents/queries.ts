import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { mayForEvery } from '../../access/queries.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { episodesOf, stillOpen } from '../episodes/queries.ts'
import type { BeginIncident, GoOnIncident, Incident } from './model.ts'

const COLUMNS = [
  ...(['id', 'happenedOn', 'awareOn', 'whatHappened', 'harm', 'abuseOrNeglect', 'notifiedOn'] as const),
  ...(['notificationReference', 'rapidReviewOn', 'reviewDecision', 'reviewReason'] as const),
  ...(['withdrawnOn', 'withdrawnWhy', 'recordedBy'] as const),
] as const

/** The incident with its children; undefined if this authority has none such. */
export async function incidentById(tx: Tx, id: string): Promise<Incident | undefined> {
  const row = await tx
    .selectFrom('seriousIncident')
    .select(COLUMNS)
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const children = await tx
    .selectFrom('seriousIncidentChild')
    .select('childId')
    .where('authority', '=', tx.authority)
    .where('seriousIncidentId', '=', id)
    .orderBy('childId')
    .execute()
  return { ...row, childIds: children.map(({ childId }) => childId) }
}

/**
 * Whether the actor may read it and go on with it: the manager of the children's team. Once no case is open any more, as
 * when the child died, whoever wrote it down brings it to its end.
 */
export async function mayManage(tx: Tx, actor: Actor, incident: Incident, today: CalendarDay): Promise<boolean> {
  const episodes = await episodesOf(tx, incident.childIds)
  const isOpen = episodes.some(({ closedOn }) => closedOn === null)
  const isOwn = incident.recordedBy !== null && incident.recordedBy === actor.userId
  if (!isOpen && isOwn) return may(actor, 'incident.manage', new Set(['team']))
  return mayForEvery(tx, actor, 'incident.manage', await stillOpen(tx, incident.childIds), today)
}

/** Writes a serious incident down. */
export async function addIncident(tx: Tx, act: BeginIncident, recordedBy: string | null): Promise<void> {
  const { childIds, ...step } = act
  const { authority } = tx
  await tx
    .insertInto('seriousIncident')
    .values({ authority, ...step, recordedBy })
    .execute()
  const parts = childIds.map((childId) => ({ authority, id: newId(), seriousIncidentId: step.id, childId }))
  await tx.insertInto('seriousIncidentChild').values(parts).execute()
}

/** Keeps that it was notified, reviewed or withdrawn. */
export async function saveIncident(tx: Tx, id: string, act: GoOnIncident, on: CalendarDay): Promise<void> {
  await tx
    .updateTable('seriousIncident')
    .set(changeBy(act, on))
    .where('authority', '=', tx.authority)
    .where('id', '=', id)
    .execute()
}

function changeBy(act: GoOnIncident, on: CalendarDay) {
  if (act.does === 'notify') return { notifiedOn: act.notifiedOn, notificationReference: act.reference }
  if (act.does === 'withdraw') return { withdrawnOn: on, withdrawnWhy: act.why.trim() }
  return { rapidReviewOn: act.reviewedOn, reviewDecision: act.decision, reviewReason: act.reason }
}
