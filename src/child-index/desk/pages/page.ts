import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Acting } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/policy.ts'
import { nameOf } from '../../../access/queries.ts'
import type { Moment } from '../../../kernel/moment.ts'
import type { Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Shell } from '../../../platform/govuk/layout.tsx'
import { authorityName } from '../../../statute/authorities.ts'
import type { Asked } from '../../contract-asked.ts'
import type { Person } from '../../contract-desk.ts'
import type { Naming } from './model.ts'

/** Who asks the index, for an operator at the desk; undefined for anyone else: to them the desk is not there. */
export function operatorAsking(actor: Actor): Asked | undefined {
  const { authority, userId, seat } = actor
  if (userId === null || seat !== 'council' || !may(actor, 'index.operate')) return undefined
  return { authority, userId, role: 'index-operator', purpose: 'operating-the-index' }
}

/** What a page that only shows something is given. */
export type Visit = {
  readonly request: FastifyRequest
  readonly actor: Actor
  readonly asked: Asked
  readonly now: Moment
  readonly shell: Shell
}

/**
 * Mounts a page of the desk that changes nothing: `show` gives its HTML, or undefined for what is not there. To anyone
 * but an operator nothing is there.
 */
export function deskPage(
  http: FastifyInstance,
  acting: Acting,
  { path, current = path, method = 'GET' }: { path: string; current?: string; method?: 'GET' | 'POST' },
  show: (visit: Visit) => Promise<string | undefined>,
): void {
  http.route({
    method,
    url: path,
    handler: async (request, reply) => {
      const actor = acting.actorOf(request)
      const asked = operatorAsking(actor)
      if (!asked) return reply.callNotFound()
      const visit = { request, actor, asked, now: acting.now(), shell: acting.shell(request, current) }
      return sendPage(reply, await show(visit))
    },
  })
}

/** Sends a page, or says that it is not there. */
export function sendPage(reply: FastifyReply, html: string | undefined): FastifyReply | undefined {
  if (html !== undefined) return reply.type('text/html; charset=utf-8').send(html)
  reply.callNotFound()
  return reply
}

/**
 * What the index answered; undefined for what is not there.
 *
 * @throws if the index is out of reach: the page then says so, and what was typed is kept
 */
export function answerOf<T>(outcome: Outcome<T, string>): T | undefined {
  if (outcome.ok) return outcome.value
  if (outcome.refusal !== 'unavailable') return undefined
  throw Object.assign(new Error('the index did not answer'), { statusCode: 503 })
}

/** How to name these people to the actor: themselves as "you". */
export async function namingOf(tx: Tx, actor: Actor, people: readonly (Person | null)[]): Promise<Naming> {
  const ids = [...new Set(people.flatMap((person) => (person ? [person.userId] : [])))]
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(tx, id)] as const)))
  return ({ authority, userId }) => {
    if (userId === actor.userId) return 'you'
    return names.get(userId) ?? `an operator of ${authorityName(authority)}`
  }
}
