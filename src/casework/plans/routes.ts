import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { keepDraft } from '../../entries/drafts/commands.ts'
import { begunFrom } from '../../entries/drafts/pages/form-page/conflict.ts'
import type { Fields } from '../../entries/drafts/pages/form-page/form.ts'
import { readDraft } from '../../entries/drafts/queries.ts'
import type { Moment } from '../../kernel/moment.ts'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { isActionFilled, placesOf } from './pages/edit-plan/form.ts'
import { sharedPlan } from './pages/edit-plan/form-shared.ts'
import { firstFields, keepOfPlan, loadPlan } from './pages/edit-plan/page.ts'

const Params = z.object({ id: z.uuid() })
const Begun = z.object({ what: z.string().trim().min(1).max(1000) })

type BeginRefusal = 'not-found' | 'no-plan' | 'no-room' | 'too-long'

const SAFE = 'What you wrote stays where it is.'
const REFUSALS: Readonly<Record<Exclude<BeginRefusal, 'not-found'>, string>> = {
  'no-plan': `There is no plan that could be written in now, so nothing was made an action. ${SAFE}`,
  'no-room': `The plan's form has no empty place for an action left. Send what you began there first. ${SAFE}`,
  'too-long': `What you began in the plan is too long to keep more. Send it first. ${SAFE}`,
}

/**
 * `POST /children/:id/plan/actions/begin`: begins an action in the form of a child's plan with these words, as one who
 * had typed them there: kept as their draft, and sent by nobody but them. Answers where it is finished.
 */
export function planActionRoutes(http: FastifyInstance, acting: Acting): void {
  http.post('/children/:id/plan/actions/begin', async (request, reply) => {
    const [params, begun] = [Params.safeParse(request.params), Begun.safeParse(request.body)]
    if (!params.success || !begun.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const kept = await acting.inTransaction(actor, (tx) => begin(tx, actor, params.data.id, begun.data.what, now))
    if (kept.ok) return reply.send({ path: kept.value })
    if (kept.refusal === 'not-found') return reply.callNotFound()
    return reply.code(409).send({ type: kept.refusal, text: REFUSALS[kept.refusal] })
  })
}

async function begin(
  tx: Tx,
  actor: Actor,
  childId: string,
  what: string,
  now: Moment,
): Promise<Outcome<string, BeginRefusal>> {
  const loaded = await loadPlan(tx, actor, { id: childId }, now)
  if (!loaded) return refused('not-found')
  if (!loaded.isCaseOpen || !loaded.hasPlan) return refused('no-plan')
  const keep = keepOfPlan(childId)
  const draft = await readDraft(tx, actor, keep)
  const fields: Fields = draft?.fields ?? {
    ...firstFields(loaded),
    ...begunFrom(sharedPlan(loaded, newId)),
    id: newId(),
  }
  const places = placesOf(loaded.plan).flatMap(({ outcomes }) => outcomes.flatMap(({ actions }) => actions))
  const place = places.find((one) => one.isNew && !isActionFilled(fields, one))
  if (!place) return refused('no-room')
  const [action, owner] = [`action-${place.key}`, `owner-${place.key}`]
  const kept = await keepDraft(tx, actor, keep, { ...fields, [action]: what, [owner]: actor.name })
  return kept.ok ? accepted(`/children/${childId}/plan/edit#${action}`) : refused('too-long')
}
