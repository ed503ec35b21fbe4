import type { FastifyInstance } from 'fastify'
import type { Acting } from '../access/acting.ts'
import type { Role } from '../access/actor.ts'
import { page } from '../platform/govuk/layout.tsx'
import { menuOf } from './councils.ts'

/** What those can do today whose pages are still to come. */
const TODAY: Partial<Record<Role, string>> = {
  auditor:
    'Every look and every act is being kept and cannot be changed. The pages to search them are not part of this release.',
}
const NOTHING = 'There is nothing here for your role yet. If you expected work, ask your manager.'

/** `GET /`: the first place of one's menu, which is where one's work is; for whoever has none, what they can do today. */
export function homePage(http: FastifyInstance, acting: Acting): void {
  http.get('/', async (request, reply) => {
    const actor = acting.actorOf(request)
    const [first] = menuOf(actor)
    if (first) return reply.redirect(first.href, 303)
    const words = actor.roles.flatMap((role) => TODAY[role] ?? [])
    const html = page({
      title: 'You are signed in',
      shell: acting.shell(request),
      children: (
        <div class="ics-wrap">
          <h1 class="govuk-heading-l">You are signed in</h1>
          {(words.length > 0 ? words : [NOTHING]).map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
        </div>
      ),
    })
    return reply.type('text/html').send(html)
  })
}
