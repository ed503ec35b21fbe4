import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { dayFields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { openDues } from '../../../dues/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { planOf, planStatusesOf } from '../../../plans/queries.ts'
import { recordCoreGroup } from '../../commands.ts'
import type { RecordCoreGroup } from '../../model.ts'
import { REFUSALS } from './content.ts'
import { readCoreGroup } from './form.ts'
import { type CoreGroupShown, recordCoreGroupView } from './view.tsx'

const CLOCKS = 20

/** GET and POST /children/:id/core-groups/new – a core group about a child and, if ticked, brothers and sisters with a plan. */
export function recordCoreGroupPage(http: FastifyInstance, acting: Acting): void {
  formPage<CoreGroupShown, RecordCoreGroup, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/core-groups/new',
    keep: ({ id }) => `core-group:${id}`,
    asks: {
      held: 'this day',
      children: 'children worked with together',
      'name-#': 'people who meet about the child',
      'role-#': 'people who meet about the child',
      'agency-#': 'people who meet about the child',
      'view-#': 'this view',
      agreed: 'this agreement',
    },
    async load(tx, actor, { id = '' }, now) {
      const together = await childrenWorkedWithTogether(tx, actor, 'plan.write', id, now.day)
      if (!together) return undefined
      const [child, ...others] = together
      const statuses = await planStatusesOf(
        tx,
        together.map((one) => one.id),
      )
      const hadPlan = (childId: string) =>
        statuses.some((status) => status.childId === childId && status.kind === 'child-protection')
      const children = [child, ...others.filter((one) => hadPlan(one.id))] as const
      const looked = children.map((one) => one.id)
      await auditLooks(tx, actor, looked, { part: 'core-group' })
      const dues = await openDues(tx, [id], CLOCKS)
      const clock = dues.find(({ rule }) => rule === 'core-group-first' || rule === 'core-group-next')
      return { children, clock, plan: await planOf(tx, id), hadPlan: hadPlan(id) }
    },
    first: ({ children: [child] }, now, actor) => ({
      ...{ children: child.id, ...dayFields('held', now.day) },
      ...{ 'name-1': actor.name, 'role-1': actor.jobTitle, 'agency-1': actor.agencyName },
    }),
    read: (fields, { children }) =>
      readCoreGroup(
        fields,
        children.map(({ id }) => id),
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await recordCoreGroup(tx, actor, act, now)
      return outcome.ok ? accepted(`/children/${loaded.children[0].id}`) : outcome
    },
    refusals: REFUSALS,
    view: recordCoreGroupView,
  })
}
