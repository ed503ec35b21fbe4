import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { chronologyBeingChosen } from '../../../curated-chronologies/commands.ts'
import { lookAtChronology } from '../../commands.ts'
import { askedFor, problemsIn, readChosen } from './form.ts'
import { chronologyView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/**
 * GET /children/:id/chronology – everything written about a child, newest first, chosen by what the address says; alone
 * or beside brothers and sisters. With `for` it is where entries are ticked for a chronology for court or conference.
 */
export function chronologyPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronology', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const chosen = readChosen(request.query)
    const [actor, now, childId] = [acting.actorOf(request), acting.now(), params.data.id]
    const asked = { childId, stream: askedFor(chosen, now.day), together: chosen.together === 'yes' }
    const shown = await acting.inTransaction(actor, async (tx) => {
      const looked = await lookAtChronology(tx, actor, asked, now)
      if (!looked.ok) return undefined
      const choosing = chosen.for ? await chronologyBeingChosen(tx, actor, chosen.for, childId, now) : undefined
      return { chronology: looked.value, choosing }
    })
    if (!shown) return reply.callNotFound()
    const shell = acting.shell(request)
    const html = chronologyView({ ...shown, chosen, problems: problemsIn(chosen), actor, now, shell })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
