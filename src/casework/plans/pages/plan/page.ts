import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { type Act, may } from '../../../../access/policy.ts'
import { standingFor } from '../../../../access/queries.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { displayName } from '../../../../people/model.ts'
import { peopleById, personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { reviewsOf } from '../../../plan-reviews/queries.ts'
import { markAction } from '../../commands.ts'
import { planOf, planStatusesOf } from '../../queries.ts'
import { sharedParts } from '../../queries-together.ts'
import { REFUSALS } from './content.ts'
import { planView } from './view.tsx'
import type { PlanShown } from './view-shown.ts'

const MOST_REVIEWS = 5
const PARAMS = z.object({ id: z.uuid() })
const MARK = z.object({ action: z.uuid(), state: z.enum(['done', 'stopped', 'done-for-all']) })

/** GET /children/:id/plan – the whole plan, to read; POST marks one of its actions as done or stopped. */
export function planPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/plan', async (request, reply) => {
    const [params, actor, now] = [PARAMS.safeParse(request.params), acting.actorOf(request), acting.now()]
    if (!params.success) return reply.callNotFound()
    const plan = await acting.inTransaction(actor, (tx) => lookAtPlan(tx, actor, params.data.id, now))
    if (!plan) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(planView({ ...plan, ...around(acting, request, now) }))
  })

  http.post('/children/:id/plan', async (request, reply) => {
    const [params, actor, now] = [PARAMS.safeParse(request.params), acting.actorOf(request), acting.now()]
    const mark = MARK.safeParse(request.body)
    if (!params.success || !mark.success) return reply.callNotFound()
    const { id } = params.data
    const answer = await acting.inTransaction(actor, async (tx) => {
      const together = mark.data.state === 'done-for-all'
      const state = mark.data.state === 'stopped' ? 'stopped' : 'done'
      const outcome = await markAction(tx, actor, mark.data.action, state, now, together)
      if (outcome.ok || outcome.refusal === 'not-found') return { outcome }
      return { outcome, plan: await lookAtPlan(tx, actor, id, now), problem: REFUSALS[outcome.refusal] }
    })
    if (answer.outcome.ok) return reply.redirect(`/children/${answer.outcome.value.childId}/plan`, 303)
    if (!answer.plan) return reply.callNotFound()
    const html = planView({ ...answer.plan, ...around(acting, request, now), problem: answer.problem })
    return reply.code(422).type('text/html; charset=utf-8').send(html)
  })
}

type Looked = Omit<PlanShown, 'now' | 'shell' | 'problem'>

async function lookAtPlan(tx: Tx, actor: Actor, id: string, now: Moment): Promise<Looked | undefined> {
  const standing = await standingFor(tx, actor, 'child.look', id, now.day)
  if (!standing) return undefined
  const child = await personById(tx, id)
  const isOpen = (await episodesOf(tx, [id])).some(({ closedOn }) => closedOn === null)
  const [plan, statuses] = [await planOf(tx, id), await planStatusesOf(tx, [id])]
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'plan' })
  const offered = (act: Act) => isOpen && may(actor, act, standing)
  const isProtected = statuses.some(({ kind, toOn }) => kind === 'child-protection' && toOn === null)
  const reviews = await reviewsOf(tx, [id], MOST_REVIEWS)
  const together = await sharedParts(tx, id)
  const people = await peopleById(tx, [...new Set(together.map((part) => part.childId))])
  const sharing = together.flatMap((part) => {
    const sharer = people.get(part.childId)
    return sharer ? [{ id: part.id, name: displayName(sharer) }] : []
  })
  const offers = { mayWrite: offered('plan.write'), mayReview: offered('plan.review') }
  return (
    child && { child, plan, statuses, reviews, sharing, ...offers, mayDecide: offered('plan.decide') && !isProtected }
  )
}

function around(acting: Acting, request: FastifyRequest, now: Moment) {
  return { now, shell: acting.shell(request) }
}
