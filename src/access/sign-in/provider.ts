import * as oidc from 'openid-client'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'

/** An identity provider, as we are registered with it. */
export type ProviderSettings = {
  /** Its issuer identifier; its discovery document lies beneath. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it: "Aldermere staff account". */
  readonly name: string
  /** Whom `access.app_user.issuer` names; the issuer itself unless given. */
  readonly knownAs?: string
  /**
   * Of which e-mail addresses it may say that they are verified, by what stands after the @; of all, unless given. An
   * invitation waits for an address, so no agency's provider should be believed about another's.
   */
  readonly domains?: readonly string[] | undefined
  /** Allows plain http. Only the practice provider, which is this program itself, is ever reached so. */
  readonly insecure?: boolean
}

/** What is remembered of one attempt to sign in, between leaving for the provider and coming back. */
export type Attempt = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly back: string
  /** Which of several providers it left for. */
  readonly with: string
}

/** Who came back, by the provider's own subject, and the address it has verified; null if it says none we may believe. */
export type CameBack = { readonly subject: string; readonly verifiedEmail: string | null }

/** Why the provider's answer gave us nobody. */
export type ProviderRefusal = 'provider-unreachable' | 'clocks-differ' | 'cancelled' | 'not-accepted'

export type Provider = {
  /** The provider's address to send the browser to, for this attempt. */
  leave(attempt: Attempt, redirectUri: string): Promise<Outcome<URL, ProviderRefusal>>
  /** Who came back. */
  comeBack(url: URL, attempt: Attempt): Promise<Outcome<CameBack, ProviderRefusal>>
  /** Where to end the provider's own session; undefined if it has no such place, or is not to be reached. */
  endSession(returnTo: string): Promise<URL | undefined>
}

const TIMEOUT_SECONDS = 10

export function newAttempt(back: string, provider: string): Attempt {
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
  return { state, nonce, verifier, back, with: provider }
}

/** Told what went wrong, for whoever runs this: the error's code, and what the provider called it. Never whom it was about. */
export type NoteFault = (fault: { readonly code: string; readonly error: string | undefined }) => void

/** Speaks OpenID Connect: authorization code, PKCE, state and nonce. Discovered when first needed, then remembered. */
export function openIdProvider(settings: ProviderSettings, note: NoteFault): Provider {
  const discovered = rememberSuccess(() => discover(settings))
  const reach = reachNoting(note)
  return {
    leave: (attempt, redirectUri) =>
      reach(async () => {
        const code_challenge = await oidc.calculatePKCECodeChallenge(attempt.verifier)
        const { state, nonce } = attempt
        return oidc.buildAuthorizationUrl(await discovered(), {
          redirect_uri: redirectUri,
          scope: 'openid email',
          code_challenge,
          code_challenge_method: 'S256',
          state,
          nonce,
        })
      }),
    comeBack: (url, { state, nonce, verifier }) =>
      reach(async () => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const config = await discovered()
        const tokens = await oidc.authorizationCodeGrant(config, url, checks)
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('the provider named nobody')
        const said = claims['email'] === undefined ? await askedForEmail(config, tokens, claims.sub) : claims
        return { subject: claims.sub, verifiedEmail: believed(said, settings) }
      }),
    endSession: async (returnTo) => {
      const found = await reach(async () => {
        const config = await discovered()
        const known = config.serverMetadata().end_session_endpoint
        return known ? oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }) : undefined
      })
      return found.ok ? found.value : undefined
    },
  }
}

type Claims = Readonly<Record<string, unknown>>

/** What the provider says of somebody when it is asked; nothing where it has no such place, or does not answer there. */
async function askedForEmail(
  config: oidc.Configuration,
  { access_token }: oidc.TokenEndpointResponse,
  subject: string,
): Promise<Claims> {
  if (!config.serverMetadata().userinfo_endpoint) return {}
  try {
    return await oidc.fetchUserInfo(config, access_token, subject)
  } catch {
    return {} // They are let in as whoever they are already; only a seat that waits for an address needs one.
  }
}

function believed({ email, email_verified }: Claims, { domains }: ProviderSettings): string | null {
  if (typeof email !== 'string' || email_verified !== true) return null
  const [, domain = ''] = email.toLowerCase().split('@')
  return domains && !domains.includes(domain) ? null : email
}

function discover({ issuer, clientId, clientSecret, insecure }: ProviderSettings): Promise<oidc.Configuration> {
  return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    execute: insecure ? [oidc.allowInsecureRequests] : [],
  })
}

function reachNoting(note: NoteFault) {
  return async <T>(work: () => Promise<T>): Promise<Outcome<T, ProviderRefusal>> => {
    try {
      return accepted(await work())
    } catch (fault) {
      const { code, name, error } = fault as { code?: string; name?: string; error?: string }
      note({ code: code ?? name ?? 'unknown', error })
      return refused(refusalOf(fault))
    }
  }
}

function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'access_denied' ? 'cancelled' : 'not-accepted'
  }
  const { code, name } = error as { code?: string; name?: string }
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clocks-differ'
  const unreachable = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']
  return name === 'TypeError' || unreachable.includes(code ?? '') ? 'provider-unreachable' : 'not-accepted'
}

/** Asks again after a failure, never after an answer; those who ask at once share one asking. */
function rememberSuccess<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined
      throw error
    })
    return asked
  }
}
