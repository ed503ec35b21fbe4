import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { pdfOf } from '../../../../platform/pdf.ts'
import { takeCurated } from '../../commands-freezing.ts'
import { printedCurated, tableOfCurated } from './printed.ts'

const PARAMS = z.object({ id: z.uuid(), record: z.uuid().optional() })

/**
 * GET /chronologies/:id/copy.pdf and .csv, and the same under /frozen/:record – a copy of a chronology, as it stands or as
 * it was frozen, which leaves the program. That it was taken is on record before it is sent.
 */
export function curatedCopies(http: FastifyInstance, acting: Acting): void {
  for (const part of ['', '/frozen/:record']) {
    for (const form of ['pdf', 'csv'] as const) {
      http.get(`/chronologies/:id${part}/copy.${form}`, async (request, reply) => {
        const params = PARAMS.safeParse(request.params)
        if (!params.success) return reply.callNotFound()
        const { id, record } = params.data
        const [actor, now] = [acting.actorOf(request), acting.now()]
        const asked = { id, form, ...(record ? { recordId: record } : {}) }
        const taken = await acting.inTransaction(actor, (tx) => takeCurated(tx, actor, asked, now))
        if (!taken) return reply.callNotFound()
        reply.header('content-disposition', `attachment; filename="chronology.${form}"`)
        return form === 'csv'
          ? reply.type('text/csv; charset=utf-8').send(tableOfCurated(taken))
          : reply.type('application/pdf').send(pdfOf(printedCurated(taken, actor, now)))
      })
    }
  }
}
