import type { FastifyInstance } from 'fastify'
import type { Acting } from '../../../../access/acting.ts'
import { Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { CONTENT, PLACES, TODAY } from './content.ts'

/** GET / – to where one's work is, by role; for a role whose pages are still to come, what it can do today. */
export function homePage(http: FastifyInstance, acting: Acting): void {
  http.get('/', async (request, reply) => {
    const { roles } = acting.actorOf(request)
    const [place] = roles.flatMap((role) => PLACES[role] ?? [])
    if (place) return reply.redirect(place, 303)
    const words = roles.flatMap((role) => TODAY[role] ?? [])
    const html = page({
      title: CONTENT.title,
      shell: acting.shell(request),
      children: (
        <Wrap>
          <div class="ics-plain">
            <h1 class="govuk-heading-l">{CONTENT.title}</h1>
            {(words.length > 0 ? words : [CONTENT.nothing]).map((text) => (
              <p class="govuk-body">{text}</p>
            ))}
          </div>
        </Wrap>
      ),
    })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
