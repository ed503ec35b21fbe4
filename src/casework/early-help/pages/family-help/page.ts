import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtHelp } from '../../commands-look.ts'
import { familyHelpView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /family-help/:id – early help for one child, from the seat of whoever leads it or is in the team. */
export function familyHelpPage(http: FastifyInstance, acting: Acting): void {
  http.get('/family-help/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtHelp(tx, actor, params.data.id, now))
    if (!seen.ok) return reply.callNotFound()
    const shell = acting.shell(request, '/family-help')
    return reply.type('text/html; charset=utf-8').send(familyHelpView(seen.value, now, shell))
  })
}
