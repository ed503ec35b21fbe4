import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { peopleById } from '../../../people/queries.ts'
import { lookAtWarnings } from '../../commands-answering.ts'
import { warningsView } from './view.tsx'

/** GET /warnings – the prompts that wait for the reader; the published rules, and for managers what came of each. */
export function warningsPage(http: FastifyInstance, acting: Acting): void {
  http.get('/warnings', async (request, reply) => {
    const actor = acting.actorOf(request)
    const shown = await acting.inTransaction(actor, async (tx) => {
      const warnings = await lookAtWarnings(tx, actor)
      if (!warnings) return undefined
      const ids = warnings.mine.flatMap(({ childId }) => childId ?? [])
      return { warnings, people: await peopleById(tx, ids) }
    })
    if (!shown) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(warningsView(shown, acting.shell(request, '/warnings')))
  })
}
