import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { formPage } from '../../../../entries/drafts/pages/form-page/page.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import { lookAtReport, writeReport } from '../../commands.ts'
import { makeFinal } from '../../commands-final.ts'
import { REFUSALS } from '../content.ts'
import { readWords, sharedWords, wordsFields } from './form.ts'
import { reportView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
const FINAL = z.object({ id: z.uuid() })

/** GET and POST /reports/:id – a report as its sources stand, and what only it says. POST …/final signs it as it stands. */
export function reportPage(http: FastifyInstance, acting: Acting): void {
  formPage(http, acting, {
    path: '/reports/:id',
    keep: ({ id }) => `report:${id}`,
    asks: {
      toWhom: 'this reader of the report',
      covering: 'this covering sentence',
      recommendation: 'this recommendation',
    },
    load: (tx, actor, { id = '' }, now) => lookAtReport(tx, actor, id, now),
    first: wordsFields,
    shared: sharedWords,
    read: readWords,
    async act(tx, actor, act, { loaded: { head }, now }) {
      const written = await writeReport(tx, actor, { ...act, id: head.id, revision: head.revision }, now)
      return written.ok ? accepted(`/reports/${head.id}`) : written
    },
    refusals: REFUSALS,
    view: reportView,
  })

  http.post('/reports/:id/final', async (request, reply) => {
    const [params, sent] = [PARAMS.safeParse(request.params), FINAL.safeParse(request.body)]
    if (!params.success || !sent.success) return reply.callNotFound()
    const [actor, { id }] = [acting.actorOf(request), params.data]
    const done = await acting.inTransaction(actor, (tx) =>
      makeFinal(tx, actor, { id, recordId: sent.data.id }, acting.now()),
    )
    return done.ok ? reply.redirect(`/reports/${id}/final/${done.value}`, 303) : reply.callNotFound()
  })
}
