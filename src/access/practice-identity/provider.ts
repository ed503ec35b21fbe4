import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type Configuration } from 'oidc-provider'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import type { Shell } from '../../platform/govuk/layout.tsx'
import { createMemoryAdapter } from './memory.ts'

export const PRACTICE_PATH = '/practice-identity'

export type PracticeWays = {
  readonly db: Database
  readonly clock: Clock
  readonly origin: string
  readonly around: Shell
  readonly authorityName: (authority: string) => string
}

export type PracticeClient = { readonly clientId: string; readonly clientSecret: string; readonly redirectUri: string }

/**
 * An identity provider for practice. Its keys, and what it remembers of sign-ins under way, live as long as the
 * process: a restart loses only who stood before its page at that moment, for our own sessions are in PostgreSQL.
 *
 * @param errorPage what a person sees who cannot be helped there
 */
export function createPracticeProvider(origin: string, client: PracticeClient, errorPage: () => string): Provider {
  const configuration: Configuration = {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...newSigningKey(), alg: 'ES256', use: 'sig' }] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      long: { path: PRACTICE_PATH, sameSite: 'lax', httpOnly: true, signed: true },
      short: { sameSite: 'lax', httpOnly: true, signed: true },
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `${PRACTICE_PATH}/people/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: grantEverything,
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 300, Interaction: 3600, Session: 3600, Grant: 3600 },
    renderError: (ctx) => {
      ctx.type = 'html'
      ctx.body = errorPage()
    },
  }
  return new Provider(origin + PRACTICE_PATH, configuration)
}

/** There is one client, this program, and it asks only who someone is: nobody needs to be asked to consent. */
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, provider } = oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ format: 'jwk' })
}
