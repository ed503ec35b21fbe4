import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import { may } from '../../../access/policy.ts'
import type { ChildIndex } from '../../../child-index/contract.ts'
import { newId } from '../../../platform/ids.ts'
import { findChildren, findInIndex, searchAgainAt } from '../../search/commands.ts'
import { tooManySearches } from '../content.ts'
import { fieldsOf } from '../form.ts'
import { readSearch } from './form.ts'
import { findChildView } from './view.tsx'

/**
 * GET and POST /children/find: one form, results on the page it posts to, so that no name comes into an address or a
 * log. The page of the header's search box leads here. For the council's own seats.
 */
export function findChildPage(http: FastifyInstance, acting: Acting, index: ChildIndex): void {
  http.get('/children/find', async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!may(actor, 'child.find') || actor.seat !== 'council') return reply.callNotFound()
    const shell = acting.shell(request, '/children/find')
    return html(reply, findChildView({ shell, fields: {}, problems: [], now: acting.now() }))
  })

  http.post('/children/find', async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!may(actor, 'child.find') || actor.seat !== 'council') return reply.callNotFound()
    const [shell, now] = [acting.shell(request, '/children/find'), acting.now()]
    const { search, fields, problems } = readSearch(fieldsOf(request.body))
    if (problems.length > 0) return html(reply.code(422), findChildView({ shell, fields, problems, now }))

    const searchId = newId()
    const { found, again } = await acting.inTransaction(actor, async (tx) => {
      const outcome = await findChildren(tx, actor, search, searchId, now)
      return { found: outcome, again: outcome.ok ? undefined : await searchAgainAt(tx, actor) }
    })
    if (again) return html(reply.code(429), findChildView({ shell, fields, problems: [tooManySearches(again)], now }))
    if (!found.ok) return reply.callNotFound()
    const answer = await findInIndex(index, actor, search, found.value)
    const results = { own: found.value, answer, searchId, mayRegister: may(actor, 'child.register') }
    return html(reply, findChildView({ shell, fields, problems: [], now, results }))
  })
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
