import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { JobEnded } from './jobs.ts'

/** The figures of one running program. Labels are routes' patterns, statuses and tasks' names: never an id. */
export type Metrics = {
  readonly registry: Registry
  readonly jobEnded: JobEnded
}

type Pool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }

/** Counts what the server, its pools and its jobs do; the event loop and memory besides. */
export function createMetrics(http: FastifyInstance, pools: Readonly<Record<string, Pool>>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'openics_http_request_seconds',
    help: 'Requests answered, by method, route pattern and status, and how long each took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const jobs = new Counter({
    name: 'openics_jobs_total',
    help: 'Jobs ended, by task and how: done, failed (and to be tried again), dead.',
    labelNames: ['task', 'how'],
    registers,
  })
  new Gauge({
    name: 'openics_pool_connections',
    help: 'Database connections, by pool: open, idle, and acts waiting for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        this.set({ pool, state: 'open' }, totalCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  return { registry, jobEnded: (task, how) => jobs.inc({ task, how }) }
}

/**
 * Serves /metrics to whoever carries the token; without a token, to nobody. To anybody else there is no such page.
 *
 * @param isOpenHere whether this machine needs no token. Not in live: behind a proxy everybody comes from this machine.
 */
export function metricsRoute(
  http: FastifyInstance,
  { registry }: Metrics,
  { token, isOpenHere }: { readonly token: string | undefined; readonly isOpenHere: boolean },
): void {
  http.get('/metrics', { config: { open: true, rateLimit: false } }, async (request, reply) => {
    if (!(isOpenHere && isLocal(request)) && !carries(request, token)) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const isLocal = (request: FastifyRequest) =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.headers['x-forwarded-for'] === undefined

function carries(request: FastifyRequest, token: string | undefined): boolean {
  if (!token) return false
  const [given, wanted] = [request.headers.authorization ?? '', `Bearer ${token}`].map((text) => Buffer.from(text))
  return given !== undefined && wanted !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)
}

declare module 'fastify' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Fastify asks for its interface to be added to
  interface FastifyContextConfig {
    /** The route answers without anybody signed in. */
    open?: boolean
  }
}
