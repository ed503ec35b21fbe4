import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { dayOf, dayWasGiven, fieldsOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { lookAtFamily } from '../../commands.ts'
import { homesView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/** GET /children/:id/homes – who lived where and when, and who was at home on the day that is asked after. */
export function homesPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/homes', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const fields = fieldsOf(request.query)
    const asked = dayWasGiven(fields, 'on')
    const seen = await acting.inTransaction(actor, (tx) => lookAtFamily(tx, actor, params.data.id, 'homes', now))
    if (!seen) return reply.callNotFound()
    const day = asked ? dayOf(fields, 'on') : now.day
    const wrong = asked && (day === undefined || day > now.day)
    const shown = { seen, fields, day: wrong ? undefined : day, now, shell: acting.shell(request) }
    return reply.type('text/html; charset=utf-8').send(homesView(shown))
  })
}
