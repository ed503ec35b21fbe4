import type { FastifyError } from 'fastify'
import { MachineStopped } from '../../access/machines/guard.ts'
import { isAway } from '../../platform/http.ts'
import type { EdgeRefusal } from './refusals.ts'

/** Why a request ended before or beside the index, in our words. `fault` is one that must be looked at. */
export function refusalOfError(error: FastifyError): EdgeRefusal | 'unavailable' {
  if (error instanceof MachineStopped) return error.refusal
  if (isAway(error)) return 'unavailable'
  if (NO_TEXT.has(error.code)) return 'body-not-readable'
  return BY_STATUS[error.statusCode ?? 500] ?? 'fault'
}

/** Characters that PostgreSQL cannot keep: NUL, and what is no character. */
const NO_TEXT: ReadonlySet<string> = new Set(['22021', '22P05'])

const BY_STATUS: Readonly<Record<number, EdgeRefusal>> = {
  400: 'body-not-readable',
  404: 'no-such-operation',
  413: 'body-too-large',
  415: 'media-type-not-taken',
  429: 'too-many-requests',
}
