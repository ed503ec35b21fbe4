import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import { concernsRaisedBy, unsentConcerns } from '../../queries.ts'
import { unreadBy } from '../../queries-notices.ts'
import { CONTENT } from './content.ts'
import { myConcernsView } from './view.tsx'

/** GET /concerns: what the practitioner raised, where each stands, and what came of it. */
export function myConcernsPage(http: FastifyInstance, acting: Acting): void {
  http.get('/concerns', async (request, reply) => {
    const actor = acting.actorOf(request)
    const { userId, agencyId } = actor
    if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || userId === null || agencyId === null)
      return reply.callNotFound()
    const shown = await acting.inTransaction(actor, async (tx) => {
      const mine = await concernsRaisedBy(tx, userId, CONTENT.most)
      await audit(tx, actor, 'concern.look', { kind: 'concerns', id: null }, { shown: mine.length })
      const unread = await unreadBy(tx, agencyId, userId)
      return { concerns: mine, unsent: await unsentConcerns(tx, userId, CONTENT.most), unread }
    })
    const view = myConcernsView({ shell: acting.shell(request, '/concerns'), ...shown, now: acting.now() })
    return reply.type('text/html; charset=utf-8').send(view)
  })
}
