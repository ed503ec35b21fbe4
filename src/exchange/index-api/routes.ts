import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { forMachines } from '../../access/machines/guard.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import { createTurnstile, type Turnstile } from '../../platform/turnstile.ts'
import { askedOf } from './asked.ts'
import { openApi } from './openapi.ts'
import { type AnswerOf, type OperationName, perform, refusalIn, sentOf } from './operation.ts'
import { OPERATION_NAMES, OPERATIONS } from './operations.ts'
import { type ApiRefusal, REFUSALS, RETRY_AFTER } from './refusals.ts'
import { refusalOfError } from './stopped.ts'

/** Under which every operation stands. */
export const INDEX_API = '/index/v1'
/** One child, with all that may be said of them. */
const LONGEST_USUALLY = 64 * 1024
/** How many requests of the index are at work at one time in one process: those that register beside all others. */
export type IndexTurnstiles = { readonly looking: Turnstile; readonly registering: Turnstile }

/**
 * As many as the database answers quickly on two cores (measured: 99 in 100 within 19 ms at 8, 66 ms at 32). A short
 * queue above, and the rest are told to wait. Registrations may wait for each other: they stand in a queue of their own.
 */
export function indexTurnstiles(): IndexTurnstiles {
  return {
    looking: createTurnstile({ atOnce: 8, waiting: 32, patience: 150 }),
    registering: createTurnstile({ atOnce: 4, waiting: 32, patience: 150 }),
  }
}

const REGISTERING: ReadonlySet<OperationName> = new Set(['register', 'registerMany'])
const OPEN = { config: { open: true } } as const

/** `POST /index/v1/<operation>` for each operation of the contract, and `GET /index/v1/openapi.json`. */
export function indexApi(http: FastifyInstance, index: ChildIndex, turnstiles: IndexTurnstiles): void {
  http.register(
    async (api) => {
      api.removeContentTypeParser(['text/plain', 'application/x-www-form-urlencoded'])
      api.setErrorHandler<FastifyError>((error, request, reply) => {
        const refusal = refusalOfError(error)
        if (refusal === 'fault') request.log.error({ route: request.routeOptions.url, err: error })
        return refuse(reply, refusal)
      })
      for (const name of OPERATION_NAMES) serve(api, index, turnstiles, name)
      const document = openApi()
      api.get('/openapi.json', OPEN, async (_, reply) => reply.send(document))
      api.all('/*', OPEN, async (_, reply) => refuse(reply, 'no-such-operation'))
    },
    { prefix: INDEX_API },
  )
}

function serve(api: FastifyInstance, index: ChildIndex, turnstiles: IndexTurnstiles, name: OperationName): void {
  const turnstile = REGISTERING.has(name) ? turnstiles.registering : turnstiles.looking
  const { path, scope, purpose, body, longest = LONGEST_USUALLY } = OPERATIONS[name]
  const others = ['GET', 'PUT', 'PATCH', 'DELETE']
  api.route({
    method: others,
    url: `/${path}`,
    ...OPEN,
    handler: async (_, reply) => refuse(reply.header('allow', 'POST'), 'method-not-taken'),
  })
  api.post(`/${path}`, { ...forMachines(scope), bodyLimit: longest }, async (request, reply) => {
    const asked = askedOf(request, purpose)
    if (!asked.ok) return refuse(reply, asked.refusal)
    const read = body.safeParse(request.body)
    if (!read.success) {
      const faults = read.error.issues.map((issue) => ({ at: issue.path.join('.'), fault: issue.message }))
      return refuse(reply, 'body-not-as-described', { faults: faults.slice(0, MOST_FAULTS) })
    }
    const done = await turnstile(() => perform(index, name, asked.value, read.data))
    if (!done.ok) return refuse(reply, done.refusal)
    const refusal = refusalIn(done.value)
    if (refusal === undefined) return reply.send(sentOf(done.value))
    return refuse(reply, refusal, saidBeside(done.value))
  })
}

const MOST_FAULTS = 20

/** What a problem says beside its refusal: where a body is not as described, or what the contract's answer says more. */
type More = { readonly faults?: readonly object[]; readonly answer?: object; readonly retryAfterSeconds?: number }

/** The whole answer, as the contract has it; of many at once, each is refused alike. */
function saidBeside(answer: AnswerOf<OperationName>): More {
  if (Array.isArray(answer)) return {}
  const { retryAfterSeconds } = answer as { readonly retryAfterSeconds?: number }
  return { answer, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }
}

/** As RFC 9457 has it, with the refusal as the contract names it. */
function refuse(reply: FastifyReply, refusal: ApiRefusal, more: More = {}): FastifyReply {
  const { status, title, detail } = REFUSALS[refusal]
  const retryAfter = more.retryAfterSeconds ?? RETRY_AFTER[refusal]
  if (retryAfter) reply.header('retry-after', String(retryAfter))
  const problem = {
    type: `urn:openics:refusal:${refusal}`,
    status,
    title,
    detail,
    refusal,
    reference: reply.request.id,
  }
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ ...problem, ...more })
}
