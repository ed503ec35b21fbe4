import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtLedger } from '../../commands.ts'
import { ledgerView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/sharing – who was asked about a child, who answered, who has not, who decided not to. */
export function ledgerPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/sharing', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtLedger(tx, actor, params.data.id, now))
    if (!seen) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(ledgerView({ ...seen, now, shell: acting.shell(request) }))
  })
}
