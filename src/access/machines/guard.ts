import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accepted, type Outcome, refused } from '../../kernel/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { TokenReader } from './access-token.ts'
import type { Machine, MachineRefusal, Scope } from './model.ts'
import type { Revocations } from './revocations.ts'
import { letRequestsCarryMachines, machineOf, noteMachine } from './signed-in.ts'

export type MachineGuard = {
  readonly clock: Clock
  readonly readToken: TokenReader
  readonly isRevoked: Revocations
}

/** A route for machines: `http.post(path, forMachines('index.match'), …)`. The guard counts its requests by machine. */
export function forMachines(scope: Scope) {
  return { config: { machine: scope, rateLimit: false } } as const
}

/** Stops a request, of a route for machines, that turns out to need this scope too. */
export function demandScope(request: FastifyRequest, reply: FastifyReply, scope: Scope): void {
  if (!machineOf(request)?.scopes.includes(scope)) stop(reply, 'scope-missing')
}

/** Why a request of a machine's was stopped, as its route's error handler is given it. */
export class MachineStopped extends Error {
  readonly refusal: MachineRefusal
  readonly statusCode: number
  constructor(refusal: MachineRefusal) {
    super(refusal)
    this.refusal = refusal
    this.statusCode = STATUS[refusal]
  }
}

/**
 * Stands before every route that is for machines: without a good bearer token of a machine that has the route's scope,
 * nothing answers. Those routes know no cookies. Call it on the root, before the guard of people and before any route.
 */
export function guardMachines(http: FastifyInstance, ways: MachineGuard): void {
  letRequestsCarryMachines(http)
  const countByMachine = http.createRateLimit({
    max: BY_MACHINE,
    timeWindow: '1 minute',
    keyGenerator: (request) => `machine ${machineOf(request)?.id}`,
  })
  const countStrangers = http.createRateLimit({
    max: BY_ADDRESS_OF_STRANGERS,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => `stranger ${ip}`,
  })
  const isTooMany = async (counted: ReturnType<typeof countByMachine>) => {
    const answer = await counted
    return !answer.isAllowed && answer.isExceeded
  }
  http.addHook('onRequest', async (request, reply) => {
    const scope = (request.routeOptions.config as { machine?: Scope } | undefined)?.machine
    if (scope === undefined) return
    const found = await recognise(ways, bearerOf(request), scope)
    if (!found.ok) return stop(reply, (await isTooMany(countStrangers(request))) ? 'too-many-requests' : found.refusal)
    noteMachine(request, found.value)
    if (await isTooMany(countByMachine(request))) return stop(reply, 'too-many-requests')
  })
}

/** More than one index answers in a minute: what keeps it standing is how many it takes at once. */
const BY_MACHINE = 120_000
const BY_ADDRESS_OF_STRANGERS = 600

const STATUS: Readonly<Record<MachineRefusal, number>> = {
  'token-missing': 401,
  'token-not-valid': 401,
  'scope-missing': 403,
  'too-many-requests': 429,
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1]
}

async function recognise(
  { clock, readToken, isRevoked }: MachineGuard,
  token: string | undefined,
  scope: Scope,
): Promise<Outcome<Machine, MachineRefusal>> {
  if (token === undefined) return refused('token-missing')
  const machine = await readToken(token, clock.now())
  if (!machine || (await isRevoked(machine))) return refused('token-not-valid')
  return machine.scopes.includes(scope) ? accepted(machine) : refused('scope-missing')
}

/** As RFC 6750 has it. */
const CHALLENGES: Readonly<Record<MachineRefusal, string | undefined>> = {
  'token-missing': 'Bearer realm="openics"',
  'token-not-valid': 'Bearer realm="openics", error="invalid_token"',
  'scope-missing': 'Bearer realm="openics", error="insufficient_scope"',
  'too-many-requests': undefined,
}

function stop(reply: FastifyReply, refusal: MachineRefusal): never {
  const challenge = CHALLENGES[refusal]
  if (challenge) reply.header('www-authenticate', challenge)
  if (refusal === 'too-many-requests') reply.header('retry-after', '60')
  throw new MachineStopped(refusal)
}
