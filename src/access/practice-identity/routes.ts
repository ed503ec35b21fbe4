import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type Provider from 'oidc-provider'
import type { ProviderSettings } from '../sign-in/provider.ts'
import { peoplePages } from './pages/people/page.ts'
import { tooLatePage } from './pages/people/view.tsx'
import { createPracticeProvider, PRACTICE_PATH, type PracticeWays } from './provider.ts'

/**
 * Mounts the practice identity provider under `/practice-identity`, in this process, and gives what is needed to
 * sign in with it. It asks for no password and knows only the practice people.
 */
export function practiceIdentity(http: FastifyInstance, ways: PracticeWays): ProviderSettings {
  const clientId = 'openics'
  const clientSecret = randomBytes(32).toString('base64url')
  const client = { clientId, clientSecret, redirectUri: `${ways.origin}/sign-in/callback` }
  const provider = createPracticeProvider(ways.origin, client, () => tooLatePage(ways.around))
  peoplePages(http, provider, ways)
  void http.register(async (scope) => mount(scope, provider))
  return {
    issuer: ways.origin + PRACTICE_PATH,
    clientId,
    clientSecret,
    name: 'the practice sign-in',
    knownAs: 'practice',
    insecure: true,
  }
}

/** Everything else beneath the path is the provider's own, which reads its requests' bodies itself. */
function mount(scope: FastifyInstance, provider: Provider): void {
  const handle = provider.callback()
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _body, done) => done(null))
  scope.all(`${PRACTICE_PATH}/*`, { config: { open: true } }, (request, reply) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    reply.hijack()
    const { raw } = request
    const url = raw.url ?? ''
    const mounted = Object.assign(raw, { originalUrl: url, url: url.slice(PRACTICE_PATH.length) })
    forgetWhoWasHere(mounted)
    void handle(mounted, reply.raw)
  })
}

/** Each sign-in asks anew who it is: without this the provider would carry on with whom it saw last. */
function forgetWhoWasHere(raw: { headers: { cookie?: string | undefined } }): void {
  const others = (raw.headers.cookie ?? '').split(/;\s*/).filter((cookie) => !cookie.startsWith('_session'))
  raw.headers.cookie = others.join('; ')
}
