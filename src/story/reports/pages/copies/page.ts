import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { pdfOf } from '../../../../platform/pdf.ts'
import { takeReport } from '../../commands-final.ts'
import { printedReport } from './printed.ts'

const PARAMS = z.object({ id: z.uuid(), record: z.uuid().optional() })

/**
 * GET /reports/:id/copy.pdf, and the same under /final/:record – a copy of a report, as its sources stand or as it was
 * signed, which leaves the program. That it was taken is on record before it is sent. No name is in the file's name.
 */
export function reportCopies(http: FastifyInstance, acting: Acting): void {
  for (const part of ['', '/final/:record']) {
    http.get(`/reports/:id${part}/copy.pdf`, async (request, reply) => {
      const params = PARAMS.safeParse(request.params)
      if (!params.success) return reply.callNotFound()
      const { id, record } = params.data
      const [actor, now] = [acting.actorOf(request), acting.now()]
      const taken = await acting.inTransaction(actor, (tx) => takeReport(tx, actor, { id, recordId: record }, now))
      if (!taken) return reply.callNotFound()
      reply.header('content-disposition', 'attachment; filename="report.pdf"')
      return reply.type('application/pdf').send(pdfOf(printedReport(taken, actor, now)))
    })
  }
}
