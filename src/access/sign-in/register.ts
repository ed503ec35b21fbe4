import type { FastifyInstance } from 'fastify'
import { PRACTICE_PATH } from '../practice-identity/provider.ts'
import { practiceIdentity } from '../practice-identity/routes.ts'
import { type Guarded, guard } from '../sessions/guard.ts'
import { seatChoice } from './pages/seat/page.ts'
import { openIdProvider, type ProviderSettings } from './provider.ts'
import { doors, type Way, writingKey } from './routes.ts'

/** A provider that is not this program; `name` is what people call it. */
type OutsideProvider = Pick<ProviderSettings, 'issuer' | 'clientId' | 'clientSecret' | 'domains'> & {
  readonly name?: string
}

export type SignInSettings = Guarded & {
  readonly mode: 'practice' | 'live'
  /** `built-in` is the practice provider, in this process, with no passwords. Live refuses it. */
  readonly provider: 'built-in' | OutsideProvider
  /** Those of partner agencies, each under its key. With one at least, people say where they work. */
  readonly more?: readonly (OutsideProvider & { readonly key: string })[]
  /** What an authority is called: "Aldermere". */
  readonly authorityName: (authority: string) => string
}

/**
 * Puts sign-in and its guard before every route of this server. Call it once, on the root instance, after the
 * cookie and form plugins and before any route.
 *
 * @throws Error if the settings are not safe for live
 */
export function registerSignIn(http: FastifyInstance, ways: SignInSettings): void {
  if (ways.secret.length < 32) throw new Error('The session secret must have at least 32 characters.')
  if (ways.mode === 'live') refuseUnsafe(ways)
  const settings = ways.provider === 'built-in' ? practiceIdentity(http, ways) : outside(ways.provider)
  const way = (key: string, one: ProviderSettings): Way => ({
    ...{ key, settings: one },
    provider: openIdProvider(one, (fault) =>
      http.log.warn({ ...fault, provider: key }, 'the identity provider was not reached or not believed'),
    ),
  })
  const others = (ways.more ?? []).map(({ key, ...one }) => way(key, outside(one)))
  const providers = [way('council', settings), ...others]
  guard(http, ways)
  doors(http, { ...ways, providers })
  writingKey(http, ways)
  seatChoice(http, { ...ways, providers })
}

function refuseUnsafe({ provider, more = [], origin }: SignInSettings): void {
  const isOurs = (one: SignInSettings['provider']) =>
    one === 'built-in' || one.issuer.startsWith(`${origin}${PRACTICE_PATH}`)
  if ([provider, ...more].some(isOurs)) {
    throw new Error(
      'Live refuses the built-in identity provider: it asks for no password. Set OIDC_ISSUER to your own.',
    )
  }
}

/** An outside provider is reached over https; plain http is for one on this machine, in tests and trials. */
function outside(provider: OutsideProvider): ProviderSettings {
  const insecure = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(provider.issuer)
  return { name: 'your organisation’s sign-in', ...provider, insecure }
}
