import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { DeskOperations } from '../../../contract-desk.ts'
import { answerOf, deskPage } from '../page.ts'
import { duplicatesView } from './view.tsx'

export const DUPLICATES = '/index/duplicates'

/** Pairs on a page. */
const MOST = 25
/** The last pair of the page before, if it was not the first page. */
const QUERY = z.object({ after: z.uuid().optional().catch(undefined) })

/** GET /index/duplicates: the pairs that may be one child, longest waiting first. */
export function duplicatesPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  deskPage(http, acting, { path: DUPLICATES }, async ({ asked, request, shell, now }) => {
    const { after } = QUERY.parse(request.query)
    const found = answerOf(await desk.possibleDuplicates({ asked, after: after ?? null, count: MOST }))
    return (
      found &&
      duplicatesView({ ...found, shell, now, isFirst: after === undefined, isFull: found.duplicates.length === MOST })
    )
  })
}
