import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtChildrenBehind } from '../../commands.ts'
import { weeksAsked } from '../../rules.ts'
import { type FigureAsked, readFigure } from './form.ts'
import { childrenBehindView } from './view.tsx'

type Asked = { readonly Params: { readonly of: string }; readonly Querystring: FigureAsked }

/** GET /team/timeliness/:of – the children of a team behind one figure; `of` and the query name the figure by codes. */
export function childrenBehindPage(http: FastifyInstance, acting: Acting): void {
  http.get<Asked>('/team/timeliness/:of', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const figure = readFigure(request.params.of, request.query)
    const span = { weeks: weeksAsked(request.query.weeks), teamId: request.query.team }
    if (!figure) return reply.callNotFound()
    const behind = await acting.inTransaction(actor, (tx) => lookAtChildrenBehind(tx, actor, { ...span, figure }, now))
    if (!behind.ok) return reply.callNotFound()
    const html = childrenBehindView({
      ...behind.value,
      figure,
      span,
      now,
      shell: acting.shell(request, '/team/timeliness'),
    })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
