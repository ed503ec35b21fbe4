import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { documentById, pieceOf } from '../../../../entries/documents/queries.ts'
import { accepted } from '../../../../kernel/outcome.ts'
import type { Tx } from '../../../../platform/db.ts'
import { pdfOf } from '../../../../platform/pdf.ts'
import { takeCopy } from '../../commands.ts'
import { WORDS_OF } from '../../content.ts'
import type { CopyDocument } from '../../model.ts'
import { printedCopy } from './printed.ts'

const PARAMS = z.object({ id: z.uuid(), copy: z.uuid() })
/** Of all the pictures in one copy together, in bytes: those past it are named and not shown. */
const MOST_BYTES = 40_000_000

/** GET /children/:id/copies/:copy/copy.pdf – a released copy, to print. That it was taken is on record before it is sent. */
export function printedCopies(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/copies/:copy/copy.pdf', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { id: childId, copy: id } = params.data
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const taken = await acting.inTransaction(actor, async (tx) => {
      const shown = await takeCopy(tx, actor, { childId, id }, WORDS_OF, now)
      return shown.ok ? accepted(printedCopy(shown.value, await picturesIn(tx, shown.value.document))) : shown
    })
    if (!taken.ok && taken.refusal === 'not-released') return reply.callNotFound()
    // The copy's own page says why it is not to be given.
    if (!taken.ok) return reply.redirect(`/children/${childId}/copies/${id}`, 303)
    reply.header('content-disposition', 'attachment; filename="copy.pdf"')
    return reply.type('application/pdf').send(pdfOf(taken.value))
  })
}

/** The files of a copy's photos; one that was withdrawn since is given to nobody. */
async function picturesIn(tx: Tx, { parts }: CopyDocument): Promise<ReadonlyMap<string, Buffer>> {
  const blocks = parts.flatMap(({ sections }) => sections.flatMap((section) => section.blocks))
  const pictures = new Map<string, Buffer>()
  let left = MOST_BYTES
  for (const block of blocks) {
    if (block.type !== 'photo') continue
    const document = await documentById(tx, block.documentId)
    if (!document || document.withdrawn || document.size > left) continue
    left -= document.size
    const pieces: Buffer[] = []
    for (let at = 0; ; at += 1) {
      const piece = await pieceOf(tx, block.documentId, at)
      if (!piece) break
      pieces.push(piece)
    }
    pictures.set(block.documentId, Buffer.concat(pieces))
  }
  return pictures
}
