import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtTeam, lookAtWorktray } from '../../commands.ts'
import { readChoice } from './form.ts'
import { worktrayView } from './view.tsx'

/**
 * GET /worktray – one's own children, by what matters: social workers, conference chairs and reviewing officers. Whoever
 * has several lists chooses by `tray`; what is shown and in which order stands in the address too.
 */
export function worktrayPage(http: FastifyInstance, acting: Acting): void {
  http.get('/worktray', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { kind, choice } = readChoice(request.query)
    if (kind === undefined && actor.roles.includes('front-door-manager')) return reply.redirect('/front-door', 303)
    if (kind === undefined && actor.roles.includes('team-manager') && actor.teamId !== null) {
      return reply.redirect('/team', 303)
    }
    const tray = await acting.inTransaction(actor, (tx) => lookAtWorktray(tx, actor, now, { kind }))
    if (!tray.ok) return reply.callNotFound()
    const html = worktrayView({ tray: tray.value, choice, now, shell: acting.shell(request, '/worktray') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

/**
 * GET /team – the team's children, those nobody holds first; what waits to be signed; who holds how many. `team` is the
 * id of a team whose manager one stands in for.
 */
export function teamPage(http: FastifyInstance, acting: Acting): void {
  http.get('/team', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const { teamId, choice } = readChoice(request.query)
    const tray = await acting.inTransaction(actor, (tx) => lookAtTeam(tx, actor, now, { teamId }))
    if (!tray.ok) return reply.callNotFound()
    const html = worktrayView({ tray: tray.value, choice, now, shell: acting.shell(request, '/team') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
