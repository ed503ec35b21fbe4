import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtMeeting } from '../../commands-look.ts'
import { meetingView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /meetings/:id – one meeting: who is asked and what is missing before, what was decided, the minutes after. */
export function meetingPage(http: FastifyInstance, acting: Acting): void {
  http.get('/meetings/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtMeeting(tx, actor, params.data.id, now))
    if (!seen.ok) return reply.callNotFound()
    const html = meetingView({ ...seen.value, actor, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
