import { z } from 'zod'
import { SCOPES } from '../../access/machines/model.ts'
import { PURPOSES } from '../../child-index/contract-asked.ts'
import { ASKED_HEADERS } from './asked.ts'
import type { OperationName } from './operation.ts'
import { OPERATION_NAMES, OPERATIONS } from './operations.ts'
import { REFUSALS } from './refusals.ts'

/** The OpenAPI 3.1 document of the index, made of the table of operations and of nothing else. */
export function openApi() {
  const collected: Record<string, object> = {}
  const paths = OPERATION_NAMES.map((name) => [`/${OPERATIONS[name].path}`, { post: pathOf(name, collected) }] as const)
  return {
    openapi: '3.1.1',
    info: { title: 'The national child index', version: '1', description: ABOUT },
    servers: [{ url: '/index/v1' }],
    security: [{ machine: [] }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...sorted(collected), Problem: PROBLEM },
      parameters: PARAMETERS,
      securitySchemes: { machine: SIGN_IN },
    },
  }
}

const ABOUT =
  'Who a child is and who to ring, never why. Everything personal is in bodies, never in addresses. Every request may be ' +
  'sent again, word for word. A refusal is an answer and changes nothing: a problem (RFC 9457) with its `refusal`.'

const SIGN_IN = {
  type: 'oauth2',
  description: 'Client credentials with private_key_jwt (RFC 7523); see /.well-known/oauth-authorization-server.',
  flows: {
    clientCredentials: { tokenUrl: '/oauth2/token', scopes: Object.fromEntries(SCOPES.map((scope) => [scope, scope])) },
  },
}

const header = (name: string, description: string, schema: object) => ({ name, in: 'header', description, schema })
const PARAMETERS = {
  user: header(ASKED_HEADERS.user, 'Who asks, as an opaque id of the asking system; the machine when left out.', {
    type: 'string',
    maxLength: 100,
  }),
  role: header(ASKED_HEADERS.role, 'As what they ask.', { type: 'string', maxLength: 100 }),
  purpose: header(ASKED_HEADERS.purpose, 'What for; what the operation is usually for when left out.', {
    type: 'string',
    enum: PURPOSES,
  }),
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'status', 'title', 'detail', 'refusal', 'reference'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    refusal: { type: 'string', enum: Object.keys(REFUSALS) },
    reference: { type: 'string', description: 'By which to speak of this request.' },
    answer: { type: 'object', description: 'The refusal as the contract has it, with all it says.' },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string' }, fault: { type: 'string' } } },
    },
  },
}

function pathOf(name: OperationName, collected: Record<string, object>) {
  const { scope, summary, body, answer } = OPERATIONS[name]
  const problem = { description: 'Refused', content: { 'application/problem+json': { schema: ref('Problem') } } }
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: schemaOf(schema, io, collected) },
  })
  return {
    operationId: name,
    summary,
    security: [{ machine: [scope] }],
    parameters: Object.keys(PARAMETERS).map((parameter) => ({ $ref: `#/components/parameters/${parameter}` })),
    requestBody: { required: true, content: json(body, 'input') },
    responses: { 200: { description: 'Accepted', content: json(answer, 'output') }, default: problem },
  }
}

/** A schema, with those that have names put among `collected` and referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', collected: Record<string, object>): object {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' })
  for (const [id, definition] of Object.entries($defs)) collected[id] = inComponents(definition)
  return inComponents(own)
}

/** Definitions stand among the components here, and their names need not be said in them. */
function inComponents(schema: object): object {
  const moved = (key: string, value: unknown) => {
    if (key === 'id' && typeof value === 'string') return undefined
    return key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value
  }
  return JSON.parse(JSON.stringify(schema, moved))
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

function sorted(schemas: Record<string, object>): Record<string, object> {
  return Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1)))
}
