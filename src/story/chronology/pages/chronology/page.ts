import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { addMonths, type CalendarDay } from '../../../../kernel/calendar-day.ts'
import type { StreamAsked } from '../../../child-page/queries-stream.ts'
import { lookAtChronology } from '../../commands.ts'
import { BEARINGS, KINDS, PERIODS } from './content.ts'
import { chronologyView } from './view.tsx'

const ON_A_PAGE = 50
const PARAMS = z.object({ id: z.uuid() })
/** Codes alone, never words: this is in the address. What is no code is as if nothing were chosen. */
const QUERY = z.object({
  kind: z.enum(KINDS).optional().catch(undefined),
  bearing: z.enum(BEARINGS).optional().catch(undefined),
  period: z.enum(PERIODS).optional().catch(undefined),
  key: z.enum(['yes']).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})
/** What was chosen to be shown. */
export type Chosen = z.infer<typeof QUERY>

const MONTHS: Readonly<Record<(typeof PERIODS)[number], number>> = { month: 1, quarter: 3, year: 12 }

/** GET /children/:id/chronology – everything written about a child, newest first, chosen by kind, bearing and period. */
export function chronologyPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/chronology', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const chosen = QUERY.parse(request.query)
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const asked = askedFor(chosen, now.day)
    const looked = await acting.inTransaction(actor, (tx) => lookAtChronology(tx, actor, params.data.id, asked, now))
    if (!looked.ok) return reply.callNotFound()
    const html = chronologyView({ chronology: looked.value, chosen, actor, now, shell: acting.shell(request) })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}

function askedFor({ kind, bearing, period, key, before }: Chosen, today: CalendarDay): StreamAsked {
  return {
    ...{ limit: ON_A_PAGE, kind, bearing, before, significant: key === 'yes' },
    from: period && addMonths(today, -MONTHS[period]),
  }
}
