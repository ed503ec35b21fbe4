import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Acting } from '../../src/access/acting.ts'
import type { Actor } from '../../src/access/actor.ts'
import type { Moment } from '../../src/kernel/moment.ts'
import { type Database, inSeat } from '../../src/platform/db.ts'
import { takeUploads } from '../../src/platform/uploads.ts'

/** The largest file that pages of tests take, in bytes. */
export const MOST_BYTES = 3_000_000

/** Pages for a test, as if signed in as whoever `actor` says now, at the moment `now` says. Use `inject`. */
export async function pagesOf(
  db: Database,
  actor: () => Actor,
  now: () => Moment,
  mount: (http: FastifyInstance, acting: Acting) => void,
): Promise<FastifyInstance> {
  const http = Fastify()
  await http.register(formbody)
  await takeUploads(http, { most: MOST_BYTES })
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

/** A file as a browser sends it, under the name `file`. */
export type SentFile = { readonly name: string; readonly content: string | Buffer }

/** Sends a form that comes with a file. */
export function postFile(
  http: FastifyInstance,
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  file: SentFile,
) {
  const boundary = 'a-boundary-that-nobody-writes'
  const each = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  const parts = each.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return http.inject({ method: 'POST', url, headers, payload })
}

/** Sends a form. Several values under one name are given as a list. */
export function post(http: FastifyInstance, url: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  const payload = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) payload.append(name, one)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return http.inject({ method: 'POST', url, headers, payload: payload.toString() })
}
