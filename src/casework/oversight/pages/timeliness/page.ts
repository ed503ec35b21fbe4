import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { localTimescales } from '../../../timescales/queries.ts'
import { lookAtTimeliness } from '../../commands.ts'
import type { Span } from '../../model.ts'
import { weeksAsked } from '../../rules.ts'
import { tableOfSteps } from './table.ts'
import { timelinessView } from './view.tsx'

type Asked = { readonly Querystring: { readonly weeks?: string; readonly team?: string } }

/**
 * GET /team/timeliness – what is late in one's team, and for whom; `?weeks=` 4, 11, 26 or 52,
 * `team=` the id of a team whose manager one stands in for. The same as CSV: /team/timeliness.csv.
 */
export function timelinessPage(http: FastifyInstance, acting: Acting): void {
  http.get<Asked>('/team/timeliness', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const shown = await acting.inTransaction(actor, async (tx) => {
      const seen = await lookAtTimeliness(tx, actor, spanOf(request.query), now)
      return seen.ok ? { seen: seen.value, locals: await localTimescales(tx) } : undefined
    })
    if (!shown) return reply.callNotFound()
    const html = timelinessView({ ...shown, now, shell: acting.shell(request, '/team/timeliness') })
    return reply.type('text/html; charset=utf-8').send(html)
  })

  http.get<Asked>('/team/timeliness.csv', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const table = await acting.inTransaction(actor, async (tx) => {
      const seen = await lookAtTimeliness(tx, actor, spanOf(request.query), now)
      return seen.ok ? tableOfSteps(seen.value, await localTimescales(tx), now) : undefined
    })
    if (table === undefined) return reply.callNotFound()
    return reply
      .header('content-disposition', 'attachment; filename="timeliness.csv"')
      .type('text/csv; charset=utf-8')
      .send(table)
  })
}

function spanOf({ weeks, team }: Asked['Querystring']): Span {
  return { weeks: weeksAsked(weeks), teamId: team }
}
