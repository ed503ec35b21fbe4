import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { audit } from '../../../../access/audit.ts'
import { mayForEvery } from '../../../../access/queries.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { entriesOfStep } from '../../../../entries/queries.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { writePlan } from '../../commands.ts'
import type { WritePlan } from '../../model.ts'
import { planOf, planStatusesOf } from '../../queries.ts'
import { PLAN_CHANGED } from '../../rules.ts'
import { REFUSALS } from './content.ts'
import { planFields, readPlan } from './form.ts'
import { sharedPlan } from './form-shared.ts'
import { editPlanView } from './view.tsx'
import type { PlanWritten } from './view-shown.ts'

/** GET and POST /children/:id/plan/edit – the one living plan of a child, written. */
export function editPlanPage(http: FastifyInstance, acting: Acting): void {
  formPage<PlanWritten, WritePlan, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/plan/edit',
    keep: ({ id }) => `plan:${id}`,
    asks: {
      why: 'plan as it stands',
      want: 'plan as it stands',
      childView: 'plan as it stands',
      parentView: 'plan as it stands',
      'need-#': 'plan as it stands',
      'outcome-#': 'plan as it stands',
      'by-#': 'plan as it stands',
      'changed-#': 'plan as it stands',
      'state-#': 'plan as it stands',
      'action-#': 'plan as it stands',
      'owner-#': 'plan as it stands',
      contingency: 'contingency of the plan',
    },
    async load(tx, actor, { id = '' }, now) {
      if (!(await mayForEvery(tx, actor, 'plan.write', [id], now.day))) return undefined
      const child = await personById(tx, id)
      const episodes = await episodesOf(tx, [id])
      const plan = await planOf(tx, id)
      const hasStatus = (await planStatusesOf(tx, [id])).some(({ toOn }) => toOn === null)
      await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'plan' })
      const isCaseOpen = episodes.some(({ closedOn }) => closedOn === null)
      const writer = plan && (await lastWriter(tx, plan.id))
      return child && { child, plan, writer, isCaseOpen, hasPlan: plan !== undefined || hasStatus }
    },
    first: ({ plan }) => planFields(plan, newId),
    shared: (loaded) => sharedPlan(loaded, newId),
    read: (fields, { plan }) => readPlan(fields, plan, newId),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await writePlan(tx, actor, loaded.child.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}/plan`) : outcome
    },
    refusals: REFUSALS,
    view: editPlanView,
  })
}

async function lastWriter(tx: Tx, planId: string): Promise<PlanWritten['writer']> {
  const told = await entriesOfStep(tx, planId)
  const last = told.findLast(({ title }) => title === PLAN_CHANGED)
  return last && { name: last.saidBy, at: last.recordedAt }
}
