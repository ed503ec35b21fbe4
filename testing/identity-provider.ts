import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { aFreePort } from './sign-in.ts'

/** Somebody as an identity provider knows them. */
type Known = { readonly sub: string; readonly email: string; readonly email_verified: boolean }

/** An identity provider of an agency, in this process: whoever comes is the one it is told, with their verified address. */
export async function anIdentityProvider(who: Known) {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const port = await aFreePort()
  const issuer = `http://127.0.0.1:${port}`
  const nonces = new Map<string, string>()
  const idToken = (code: string) => {
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: 'us', iat: now, exp: now + 60, nonce: nonces.get(code), ...who }
    const text = [{ alg: 'ES256' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${text}.${sign('sha256', Buffer.from(text), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }
  const answers: Readonly<Record<string, (code: string) => object>> = {
    '/.well-known/openid-configuration': () => ({
      ...{
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      },
      ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
      id_token_signing_alg_values_supported: ['ES256'],
    }),
    '/token': (code) => ({ access_token: 'x', token_type: 'bearer', id_token: idToken(code) }),
    '/jwks': () => ({ keys: [{ ...key.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] }),
  }
  const server: Server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (pathname === '/auth') {
      const code = `code-${nonces.size}`
      nonces.set(code, searchParams.get('nonce') ?? '')
      const back = new URL(searchParams.get('redirect_uri') ?? issuer)
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()
      response.writeHead(303, { location: back.href }).end()
      return
    }
    const code = new URLSearchParams(await textOf(request)).get('code') ?? ''
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[pathname]?.(code)))
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return { issuer, clientId: 'us', clientSecret: 'a secret of theirs', close: () => server.close() }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
