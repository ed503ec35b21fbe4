import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { SIGN_IN_LIMIT } from '../../platform/http.ts'
import { TOKEN_SECONDS } from './access-token.ts'
import { type SignInRefusal, type SigningIn, signMachineIn } from './commands.ts'
import { SCOPES } from './model.ts'

type TokenRefusal = SignInRefusal | 'invalid-request' | 'unsupported-grant-type'

const ERRORS: Readonly<
  Record<TokenRefusal, { readonly status: number; readonly error: string; readonly words: string }>
> = {
  'invalid-request': {
    status: 400,
    error: 'invalid_request',
    words: 'Send a form with grant_type, client_assertion_type and client_assertion, each once. Nothing was signed in.',
  },
  'unsupported-grant-type': {
    status: 400,
    error: 'unsupported_grant_type',
    words: 'Machines sign in here by grant_type=client_credentials.',
  },
  'invalid-client': {
    status: 401,
    error: 'invalid_client',
    words:
      'This proof is not one of a machine known here: check its issuer, subject and audience, that it is over within ' +
      'five minutes and not used before, and that its key is registered and not revoked.',
  },
  'invalid-scope': {
    status: 400,
    error: 'invalid_scope',
    words: 'This machine may not have all of these scopes. Ask for fewer, or ask the operators of the index.',
  },
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LONGEST_ASSERTION = 10_000

const TokenForm = z.object({
  grant_type: z.string(),
  client_assertion_type: z.literal(ASSERTION_TYPE),
  client_assertion: z.string().max(LONGEST_ASSERTION),
  client_id: z.string().optional(),
  scope: z.string().optional(),
})

const DOOR = {
  config: { open: true, rateLimit: { ...SIGN_IN_LIMIT, keyGenerator: ({ ip }: { ip: string }) => `machines ${ip}` } },
}

/** `POST /oauth2/token` (RFC 6749 and 7523), and `GET /.well-known/oauth-authorization-server` (RFC 8414). */
export function machineDoors(http: FastifyInstance, ways: SigningIn): void {
  http.post('/oauth2/token', DOOR, async (request, reply) => {
    const form = TokenForm.safeParse(request.body)
    if (!form.success) return refuse(reply, 'invalid-request')
    const { grant_type, client_assertion: assertion, client_id: clientId, scope } = form.data
    if (grant_type !== 'client_credentials') return refuse(reply, 'unsupported-grant-type')
    const signedIn = await signMachineIn(ways, { assertion, clientId, scope })
    if (!signedIn.ok) {
      request.log.warn({ refusal: signedIn.refusal }, 'a machine was not signed in')
      return refuse(reply, signedIn.refusal)
    }
    const { token, machineId, scopes } = signedIn.value
    request.log.info({ machine: machineId }, 'a machine signed in')
    return reply.send({
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope: scope ?? scopes.join(' '),
    })
  })

  http.get('/.well-known/oauth-authorization-server', DOOR, async (_, reply) => reply.send(metadata(ways.origin)))
}

function refuse(reply: FastifyReply, refusal: TokenRefusal) {
  const { status, error, words } = ERRORS[refusal]
  return reply.code(status).send({ error, error_description: words })
}

function metadata(origin: string) {
  return {
    issuer: origin,
    token_endpoint: `${origin}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['ES256', 'EdDSA', 'RS256'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    scopes_supported: SCOPES,
  }
}
