import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { demandScope, forMachines } from '../../access/machines/guard.ts'
import type { Scope } from '../../access/machines/model.ts'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Purpose } from '../../child-index/contract-asked.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Turnstile } from '../../platform/turnstile.ts'
import { askedOf } from '../index-api/asked.ts'
import { type ApiRefusal, RETRY_AFTER } from '../index-api/refusals.ts'
import { refusalOfError } from '../index-api/stopped.ts'
import {
  type Answer,
  type Asking,
  careTeamFound,
  crossReferenced,
  flagFound,
  matched,
  patientRead,
  patientsFound,
} from './answers.ts'
import { capabilityStatement } from './capability.ts'
import { readMatch } from './match.ts'
import { readPix, readPixParameters } from './pix.ts'
import { type FhirRefusal, outcomeOf } from './refusals.ts'
import { type PatientSearch, readIdentifierSearch, readPatientSearch, readSubject } from './search.ts'
import type { Sought } from './systems.ts'

const FHIR_JSON = 'application/fhir+json; charset=utf-8'
const FORM = 'application/x-www-form-urlencoded'
const OPEN = { config: { open: true } } as const
const BODY_LIMIT = 64 * 1024

/**
 * The index as FHIR R4, at /fhir: a face of the contract and nothing beside it.
 *
 * @param origin the site's own address
 */
export function fhirApi(http: FastifyInstance, index: ChildIndex, turnstile: Turnstile, origin: string): void {
  const base = `${origin}/fhir`
  http.register(
    async (fhir) => {
      fhir.removeContentTypeParser('text/plain')
      fhir.addContentTypeParser(
        'application/fhir+json',
        { parseAs: 'string' },
        fhir.getDefaultJsonParser('error', 'error'),
      )
      fhir.setErrorHandler<FastifyError>((error, request, reply) => {
        const refusal = refusalOfError(error)
        if (refusal === 'fault') request.log.error({ route: request.routeOptions.url, err: error })
        return refuse(reply, refusal === 'no-such-operation' ? 'not-served' : refusal)
      })
      const capabilities = capabilityStatement(base)
      fhir.get('/metadata', OPEN, async (_, reply) => reply.type(FHIR_JSON).send(capabilities))
      for (const route of ROUTES) serve(fhir, route, { index, base }, turnstile)
      fhir.all('/*', OPEN, async (_, reply) => refuse(reply, 'not-served'))
    },
    { prefix: '/fhir' },
  )
}

type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly scope: Scope
  readonly purpose: Purpose
  /** Reads the request, and asks the index. */
  readonly answer: (asking: Asking, request: FastifyRequest, reply: FastifyReply) => Answer
}

const FINDING = { scope: 'index.match', purpose: 'finding-a-child' } as const
const READING = { scope: 'index.read', purpose: 'working-with-a-child' } as const
const INVOLVED = { scope: 'index.involvements', purpose: 'working-with-a-child' } as const

const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/Patient/$match', ...FINDING, answer: reading(bodyOf, readMatch, matched) },
  {
    ...{ method: 'GET', path: '/Patient', ...FINDING },
    answer: reading(queryOf, readIdentifierSearch, patientsFound, looksUp),
  },
  {
    ...{ method: 'POST', path: '/Patient/_search', ...FINDING },
    answer: reading(bodyOf, readPatientSearch, patientsFound, looksUp),
  },
  { method: 'GET', path: '/Patient/$ihe-pix', ...READING, answer: reading(queryOf, readPix, crossReferenced) },
  {
    method: 'POST',
    path: '/Patient/$ihe-pix',
    ...READING,
    answer: reading(bodyOf, readPixParameters, crossReferenced),
  },
  { method: 'GET', path: '/Patient/:id', ...READING, answer: (asking, request) => patientRead(asking, idIn(request)) },
  {
    ...{ method: 'GET', path: '/CareTeam', ...INVOLVED },
    answer: reading(queryOf, readSubject, careTeamFound, isByIdentifier),
  },
  {
    ...{ method: 'POST', path: '/CareTeam/_search', ...INVOLVED },
    answer: reading(bodyOf, readSubject, careTeamFound, isByIdentifier),
  },
  { method: 'GET', path: '/Flag', ...READING, answer: reading(queryOf, readSubject, flagFound) },
  { method: 'POST', path: '/Flag/_search', ...READING, answer: reading(bodyOf, readSubject, flagFound) },
]

function serve(
  fhir: FastifyInstance,
  { method, path, scope, purpose, answer }: Route,
  at: Pick<Asking, 'index' | 'base'>,
  turnstile: Turnstile,
): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = askedOf(request, purpose)
    if (!asked.ok) return refuse(reply, asked.refusal)
    if (path.endsWith('/_search') && !request.headers['content-type']?.startsWith(FORM))
      return refuse(reply, 'search-not-a-form')
    const done = await turnstile(() => answer({ ...at, asked: asked.value }, request, reply))
    const served = done.ok ? done.value : done
    if (!served.ok) {
      const more: More & { readonly refusal: FhirRefusal } = served
      return refuse(reply, served.refusal, more)
    }
    const { resource, etag, location } = served.value
    if (etag) reply.header('etag', etag)
    if (location) reply.header('content-location', location)
    return reply.type(FHIR_JSON).send(resource)
  }
  fhir.route({ method, url: path, ...forMachines(scope), bodyLimit: BODY_LIMIT, handler })
}

/**
 * An answer to what can be read of a request; a GET is told in its answer how it was understood.
 *
 * @param readsToo whether it looks a child up besides: that needs the scope which looking up needs by itself
 */
function reading<Read>(
  from: (request: FastifyRequest) => unknown,
  read: (given: unknown) => Outcome<Read, FhirRefusal>,
  answer: (asking: Asking, read: Read, self?: string) => Answer,
  readsToo: (read: Read) => boolean = () => false,
): Route['answer'] {
  return async (asking, request, reply) => {
    const found = read(from(request))
    if (!found.ok) return found
    if (readsToo(found.value)) demandScope(request, reply, READING.scope)
    return request.method === 'GET'
      ? answer(asking, found.value, request.url.slice('/fhir/'.length))
      : answer(asking, found.value)
  }
}

/** Whether the search is for one child, by number or identifier. */
function looksUp({ by }: PatientSearch): boolean {
  return by !== 'identity'
}

/** Whether whose number it is must be looked up first. */
function isByIdentifier({ by }: Sought): boolean {
  return by === 'identifier'
}

function bodyOf({ body }: FastifyRequest): unknown {
  return body
}

function queryOf({ query }: FastifyRequest): unknown {
  return query
}

function idIn({ params }: FastifyRequest): string {
  return (params as { readonly id: string }).id
}

/** What a refusal says more: when to ask again, or the element that cannot be read. */
type More = { readonly ok?: false; readonly retryAfterSeconds?: number; readonly at?: string }

function refuse(reply: FastifyReply, refusal: FhirRefusal, { retryAfterSeconds, at }: More = {}): FastifyReply {
  const { status, resource } = outcomeOf(refusal, reply.request.id, at)
  const retryAfter = retryAfterSeconds ?? RETRY_AFTER[refusal as ApiRefusal]
  if (retryAfter) reply.header('retry-after', String(retryAfter))
  return reply.code(status).type(FHIR_JSON).send(resource)
}
