import type { FastifyRequest } from 'fastify'
import type { Moment } from '../kernel/moment.ts'
import type { Tx } from '../platform/db.ts'
import type { Shell } from '../platform/govuk/layout.tsx'
import type { Actor } from './actor.ts'

/** What a page or route is given, so that it can act for whoever asked. */
export type Acting = {
  /** Who asked. Every route needs a signed-in person unless it says `config: { open: true }`. */
  actorOf(request: FastifyRequest): Actor
  /** One transaction in the actor's seat. Commits before the promise resolves. */
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** When this is happening. */
  now(): Moment
  /** The page around a page: council, person, menu with `current` marked, banner, CSRF token. */
  shell(request: FastifyRequest, current?: string): Shell
}
