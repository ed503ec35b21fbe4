import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import {
  dayFields,
  dayOf,
  dayWasGiven,
  type Fields,
  fieldsOf,
} from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { planStatusesOf } from '../../queries.ts'
import { planAsKnownOn, toldOfPlan } from '../../queries-history.ts'
import { CONTENT } from './content.ts'
import { type HistoryShown, planHistoryView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
const MOST_CHANGES = 100

/** GET /children/:id/plan/history – what was changed in a plan, when and by whom; and what it said on any day. */
export function planHistoryPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/plan/history', async (request, reply) => {
    const [params, actor, now] = [PARAMS.safeParse(request.params), acting.actorOf(request), acting.now()]
    if (!params.success) return reply.callNotFound()
    const fields = fieldsOf(request.query)
    const shown = await acting.inTransaction(actor, (tx) => lookBack(tx, actor, params.data.id, { fields, now }))
    if (!shown) return reply.callNotFound()
    const html = planHistoryView({ ...shown, shell: acting.shell(request) })
    return reply
      .code(shown.problem ? 422 : 200)
      .type('text/html; charset=utf-8')
      .send(html)
  })
}

type Asked = { readonly fields: Fields; readonly now: Moment }

async function lookBack(
  tx: Tx,
  actor: Actor,
  id: string,
  { fields, now }: Asked,
): Promise<Omit<HistoryShown, 'shell'> | undefined> {
  if (!(await standingFor(tx, actor, 'child.look', id, now.day))) return undefined
  const child = await personById(tx, id)
  await audit(tx, actor, 'child.look', { kind: 'child', id }, { part: 'plan-history' })
  const given = dayOf(fields, 'on')
  const on = given && given <= now.day ? given : undefined
  const plan = on && (await planAsKnownOn(tx, id, on))
  const statuses = (await planStatusesOf(tx, [id])).filter(
    ({ fromOn, toOn }) => on !== undefined && fromOn <= on && (toOn === null || on < toOn),
  )
  return (
    child && {
      child,
      ...{ changes: await toldOfPlan(tx, id, MOST_CHANGES), on, plan, statuses, now },
      fields: dayWasGiven(fields, 'on') ? fields : dayFields('on', now.day),
      problem: dayWasGiven(fields, 'on') && !on ? CONTENT.invalid : undefined,
    }
  )
}
