import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { audit } from '../../../../access/audit.ts'
import { may } from '../../../../access/policy.ts'
import { standingFor } from '../../../../access/queries.ts'
import { documentsOf } from '../../../../entries/documents/queries.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { personById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { documentsView } from './view.tsx'

const ON_A_PAGE = 50
const PARAMS = z.object({ id: z.uuid() })
const QUERY = z.object({ before: z.uuid().optional().catch(undefined) })

/** GET /children/:id/documents – the documents about a child, latest first. The look is on record. */
export function documentsPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/documents', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { before } = QUERY.parse(request.query)
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const loaded = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now, before))
    if (!loaded) return reply.callNotFound()
    const html = documentsView({ ...loaded, before, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

async function load(tx: Tx, actor: Actor, childId: string, now: Moment, before?: string) {
  if (actor.seat !== 'council') return undefined
  const standing = await standingFor(tx, actor, 'child.look', childId, now.day)
  const child = standing && (await personById(tx, childId))
  if (!child) return undefined
  await audit(tx, actor, 'child.look', { kind: 'child', id: childId }, { part: 'documents' })
  const documents = await documentsOf(tx, childId, { limit: ON_A_PAGE + 1, before })
  return {
    child,
    documents: documents.slice(0, ON_A_PAGE),
    earlier: documents.length > ON_A_PAGE ? documents[ON_A_PAGE - 1]?.id : undefined,
    mayAdd: may(actor, 'entry.write', standing),
  }
}
