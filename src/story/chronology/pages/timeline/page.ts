import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import type { CalendarDay } from '../../../../kernel/calendar-day.ts'
import { lookAtTimeline } from '../../commands.ts'
import { windowOf } from '../../rules-timeline.ts'
import { readZoom } from './form.ts'
import { timelineView } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })

/**
 * GET /children/:id/chronology/timeline – a child's case, plans, steps and what was written, with brothers and sisters
 * beneath: as a picture and as a table. `zoom` is years, months or weeks; `at` a day in the last of them.
 */
export function timelinePage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronology/timeline', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const { zoom, at } = readZoom(request.query)
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const window = (firstOn: CalendarDay | null) => windowOf(zoom, at && at < now.day ? at : now.day, firstOn)
    const looked = await acting.inTransaction(actor, (tx) => lookAtTimeline(tx, actor, params.data.id, window, now))
    if (!looked.ok) return reply.callNotFound()
    const html = timelineView({ timeline: looked.value, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
