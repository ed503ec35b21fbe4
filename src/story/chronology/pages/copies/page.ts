import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { pdfOf } from '../../../../platform/pdf.ts'
import { takeChronology } from '../../commands.ts'
import { askedFor, readChosen } from '../chronology/form.ts'
import { printedStream, tableOfStream } from './printed.ts'

const PARAMS = z.object({ id: z.uuid() })

/** Entries in one copy, at most: a table is for reckoning with, a print for reading. */
const MOST = { csv: 20_000, pdf: 2_000 } as const

/**
 * GET /children/:id/chronology.pdf and .csv – a copy of the chronology as it was chosen, which leaves the program. That it
 * was taken is on record before it is sent. No name is in the name of the file.
 */
export function chronologyCopies(http: FastifyInstance, acting: Acting): void {
  for (const form of ['pdf', 'csv'] as const) {
    http.get(`/children/:id/chronology.${form}`, async (request, reply) => {
      const params = PARAMS.safeParse(request.params)
      if (!params.success) return reply.callNotFound()
      const chosen = readChosen(request.query)
      const [actor, now] = [acting.actorOf(request), acting.now()]
      const stream = { ...askedFor(chosen, now.day, MOST[form]), before: undefined }
      const asked = { childId: params.data.id, stream, together: chosen.together === 'yes', form }
      const taken = await acting.inTransaction(actor, (tx) => takeChronology(tx, actor, asked, now))
      if (!taken.ok) return reply.callNotFound()
      reply.header('content-disposition', `attachment; filename="chronology.${form}"`)
      const shown = { chronology: taken.value, chosen, actor, now }
      return form === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(tableOfStream(shown))
        : reply.type('application/pdf').send(pdfOf(printedStream(shown)))
    })
  }
}
