import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { lookAtTeam, lookAtWorktray } from '../../commands.ts'
import { worktrayView } from './view.tsx'

/** GET /worktray – one's own children, by what matters: social workers, conference chairs and reviewing officers. */
export function worktrayPage(http: FastifyInstance, acting: Acting): void {
  http.get('/worktray', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    if (actor.roles.includes('front-door-manager')) return reply.redirect('/front-door', 303)
    if (actor.roles.includes('team-manager') && actor.teamId !== null) return reply.redirect('/team', 303)
    const tray = await acting.inTransaction(actor, (tx) => lookAtWorktray(tx, actor, now))
    if (!tray.ok) return reply.callNotFound()
    const html = worktrayView({ tray: tray.value, now, shell: acting.shell(request, '/worktray') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

/** GET /team – the team's children, those nobody holds first; what waits to be signed; who holds how many. */
export function teamPage(http: FastifyInstance, acting: Acting): void {
  http.get('/team', async (request, reply) => {
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const tray = await acting.inTransaction(actor, (tx) => lookAtTeam(tx, actor, now))
    if (!tray.ok) return reply.callNotFound()
    const html = worktrayView({ tray: tray.value, now, shell: acting.shell(request, '/team') })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
