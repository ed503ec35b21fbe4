import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../acting.ts'
import { noticeView } from '../view.tsx'
import { accessibilityStatement } from './content.ts'

/** GET /accessibility – what was tested, what was not, and whom to tell. Open: who cannot sign in must be able to read why. */
export function accessibilityPage(http: FastifyInstance, acting: Acting): void {
  http.get('/accessibility', { config: { open: true } }, async (request, reply) => {
    const html = noticeView(accessibilityStatement, acting.shell(request))
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
