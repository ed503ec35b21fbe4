import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtPerson } from '../../commands.ts'
import { personView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
const QUERY = z.object({ child: z.uuid().optional() })

/**
 * GET /people/:id – somebody around children: ties, homes, places, what is written of them as a risk. For whoever works
 * with one of the children; of these it shows only those. `child` is whose page the reader came from.
 */
export function personPage(http: FastifyInstance, acting: Acting): void {
  http.get('/people/:id', async (request, reply) => {
    const [params, query] = [PARAMS.safeParse(request.params), QUERY.safeParse(request.query)]
    if (!params.success || !query.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtPerson(tx, actor, params.data.id, now))
    if (!seen) return reply.callNotFound()
    const whose = [...seen.children, ...(seen.person.kind === 'child' ? [seen.person] : [])]
    const child = whose.find(({ id }) => id === query.data.child) ?? whose[0]
    return reply.type('text/html; charset=utf-8').send(personView({ seen, child, now, shell: acting.shell(request) }))
  })
}
