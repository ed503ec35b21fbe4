import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db.ts'
import { createTokenReader, tokenKey } from './access-token.ts'
import { guardMachines } from './guard.ts'
import { createRevocations } from './revocations.ts'
import { machineDoors } from './routes.ts'

export type MachineSettings = {
  readonly db: Database
  readonly clock: Clock
  /** At least 32 characters, the same in every process of one installation. */
  readonly secret: string
  /** The site's own address, without a slash at its end. */
  readonly origin: string
}

/** Lets machines sign in, and puts their guard before every route. Call it on the root, before `registerSignIn`. */
export function registerMachines(http: FastifyInstance, { db, clock, secret, origin }: MachineSettings): void {
  const key = tokenKey(secret)
  guardMachines(http, { clock, readToken: createTokenReader(key, origin), isRevoked: createRevocations(db, clock) })
  machineDoors(http, { db, clock, key, origin })
}
