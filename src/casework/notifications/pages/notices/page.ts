import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtNotices, readNotices, wishForDigest } from '../../commands.ts'
import { noticesView, PATH } from './view.tsx'

const Sent = z.union([
  z.object({ read: z.union([z.literal('all'), z.uuid()]) }),
  z.object({ digest: z.enum(['on', 'off']) }),
])

/** GET /notices-for-me – what one was told; POST marks it as read, or says whether the morning's e-mail is wanted. */
export function noticesPage(http: FastifyInstance, acting: Acting): void {
  http.get(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    const notices = await acting.inTransaction(actor, (tx) => lookAtNotices(tx, actor, acting.now()))
    if (!notices.ok) return reply.callNotFound()
    const html = noticesView({ notices: notices.value, shell: acting.shell(request, PATH) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
  http.post(PATH, async (request, reply) => {
    const actor = acting.actorOf(request)
    const sent = Sent.safeParse(request.body)
    if (!sent.success) return reply.redirect(PATH, 303)
    const { data } = sent
    const done = await acting.inTransaction(actor, (tx) =>
      'read' in data ? readNotices(tx, actor, data.read, acting.now()) : wishForDigest(tx, actor, data.digest === 'on'),
    )
    return done.ok ? reply.redirect(PATH, 303) : reply.callNotFound()
  })
}
