import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtChronology } from '../../commands.ts'
import { askedFor, readChosen } from './form.ts'
import { chronologyView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/chronology – everything written about a child, newest first, chosen by kind, bearing and period. */
export function chronologyPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronology', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const chosen = readChosen(request.query)
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const asked = askedFor(chosen, now.day)
    const looked = await acting.inTransaction(actor, (tx) => lookAtChronology(tx, actor, params.data.id, asked, now))
    if (!looked.ok) return reply.callNotFound()
    const html = chronologyView({ chronology: looked.value, chosen, actor, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
