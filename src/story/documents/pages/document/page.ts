import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { mayForSome } from '../../../../access/queries.ts'
import { lookAtDocument } from '../../../../entries/documents/commands.ts'
import { pieceOf } from '../../../../entries/documents/queries.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { peopleById } from '../../../../people/queries.ts'
import type { Tx } from '../../../../platform/db.ts'
import { headersOfFile, inPieces } from '../../../../platform/saved-files.ts'
import { documentView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/**
 * GET /documents/:id – what a document is; GET /documents/:id/file – the file, to be saved and never shown as a page of
 * ours. Both are looks, on record before anything leaves.
 */
export function documentPage(http: FastifyInstance, acting: Acting): void {
  http.get('/documents/:id', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, (tx) => load(tx, actor, params.data.id, now))
    if (!shown) return reply.callNotFound()
    const html = documentView({ ...shown, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })

  http.get('/documents/:id/file', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now, { id }] = [acting.actorOf(request), acting.now(), params.data]
    const document = await acting.inTransaction(actor, (tx) => lookAtDocument(tx, actor, id, 'document-file', now))
    if (!document) return reply.callNotFound()
    const pieces = inPieces((position) => acting.inTransaction(actor, (tx) => pieceOf(tx, id, position)))
    return reply.headers(headersOfFile(document)).send(Readable.from(pieces))
  })
}

async function load(tx: Tx, actor: Actor, id: string, now: Moment) {
  const document = await lookAtDocument(tx, actor, id, 'document', now)
  if (!document) return undefined
  const children = [...(await peopleById(tx, document.childIds)).values()]
  return { document, children, mayChange: await mayForSome(tx, actor, 'entry.write', document.childIds, now.day) }
}
