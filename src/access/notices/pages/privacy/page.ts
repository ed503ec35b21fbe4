import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../acting.ts'
import { noticeView } from '../view.tsx'
import { privacyOfLive, privacyOfPractice } from './content.ts'

/** GET /privacy – what is kept, of whom, who sees it and whom to ask. Open: it is read before signing in too. */
export function privacyPage(http: FastifyInstance, acting: Acting): void {
  http.get('/privacy', { config: { open: true } }, async (request, reply) => {
    const shell = acting.shell(request)
    const html = noticeView(shell.practice ? privacyOfPractice : privacyOfLive, shell)
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
