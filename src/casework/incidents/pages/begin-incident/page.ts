import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import {
  choiceOf,
  choicesOf,
  dayFields,
  dayOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { beginIncident } from '../../commands.ts'
import { type BeginIncident, HARMS, SUSPICIONS } from '../../model.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { beginIncidentView, type IncidentBegun } from './view.tsx'

/** GET and POST /children/:id/incidents/new – a manager writes down that a child died or was seriously harmed. */
export function beginIncidentPage(http: FastifyInstance, acting: Acting): void {
  formPage<IncidentBegun, BeginIncident, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/incidents/new',
    keep: ({ id }) => `incident:${id}`,
    asks: {
      children: 'children worked with together',
      harm: 'this harm',
      suspicion: 'this suspicion',
      happened: 'this day',
      aware: 'this day',
      what: 'this incident',
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'incident.manage', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'serious-incident' })
      return { children }
    },
    first: known,
    read: (fields, { children }) =>
      readIncident(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now }) {
      const outcome = await beginIncident(tx, actor, act, now)
      return outcome.ok ? accepted(`/incidents/${act.id}`) : outcome
    },
    refusals: REFUSALS,
    view: beginIncidentView,
  })
}

/** Of a child who is recorded as having died, that and the day; that we know today. */
function known({ children: [child] }: IncidentBegun, now: Moment): Fields {
  return {
    ...{ children: child.id, ...dayFields('aware', now.day) },
    ...(child.diedOn ? { harm: 'died', ...dayFields('happened', child.diedOn) } : {}),
  }
}

function readIncident(fields: Fields, ids: readonly string[]): Read<BeginIncident> {
  const problems: Problem[] = []
  const harm = choiceOf(fields, 'harm', HARMS)
  const abuseOrNeglect = choiceOf(fields, 'suspicion', SUSPICIONS)
  const happenedOn = dayOf(fields, 'happened')
  const awareOn = dayOf(fields, 'aware')
  if (!harm) problems.push({ field: 'harm', text: CONTENT.harmMissing })
  if (!abuseOrNeglect) problems.push({ field: 'suspicion', text: CONTENT.suspicionMissing })
  if (!happenedOn) problems.push({ field: 'happened-day', text: CONTENT.happenedInvalid })
  if (!awareOn) problems.push({ field: 'aware-day', text: CONTENT.awareInvalid })
  if (!harm || !abuseOrNeglect || !happenedOn || !awareOn) return { problems }
  const childIds = ids.length === 1 ? ids : choicesOf(fields, 'children', ids)
  const whatHappened = fields['what'] ?? ''
  return { act: { id: idIn(fields), childIds, happenedOn, awareOn, whatHappened, harm, abuseOrNeglect } }
}
