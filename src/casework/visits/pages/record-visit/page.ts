import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { keepBack } from '../../../../entries/keeping-back/commands.ts'
import { KEEPING_ASKS } from '../../../../entries/keeping-back/pages/form.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { openDues } from '../../../dues/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { recordVisit } from '../../commands.ts'
import { lastSeen } from '../../queries.ts'
import { REFUSALS } from './content.ts'
import { readVisit, type WrittenVisit } from './form.ts'
import { recordVisitView, type VisitShown } from './view.tsx'

const CLOCKS = 100

/** GET and POST /children/:id/visits/new – a visit to a child and, if ticked, to brothers and sisters of the same case. */
export function recordVisitPage(http: FastifyInstance, acting: Acting): void {
  formPage<VisitShown, WrittenVisit, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/visits/new',
    keep: ({ id }) => `visit:${id}`,
    asks: {
      when: 'this day',
      place: 'this place',
      children: 'children worked with together',
      summary: 'this summary',
      'seen-#': 'this seeing of the child',
      'why-#': 'this seeing of the child',
      'bedroom-#': 'this bedroom',
      'words-#': 'this child’s words',
      ...KEEPING_ASKS,
    },
    async load(tx, actor, { id = '' }, now) {
      const children = await childrenWorkedWithTogether(tx, actor, 'visit.record', id, now.day)
      if (!children) return undefined
      const ids = children.map((child) => child.id)
      await auditLooks(tx, actor, ids, { part: 'visit' })
      const dues = await openDues(tx, ids, CLOCKS)
      const clocks = dues.filter(({ rule }) => rule === 'cp-visit' || rule === 'cin-visit')
      return { children, seen: await lastSeen(tx, ids), clocks }
    },
    first: ({ children: [child] }, now) => ({ children: child.id, ...dayFields('when', now.day) }),
    read: (fields, { children }) => readVisit(fields, children),
    async act(tx, actor, { keeping, ...act }, { now, loaded }) {
      const outcome = await recordVisit(tx, actor, act, now)
      if (outcome.ok && keeping) await keepBack(tx, actor, { kind: 'step', id: act.id }, keeping, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: recordVisitView,
  })
}
