import type { FastifyInstance } from 'fastify'
import type { Acting } from '../access/acting.ts'
import { page } from '../platform/govuk/layout.tsx'
import { menuOf } from './councils.ts'

/** `GET /`: the first place of one's menu, which is where one's work is; a plain page for whoever has none. */
export function homePage(http: FastifyInstance, acting: Acting): void {
  http.get('/', async (request, reply) => {
    const [first] = menuOf(acting.actorOf(request))
    if (first) return reply.redirect(first.href, 303)
    const html = page({
      title: 'You are signed in',
      shell: acting.shell(request),
      children: (
        <div class="ics-wrap">
          <h1 class="govuk-heading-l">You are signed in</h1>
          <p class="govuk-body">There is nothing here for your role yet. If you expected work, ask your manager.</p>
        </div>
      ),
    })
    return reply.type('text/html').send(html)
  })
}
