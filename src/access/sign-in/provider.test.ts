import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { aFreePort } from '../../../testing/sign-in.ts'
import { newAttempt, openIdProvider } from './provider.ts'

const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const REDIRECT = 'http://127.0.0.1/sign-in/callback'

type Claims = { readonly sub: string; readonly iat: number; readonly exp: number; readonly nonce: string }

let server: Server | undefined
afterEach(() => server?.close())

/** An identity provider that says what it is told to. */
async function aProvider(
  claims: (usual: Claims) => Partial<Claims> & { aud?: string; iss?: string; email?: string; email_verified?: boolean },
  domains?: readonly string[],
) {
  const issuer = `http://127.0.0.1:${await aFreePort()}`
  const attempt = newAttempt('/', 'ours')
  const seconds = Math.floor(Date.now() / 1000)
  const usual = { sub: 'asha', iat: seconds, exp: seconds + 60, nonce: attempt.nonce }
  const answers: Record<string, unknown> = {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    },
    '/token': {
      access_token: 'x',
      token_type: 'bearer',
      id_token: signed({ iss: issuer, aud: 'us', ...usual, ...claims(usual) }),
    },
    '/jwks': { keys: [{ ...KEY.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  }
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? '']))
  })
  await new Promise<void>((listening) => server?.listen(Number(new URL(issuer).port), '127.0.0.1', listening))
  const faults: unknown[] = []
  const settings = {
    issuer,
    clientId: 'us',
    clientSecret: 'ours',
    name: 'Ours',
    insecure: true,
    ...(domains ? { domains } : {}),
  }
  const provider = openIdProvider(settings, (fault) => faults.push(fault))
  return { provider, attempt, faults, back: new URL(`${REDIRECT}?code=a-code&state=${attempt.state}`) }
}

function signed(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'ES256' })}.${part(claims)}`
  const key = { key: KEY.privateKey, dsaEncoding: 'ieee-p1363' } as const
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

describe('coming back from an identity provider', () => {
  it('gives the provider’s own name for the person', async () => {
    const { provider, attempt, back } = await aProvider(() => ({}))
    expect(await provider.comeBack(back, attempt)).toEqual({
      ok: true,
      value: { subject: 'asha', verifiedEmail: null },
    })
  })

  it.each([
    ['verified', { email: 'Asha@School.example', email_verified: true }, undefined, 'Asha@School.example'],
    ['not verified', { email: 'asha@school.example', email_verified: false }, undefined, null],
    [
      'of a domain it may speak for',
      { email: 'asha@school.example', email_verified: true },
      ['school.example'],
      'asha@school.example',
    ],
    ['of another’s domain', { email: 'asha@police.example', email_verified: true }, ['school.example'], null],
  ] as const)(
    'believes an address that is verified, of its own domains: %s',
    async (_, claims, domains, verifiedEmail) => {
      const { provider, attempt, back } = await aProvider(() => claims, domains)
      expect(await provider.comeBack(back, attempt)).toEqual({ ok: true, value: { subject: 'asha', verifiedEmail } })
    },
  )

  it.each([
    [
      'its clock is hours behind ours',
      ({ iat, exp }: Claims) => ({ iat: iat - 7200, exp: exp - 7200 }),
      'clocks-differ',
    ],
    ['it answers another attempt', () => ({ nonce: 'another' }), 'not-accepted'],
    ['its answer is for another program', () => ({ aud: 'them' }), 'not-accepted'],
    ['it answers as another provider', () => ({ iss: 'https://elsewhere.example' }), 'not-accepted'],
  ] as const)('is refused when %s', async (_, claims, refusal) => {
    const { provider, attempt, back, faults } = await aProvider(claims)
    expect(await provider.comeBack(back, attempt)).toEqual({ ok: false, refusal })
    expect(faults).toHaveLength(1)
    expect(JSON.stringify(faults)).not.toContain('asha')
  })

  it('is refused when the state is another attempt’s', async () => {
    const { provider, attempt, back } = await aProvider(() => ({}))
    expect(await provider.comeBack(back, { ...attempt, state: 'another' })).toMatchObject({ refusal: 'not-accepted' })
  })
})

describe('leaving for an identity provider', () => {
  it('carries a challenge, a state and a nonce, and never the verifier', async () => {
    const { provider, attempt } = await aProvider(() => ({}))
    const to = await provider.leave(attempt, REDIRECT)
    if (!to.ok) throw new Error(to.refusal)
    const asked = Object.fromEntries(to.value.searchParams)
    expect(asked).toMatchObject({
      scope: 'openid email',
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    })
    expect(to.value.href).not.toContain(attempt.verifier)
  })

  it('says that it does not answer, and asks it again the next time', async () => {
    const { provider, attempt } = await aProvider(() => ({}))
    const port = Number(new URL(((await provider.leave(attempt, REDIRECT)) as { value: URL }).value).port)
    expect(port).toBeGreaterThan(0)
    const away = openIdProvider(
      {
        issuer: `http://127.0.0.1:${await aFreePort()}`,
        clientId: 'us',
        clientSecret: 'ours',
        name: 'Ours',
        insecure: true,
      },
      () => {},
    )
    expect(await away.leave(attempt, REDIRECT)).toEqual({ ok: false, refusal: 'provider-unreachable' })
  })
})
