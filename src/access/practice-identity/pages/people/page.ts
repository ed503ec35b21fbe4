import type { FastifyInstance } from 'fastify'
import type Provider from 'oidc-provider'
import { practicePeople } from '../../../sessions/queries.ts'
import { PRACTICE_PATH, type PracticeWays } from '../../provider.ts'
import { peoplePage, tooLatePage } from './view.tsx'

const OPEN = { config: { open: true } } as const

/** The practice provider's own page: choose who you are. */
export function peoplePages(http: FastifyInstance, provider: Provider, ways: PracticeWays): void {
  const path = `${PRACTICE_PATH}/people/:uid`

  http.get(path, OPEN, async (request, reply) => {
    reply.type('text/html').header('cache-control', 'no-store')
    const under = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined)
    if (!under) return reply.code(400).send(tooLatePage(ways.around))
    const people = await practicePeople(ways.db, ways.clock.today())
    return reply.send(peoplePage(ways.around, { action: request.url, people, authorityName: ways.authorityName }))
  })

  http.post<{ Body: { person?: string } | undefined }>(path, OPEN, async (request, reply) => {
    const chosen = request.body?.person
    const people = await practicePeople(ways.db, ways.clock.today())
    if (!people.some(({ subject }) => subject === chosen) || chosen === undefined)
      return reply.redirect(request.url, 303)
    const result = { login: { accountId: chosen, remember: false } }
    const back = await provider.interactionResult(request.raw, reply.raw, result).catch(() => undefined)
    if (back === undefined) return reply.code(400).type('text/html').send(tooLatePage(ways.around))
    return reply.redirect(back, 303)
  })
}
