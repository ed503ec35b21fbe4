import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import type { Actor } from '../../../../access/actor.ts'
import { may } from '../../../../access/policy.ts'
import { fieldsOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import { tooManySearches } from '../../../../people/pages/content.ts'
import { searchAgainAt } from '../../../../people/search/commands.ts'
import { newId } from '../../../../platform/ids.ts'
import { searchAll } from '../../commands.ts'
import { readSought } from './form.ts'
import { searchView } from './view.tsx'

/**
 * GET and POST /search: one box for names, numbers, addresses and whatever is written. Results stand on the page it posts
 * to, so that no word comes into an address or a log. The header's search box posts here. For the council's own seats.
 */
export function searchPage(http: FastifyInstance, acting: Acting): void {
  http.get('/search', async (request, reply) => {
    if (!maySearch(acting.actorOf(request))) return reply.callNotFound()
    return html(reply, searchView({ shell: acting.shell(request), fields: {}, problems: [], now: acting.now() }))
  })

  http.post('/search', async (request, reply) => {
    const actor = acting.actorOf(request)
    if (!maySearch(actor)) return reply.callNotFound()
    const fields = fieldsOf(request.body)
    const shown = { shell: acting.shell(request), fields, now: acting.now() }
    const { sought, problems } = readSought(fields)
    if (problems) return html(reply.code(422), searchView({ ...shown, problems }))
    const { found, again } = await acting.inTransaction(actor, async (tx) => {
      const outcome = await searchAll(tx, actor, sought, newId(), shown.now)
      return { found: outcome, again: outcome.ok ? undefined : await searchAgainAt(tx, actor) }
    })
    if (again) return html(reply.code(429), searchView({ ...shown, problems: [tooManySearches(again)] }))
    if (!found.ok) return reply.callNotFound()
    return html(reply, searchView({ ...shown, problems: [], found: { sought, results: found.value } }))
  })
}

function maySearch(actor: Actor): boolean {
  return actor.seat === 'council' && may(actor, 'child.find')
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body)
}
