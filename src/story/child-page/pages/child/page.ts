import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { ChildIndex } from '../../../../child-index/contract.ts'
import { askIndexOf, lookAtChild } from '../../commands.ts'
import { childView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
const QUERY = z.object({ before: z.uuid().optional() })

/**
 * GET /children/:id – the child's page: how they are, what we do, who is there, and the story. The look is on record.
 * For whoever stands to the child so that they may look; to everyone else there is no such page.
 */
export function childPage(http: FastifyInstance, acting: Acting, index?: ChildIndex): void {
  const askIndex = askIndexOf(index)
  http.get('/children/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    const query = QUERY.safeParse(request.query)
    if (!params.success || !query.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { before } = query.data
    const looked = await acting.inTransaction(actor, (tx) => lookAtChild(tx, actor, params.data.id, now, before))
    if (!looked.ok) return reply.callNotFound()
    const story = looked.value
    const works = await askIndex(actor, story.family.child.indexNumber, now)
    const shell = acting.shell(request)
    return reply.type('text/html; charset=utf-8').send(childView({ story, works, actor, now, shell, before }))
  })
}
