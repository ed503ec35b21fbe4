import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtEvidenceOfChild } from '../../commands-looking.ts'
import { evidenceView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/evidence – what is thought of a child, what each of it rests on, what must be read again, what is not known. */
export function evidencePage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/evidence', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const looked = await acting.inTransaction(actor, (tx) => lookAtEvidenceOfChild(tx, actor, params.data.id, now))
    if (!looked.ok) return reply.callNotFound()
    const html = evidenceView({ evidence: looked.value, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
