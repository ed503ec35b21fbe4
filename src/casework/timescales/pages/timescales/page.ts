import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import { localValues } from '../../queries.ts'
import { timescalesView } from './view.tsx'

/** GET /settings/timescales – every clock with the national figure and the authority's own, for its administrators. */
export function timescalesPage(http: FastifyInstance, acting: Acting): void {
  http.get('/settings/timescales', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    if (!may(actor, 'timescale.set')) return reply.callNotFound()
    const values = await acting.inTransaction(actor, localValues)
    const html = timescalesView({ values, today: now.day, shell: acting.shell(request, '/settings/timescales') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
