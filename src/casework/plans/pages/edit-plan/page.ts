import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import type { Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { formPage, type Params } from '../../../../entries/drafts/pages/form-page/page.ts'
import { entriesOfStep } from '../../../../entries/queries.ts'
import { titleOf } from '../../../../entries/rules.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { assessmentById, assessmentsOf } from '../../../assessments/queries.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { childrenWorkedWithTogether } from '../../../episodes/queries-together.ts'
import { writePlan } from '../../commands.ts'
import type { WritePlan } from '../../model.ts'
import { planOf, planStatusesOf } from '../../queries.ts'
import { sharedParts } from '../../queries-together.ts'
import { PLAN_CHANGED } from '../../rules.ts'
import { REFUSALS } from './content.ts'
import { PLAN_ASKS, planFields, readPlan } from './form.ts'
import { sharedPlan } from './form-shared.ts'
import { editPlanView } from './view.tsx'
import type { PlanWritten } from './view-shown.ts'

/** GET and POST /children/:id/plan/edit – the one living plan of a child, written. */
export function editPlanPage(http: FastifyInstance, acting: Acting): void {
  formPage<PlanWritten, WritePlan, keyof typeof REFUSALS>(http, acting, {
    path: '/children/:id/plan/edit',
    keep: ({ id }) => keepOfPlan(id),
    asks: { ...PLAN_ASKS, 'also-#': 'this sharing' },
    load: loadPlan,
    first: firstFields,
    shared: (loaded) => sharedPlan(loaded, newId),
    read: (fields, { plan, siblings }) =>
      readPlan(
        fields,
        plan,
        siblings.map(({ id }) => id),
        newId,
      ),
    async act(tx, actor, act, { now, loaded }) {
      const outcome = await writePlan(tx, actor, loaded.child.id, act, now)
      return outcome.ok ? accepted(`/children/${loaded.child.id}/plan`) : outcome
    },
    refusals: REFUSALS,
    view: editPlanView,
  })
}

/** The plan of a child as it is before whoever writes in it, if they may. On record as a look. */
export async function loadPlan(
  tx: Tx,
  actor: Actor,
  { id = '' }: Params,
  now: Moment,
): Promise<PlanWritten | undefined> {
  const together = await childrenWorkedWithTogether(tx, actor, 'plan.write', id, now.day)
  if (!together) return undefined
  const [child, ...others] = together
  const statuses = await planStatusesOf(
    tx,
    together.map((one) => one.id),
  )
  const hasPlanOpen = (childId: string) => statuses.some((one) => one.childId === childId && one.toOn === null)
  const plan = await planOf(tx, id)
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'plan' })
  const siblings = others.filter((one) => hasPlanOpen(one.id))
  return {
    ...{ child, plan, siblings, sharing: await sharersOf(tx, id) },
    assessed: plan?.whyInvolved ? undefined : await assessedLast(tx, id),
    writer: plan && (await lastWriter(tx, plan.id)),
    isCaseOpen: (await episodesOf(tx, [id])).some(({ closedOn }) => closedOn === null),
    hasPlan: hasPlanOpen(id),
  }
}

/** The key under which a plan's form is kept. */
export function keepOfPlan(childId = ''): string {
  return `plan:${childId}`
}

/** A plan in which nothing is written begins with what the assessment found, as its first need too, and what the child said. */
export function firstFields({ plan, assessed }: PlanWritten): Fields {
  const stands = planFields(plan, newId)
  if (!assessed || plan?.whyInvolved) return stands
  const need = plan?.needs.length ? {} : { 'need-new': titleOf(assessed.worries) }
  return { ...stands, ...need, why: assessed.worries, childView: stands['childView'] || assessed.childWords }
}

async function sharersOf(tx: Tx, childId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = await sharedParts(tx, childId)
  return new Map(
    parts.map(({ id }) => [id, parts.filter((part) => part.id === id).map((part) => part.childId)] as const),
  )
}

async function assessedLast(tx: Tx, childId: string): Promise<PlanWritten['assessed']> {
  const signed = (await assessmentsOf(tx, [childId])).filter(({ state }) => state === 'authorised')
  const [last] = signed.toSorted((one, other) => ((one.authorisedOn ?? '') < (other.authorisedOn ?? '') ? 1 : -1))
  return last && (await assessmentById(tx, last.id))?.content
}

async function lastWriter(tx: Tx, planId: string): Promise<PlanWritten['writer']> {
  const told = await entriesOfStep(tx, planId)
  const last = told.findLast(({ title }) => title === PLAN_CHANGED)
  return last && { name: last.saidBy, at: last.recordedAt }
}
