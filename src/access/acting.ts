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
  /**
   * Who asked, asked again: for what outlasts a request. Undefined once their session is over, or their seat.
   *
   * @param isUse whether they are doing something, so that the session goes on
   */
  stillActing(request: FastifyRequest, isUse: boolean): Promise<Actor | undefined>
  /** Says to every process, once it is committed, that there is something new about `topic`: ids and counts, no words. */
  tell(topic: string, said?: string): void
  /** Is called when something may be new about `topic`, until what it gives is called. */
  hear(topic: string, listener: (said: string) => void): () => void
}
