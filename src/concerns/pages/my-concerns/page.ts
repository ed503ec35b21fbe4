import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { audit } from '../../../access/audit.ts'
import { may } from '../../../access/policy.ts'
import { concernsRaisedBy, unsentConcerns } from '../../queries.ts'
import { CONTENT } from './content.ts'
import { myConcernsView } from './view.tsx'

/** GET /concerns: what the practitioner raised, where each stands, and what came of it. */
export function myConcernsPage(http: FastifyInstance, acting: Acting): void {
  http.get('/concerns', async (request, reply) => {
    const actor = acting.actorOf(request)
    const { userId } = actor
    if (!may(actor, 'concern.raise') || actor.seat !== 'partner' || userId === null) return reply.callNotFound()
    const { concerns, unsent } = await acting.inTransaction(actor, async (tx) => {
      const mine = await concernsRaisedBy(tx, userId, CONTENT.most)
      await audit(tx, actor, 'concern.look', { kind: 'concerns', id: null }, { shown: mine.length })
      return { concerns: mine, unsent: await unsentConcerns(tx, userId, CONTENT.most) }
    })
    const view = myConcernsView({ shell: acting.shell(request, '/concerns'), concerns, unsent, now: acting.now() })
    return reply.type('text/html; charset=utf-8').send(view)
  })
}
