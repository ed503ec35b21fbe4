import type { FastifyError } from 'fastify'
import { MachineStopped } from '../../access/machines/guard.ts'
import { isAway } from '../../platform/http.ts'
import type { EdgeRefusal } from './refusals.ts'

/** Why a request ended before or beside the index, in our words. `fault` is one that must be looked at. */
export function refusalOfError(error: FastifyError): EdgeRefusal | 'unavailable' {
  if (error instanceof MachineStopped) return error.refusal
  if (isAway(error)) return 'unavailable'
  return BY_STATUS[error.statusCode ?? 500] ?? 'fault'
}

const BY_STATUS: Readonly<Record<number, EdgeRefusal>> = {
  400: 'body-not-readable',
  404: 'no-such-operation',
  413: 'body-too-large',
  415: 'media-type-not-taken',
  429: 'too-many-requests',
}
