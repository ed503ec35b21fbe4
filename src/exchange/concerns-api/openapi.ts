import { z } from 'zod'
import { CONCERN_REFUSALS } from './refusals.ts'
import { concernSent, concernTaken } from './schemas.ts'

/** The OpenAPI 3.1 document of raising concerns by machine, made of its schemas and refusals. */
export function concernsOpenApi() {
  const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
  return {
    openapi: '3.1.1',
    info: { title: 'Raising a concern about a child', version: '1', description: ABOUT },
    servers: [{ url: '/api' }],
    security: [{ machine: ['concerns.raise'] }],
    paths: {
      '/concerns': {
        post: {
          operationId: 'raiseConcern',
          summary: 'Raises a concern for a practitioner of the machine’s agency. Sent again, it is the same one.',
          requestBody: { required: true, content: json('Concern') },
          responses: {
            201: { description: 'Taken', content: json('ConcernTaken') },
            default: {
              description: 'Refused: nothing was kept',
              content: { 'application/problem+json': { schema: PROBLEM } },
            },
          },
        },
      },
    },
    components: {
      schemas: { Concern: schemaOf(concernSent, 'input'), ConcernTaken: schemaOf(concernTaken, 'output') },
      securitySchemes: { machine: SIGN_IN },
    },
  }
}

const ABOUT =
  'For systems of partner agencies. If a child is in danger now, ring 999: this rings nobody. Everything personal is in ' +
  'bodies, never in addresses. What is kept as information is sealed to the agency.'

const SIGN_IN = {
  type: 'oauth2',
  description: 'Client credentials with private_key_jwt (RFC 7523); see /.well-known/oauth-authorization-server.',
  flows: { clientCredentials: { tokenUrl: '/oauth2/token', scopes: { 'concerns.raise': 'concerns.raise' } } },
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'status', 'title', 'detail', 'refusal', 'reference'],
  properties: {
    ...{ type: { type: 'string' }, status: { type: 'integer' }, title: { type: 'string' }, detail: { type: 'string' } },
    refusal: { type: 'string', enum: Object.keys(CONCERN_REFUSALS) },
    reference: { type: 'string', description: 'By which to speak of this request.' },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string' }, fault: { type: 'string' } } },
    },
  },
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const {
    $schema: _,
    id: __,
    ...own
  } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Record<string, unknown>
  return own
}
