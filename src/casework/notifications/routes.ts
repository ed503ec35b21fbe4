import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signedInOf } from '../../access/sessions/signed-in.ts'
import { type Database, inSeat } from '../../platform/db.ts'
import { mayBeTold } from './commands.ts'
import { noticesUnread } from './queries.ts'

const COUNTED = new WeakMap<FastifyRequest, number>()

/** Before each page of somebody who may have notices: counts those not read, for the page's header. */
export function countNotices(http: FastifyInstance, db: Database): void {
  http.addHook('preHandler', async (request) => {
    const actor = signedInOf(request)?.actor
    const userId = actor?.userId
    const shows = request.method === 'GET' || request.method === 'POST'
    if (!actor || !userId || !shows || actor.seat !== 'council' || !mayBeTold(actor)) return
    COUNTED.set(request, await inSeat(db, actor, (tx) => noticesUnread(tx, userId)))
  })
}

/** How many notices whoever asked has not read; undefined for those who have none by their role. */
export function noticesCounted(request: FastifyRequest): number | undefined {
  return COUNTED.get(request)
}
