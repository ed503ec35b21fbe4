import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { auditLooks } from '../../../../access/audit.ts'
import { standingFor } from '../../../../access/queries.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { caseFactsOf } from '../../queries.ts'
import { stepsFor } from '../../rules-steps.ts'
import { stepsView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/steps – every step there is for a child: those that fit now, with who may, and why others do not. */
export function stepsPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/steps', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const loaded = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now))
    if (!loaded) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(stepsView({ ...loaded, now, shell: acting.shell(request) }))
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment) {
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child) return undefined
  await auditLooks(tx, actor, [childId], { part: 'steps' })
  const facts = await caseFactsOf(tx, { childId, familyIds: [], userId: actor.userId, today: now.day })
  return { child, steps: stepsFor({ ...facts, childId }, actor, standing) }
}
