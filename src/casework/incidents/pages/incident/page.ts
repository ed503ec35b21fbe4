import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choiceOf,
  dayFields,
  dayOf,
  type Fields,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { peopleById } from '../../../../people/queries.ts'
import { goOnWithIncident } from '../../commands.ts'
import { type GoOnIncident, type Incident, REVIEW_DECISIONS } from '../../model.ts'
import { incidentById, mayManage } from '../../queries.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { type IncidentShown, incidentView, offered } from './view.tsx'

/** GET and POST /incidents/:id – a serious incident: its notification, its rapid review, or that it was a mistake. */
export function incidentPage(http: FastifyInstance, acting: Acting): void {
  formPage<IncidentShown, GoOnIncident, keyof typeof REFUSALS>(http, acting, {
    path: '/incidents/:id',
    keep: ({ id }) => `incident-goes-on:${id}`,
    asks: {
      does: 'this record',
      notified: 'this notification',
      reference: 'this notification',
      reviewed: 'this review',
      decision: 'this decision',
      reason: 'this decision',
      withdrawnWhy: 'this mistake',
    },
    async load(tx, actor, { id = '' }, now) {
      const incident = await incidentById(tx, id)
      if (!incident || !(await mayManage(tx, actor, incident, now.day))) return undefined
      await auditLooks(tx, actor, incident.childIds, { part: 'serious-incident', stepId: id })
      const people = await peopleById(tx, incident.childIds)
      return { incident, children: incident.childIds.flatMap((childId) => people.get(childId) ?? []) }
    },
    first: (_, now) => ({ ...dayFields('notified', now.day), ...dayFields('reviewed', now.day) }),
    read: (fields, { incident }) => readGoOn(fields, incident),
    async act(tx, actor, act, { now, loaded: { incident } }) {
      const outcome = await goOnWithIncident(tx, actor, incident.id, act, now)
      return outcome.ok ? accepted(`/incidents/${incident.id}`) : outcome
    },
    refusals: REFUSALS,
    view: incidentView,
  })
}

function readGoOn(fields: Fields, incident: Incident): Read<GoOnIncident> {
  const does = choiceOf(fields, 'does', offered(incident))
  if (!does) return { problems: [{ field: 'does', text: CONTENT.doesMissing }] }
  if (does === 'withdraw') return { act: { does, why: fields['withdrawnWhy'] ?? '' } }
  if (does === 'review') return readReview(fields)
  const notifiedOn = dayOf(fields, 'notified')
  return notifiedOn
    ? { act: { does, notifiedOn, reference: textOf(fields, 'reference') } }
    : { problems: [{ field: 'notified-day', text: CONTENT.notifiedInvalid }] }
}

function readReview(fields: Fields): Read<GoOnIncident> {
  const problems: Problem[] = []
  const reviewedOn = dayOf(fields, 'reviewed')
  const decision = choiceOf(fields, 'decision', REVIEW_DECISIONS)
  if (!reviewedOn) problems.push({ field: 'reviewed-day', text: CONTENT.reviewedInvalid })
  if (!decision) problems.push({ field: 'decision', text: CONTENT.decisionMissing })
  if (!reviewedOn || !decision) return { problems }
  return { act: { does: 'review', reviewedOn, decision, reason: fields['reason'] ?? '' } }
}
