import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { may } from '../../../../access/policy.ts'
import { lookAtRun, takeFile } from '../../commands.ts'
import { yearInWords } from '../../rules.ts'
import { returnView } from './view.tsx'

const Params = z.object({ id: z.uuid() })

/** GET /returns/:id – one making of the return: whom it speaks of, what the rules say, what is different. And its file. */
export function returnPage(http: FastifyInstance, acting: Acting): void {
  http.get('/returns/:id', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const seen = await acting.inTransaction(actor, (tx) => lookAtRun(tx, actor, params.data.id))
    if (!seen) return reply.callNotFound()
    const shell = acting.shell(request, '/returns')
    const html = returnView({ seen, shell, maySign: may(actor, 'return.sign'), maySend: may(actor, 'return.make') })
    return reply.type('text/html; charset=utf-8').send(html)
  })

  http.get('/returns/:id/file', async (request, reply) => {
    const params = Params.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const actor = acting.actorOf(request)
    const taken = await acting.inTransaction(actor, (tx) => takeFile(tx, actor, params.data.id))
    if (!taken) return reply.callNotFound()
    const name = `cin-census-${yearInWords(taken.year)}.xml`
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/xml; charset=utf-8')
      .send(taken.file)
  })
}
