import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtQuality } from '../../commands.ts'
import { qualityView } from './view.tsx'

const Asked = z.object({
  rule: z
    .string()
    .regex(/^[0-9A-Za-z]{1,12}$/)
    .optional(),
  team: z.uuid().optional(),
  worker: z.uuid().optional(),
})

/**
 * GET /returns/quality – the census rules that fail now, of the whole authority, of one's team, or of one's own children;
 * `rule`, `team` and `worker` choose among them by code and id.
 */
export function qualityPage(http: FastifyInstance, acting: Acting): void {
  http.get('/returns/quality', async (request, reply) => {
    const asked = Asked.safeParse(request.query)
    if (!asked.success) return reply.callNotFound()
    const { rule, team, worker } = asked.data
    const chosen = { ...(rule && { rule }), ...(team && { team }), ...(worker && { worker }) }
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtQuality(tx, actor, chosen, now))
    if (!seen) return reply.callNotFound()
    return reply
      .type('text/html; charset=utf-8')
      .send(qualityView({ seen, today: now.day, shell: acting.shell(request, '/returns') }))
  })
}
