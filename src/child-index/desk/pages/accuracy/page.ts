import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { DeskOperations } from '../../../contract-desk.ts'
import { answerOf, deskPage, operatorAsking } from '../page.ts'
import { accuracyAsCsv } from './content-csv.ts'
import { accuracyView } from './view.tsx'

const PATH = '/index/accuracy'

/** GET /index/accuracy: match rates, backlog and drift; /index/accuracy.csv the same figures for a spreadsheet. */
export function accuracyPage(http: FastifyInstance, acting: Acting, desk: DeskOperations): void {
  deskPage(http, acting, { path: PATH }, async ({ asked, shell, now }) => {
    const accuracy = answerOf(await desk.accuracy({ asked }))
    return accuracy && accuracyView({ accuracy, shell, now })
  })

  http.get(`${PATH}.csv`, async (request, reply) => {
    const asked = operatorAsking(acting.actorOf(request))
    const accuracy = asked && answerOf(await desk.accuracy({ asked }))
    if (!accuracy) return reply.callNotFound()
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="index-accuracy-${acting.now().day}.csv"`)
      .send(accuracyAsCsv(accuracy))
  })
}
