import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { Acting } from '../../access/acting.ts'
import { forMachines } from '../../access/machines/guard.ts'
import { practitionerOf } from '../../access/machines/queries-agency.ts'
import { machineOf } from '../../access/machines/signed-in.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Database } from '../../platform/db.ts'
import { refusalOfError } from '../index-api/stopped.ts'
import { takeConcern } from './commands.ts'
import { concernsOpenApi } from './openapi.ts'
import { CONCERN_REFUSALS, type ConcernApiRefusal } from './refusals.ts'
import { concernSent } from './schemas.ts'

/** Under which machines raise concerns. */
const CONCERNS_API = '/api/concerns'
/** Five texts of 20,000 characters, of four bytes each, and a little. */
const LONGEST = 512 * 1024
const MOST_FAULTS = 20
const OPEN = { config: { open: true } } as const

/**
 * `POST /api/concerns` – a machine of an agency raises a concern for a practitioner of that agency: the same command as
 * the page’s. `GET /api/concerns/openapi.json` describes it.
 */
export function concernsApi(
  http: FastifyInstance,
  acting: Acting,
  { index, db, origin }: { readonly index: ChildIndex; readonly db: Database; readonly origin: string },
): void {
  http.register(
    async (api) => {
      api.removeContentTypeParser(['text/plain', 'application/x-www-form-urlencoded'])
      api.setErrorHandler<FastifyError>((error, request, reply) => {
        const refusal = refusalOfError(error)
        if (refusal === 'fault') request.log.error({ route: request.routeOptions.url, err: error })
        return refuse(reply, refusal)
      })
      const document = concernsOpenApi()
      api.get('/openapi.json', OPEN, async (_, reply) => reply.send(document))
      api.post('', { ...forMachines('concerns.raise'), bodyLimit: LONGEST }, async (request, reply) => {
        const machine = machineOf(request)
        if (!machine) throw new Error('a route of machines was reached without one')
        const read = concernSent.safeParse(request.body)
        if (!read.success) {
          const faults = read.error.issues.map((issue) => ({ at: issue.path.join('.'), fault: issue.message }))
          return refuse(reply, 'body-not-as-described', faults.slice(0, MOST_FAULTS))
        }
        const actor = await practitionerOf(db, machine, read.data.practitioner, acting.now().day)
        if (!actor) return refuse(reply, 'no-such-practitioner')
        const taken = await takeConcern({ acting, index, origin }, actor, read.data)
        return taken.ok ? reply.code(201).send(taken.value) : refuse(reply, taken.refusal)
      })
    },
    { prefix: CONCERNS_API },
  )
}

/** As RFC 9457 has it. */
function refuse(reply: FastifyReply, refusal: ConcernApiRefusal, faults?: readonly object[]): FastifyReply {
  const { status, title, detail } = CONCERN_REFUSALS[refusal]
  const reference = reply.request.id
  const problem = { type: `urn:openics:refusal:${refusal}`, status, title, detail, refusal, reference }
  return reply
    .code(status)
    .type('application/problem+json')
    .send(faults ? { ...problem, faults } : problem)
}
