import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { standingFor } from '../../../../access/queries.ts'
import { lookAtReported } from '../../commands-record.ts'
import { yearsOffered } from '../../rules.ts'
import { reportedChildView } from './view.tsx'

const Asked = z.object({ id: z.uuid(), year: z.coerce.number().int().min(2009).max(2100).optional() })

/** GET /returns/children/:id – what the census of a year would say of a child now, and where what is wrong is put right. */
export function reportedChildPage(http: FastifyInstance, acting: Acting): void {
  http.get('/returns/children/:id', async (request, reply) => {
    const asked = Asked.safeParse({ ...(request.params as object), ...(request.query as object) })
    if (!asked.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { id: childId, year = yearsOffered(now.day)[0] ?? 0 } = asked.data
    const shown = await acting.inTransaction(actor, async (tx) => {
      const worksWithChild = Boolean(await standingFor(tx, actor, 'child.look', childId, now.day))
      const seen = await lookAtReported(tx, actor, { childId, year, today: now.day, worksWithChild })
      return seen && { seen, worksWithChild }
    })
    if (!shown) return reply.callNotFound()
    return reply
      .type('text/html; charset=utf-8')
      .send(reportedChildView({ ...shown, shell: acting.shell(request, '/returns') }))
  })
}
