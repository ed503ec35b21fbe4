import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Acting } from '../../src/access/acting.ts'
import type { Actor } from '../../src/access/actor.ts'
import type { Moment } from '../../src/kernel/moment.ts'
import { type Database, inSeat } from '../../src/platform/db.ts'

/** Pages for a test, as if signed in as whoever `actor` says now, at the moment `now` says. Use `inject`. */
export async function pagesOf(
  db: Database,
  actor: () => Actor,
  now: () => Moment,
  mount: (http: FastifyInstance, acting: Acting) => void,
): Promise<FastifyInstance> {
  const http = Fastify()
  await http.register(formbody)
  mount(http, {
    actorOf: actor,
    inTransaction: (who, work) => inSeat(db, who, work),
    now,
    stillActing: async () => actor(),
    tell: () => {},
    hear: () => () => {},
    shell: () => ({
      council: { name: 'Aldermere Council', colour: 'teal' },
      user: { name: actor().name, role: actor().jobTitle },
      nav: [],
      practice: true,
      csrf: 'a-token',
    }),
  })
  await http.ready()
  return http
}

/** Sends a form. Several values under one name are given as a list. */
export function post(http: FastifyInstance, url: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  const payload = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) payload.append(name, one)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return http.inject({ method: 'POST', url, headers, payload: payload.toString() })
}
