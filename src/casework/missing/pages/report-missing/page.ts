import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import {
  choiceOf,
  type Fields,
  idIn,
  type Problem,
  type Read,
  textOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import { momentOf } from '../../../../entries/drafts/pages/form-page/moment.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { personById } from '../../../../people/queries.ts'
import { reportMissing } from '../../commands.ts'
import { MISSING_KINDS, type ReportMissing } from '../../model.ts'
import { missingEpisodesOf } from '../../queries.ts'
import { CONTENT, REFUSALS } from './content.ts'
import { type ReportShown, reportMissingView } from './view.tsx'

/** GET and POST /children/:id/missing/new – that a child is missing, since when, and what is feared. */
export function reportMissingPage(http: FastifyInstance, acting: Acting): void {
  formPage<ReportShown, ReportMissing, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/missing/new',
    keep: ({ id }) => `missing:${id}`,
    asks: {
      kind: 'this kind of absence',
      from: 'this moment',
      'from-time': 'this moment',
      lastSeen: 'this last sight of the child',
      reportedBy: 'this report',
      police: 'this police reference',
      worry: 'this worry',
      actions: 'this search',
    },
    async load(tx, actor, { id = '' }, now) {
      if (!(await standingFor(tx, actor, 'missing.write', id, now.day))) return undefined
      const child = await personById(tx, id)
      await auditLooks(tx, actor, [id], { part: 'missing' })
      return child && { child, before: await missingEpisodesOf(tx, id) }
    },
    read: (fields, { child }) => readReport(fields, child.id),
    async act(tx, actor, act, { now }) {
      const outcome = await reportMissing(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${act.childId}`) : outcome
    },
    refusals: REFUSALS,
    view: reportMissingView,
  })
}

function readReport(fields: Fields, childId: string): Read<ReportMissing> {
  const problems: Problem[] = []
  const kind = choiceOf(fields, 'kind', MISSING_KINDS)
  const missingFrom = momentOf(fields, 'from')
  if (!kind) problems.push({ field: 'kind', text: CONTENT.kindMissing })
  if (!missingFrom) problems.push({ field: 'from-day', text: CONTENT.fromInvalid })
  if (!kind || !missingFrom) return { problems }
  return {
    act: {
      ...{ id: idIn(fields), childId, kind, missingFrom },
      ...{ lastSeen: fields['lastSeen'] ?? '', reportedBy: fields['reportedBy'] ?? '' },
      policeReference: textOf(fields, 'police'),
      ...{ worry: fields['worry'] ?? '', actions: textOf(fields, 'actions') },
    },
  }
}
