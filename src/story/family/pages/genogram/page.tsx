import type { FastifyInstance } from 'fastify'
import { render } from 'preact-render-to-string'
import { z } from 'zod'
import type { Acting } from '../../../../access/acting.ts'
import { genogramOf } from '../../../../people/genogram/rules-drawing.ts'
import { familyInWords } from '../../../../people/genogram/rules-words.ts'
import { GenogramDrawing } from '../../../../people/pages/genogram-drawing.tsx'
import { lookAtFamily } from '../../commands.ts'
import { genogramView, ZOOMS } from './view.tsx'

const PARAMS = z.object({ id: z.uuid() })
const QUERY = z.object({ zoom: z.coerce.number().optional() })

/**
 * GET /children/:id/genogram – the whole family, drawn and in words, with a way to change it; and the drawing alone as
 * SVG, at /children/:id/genogram.svg.
 */
export function genogramPage(http: FastifyInstance, acting: Acting): void {
  http.get('/children/:id/genogram', async (request, reply) => {
    const [params, query] = [PARAMS.safeParse(request.params), QUERY.safeParse(request.query)]
    if (!params.success || !query.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtFamily(tx, actor, params.data.id, 'genogram', now))
    if (!seen) return reply.callNotFound()
    const zoom = ZOOMS.find((one) => one === query.data.zoom)
    return reply.type('text/html; charset=utf-8').send(genogramView({ seen, zoom, now, shell: acting.shell(request) }))
  })

  http.get('/children/:id/genogram.svg', async (request, reply) => {
    const params = PARAMS.safeParse(request.params)
    if (!params.success) return reply.callNotFound()
    const [actor, now] = [acting.actorOf(request), acting.now()]
    const seen = await acting.inTransaction(actor, (tx) => lookAtFamily(tx, actor, params.data.id, 'genogram', now))
    if (!seen) return reply.callNotFound()
    const words = familyInWords(seen.kinship, now.day)
    const svg = render(<GenogramDrawing drawing={genogramOf(seen.kinship, now.day)} words={words} zoom={1} />)
    return reply
      .type('image/svg+xml; charset=utf-8')
      .header('content-disposition', 'attachment; filename="family-drawing.svg"')
      .send(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`)
  })
}
