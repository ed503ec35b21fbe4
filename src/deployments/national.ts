import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from '../platform/config.ts'
import { type Database, databaseOver, openPool } from '../platform/db.ts'
import type { Shell } from '../platform/govuk/layout.tsx'
import { healthRoutes } from '../platform/health.ts'
import { createHttp } from '../platform/http.ts'
import { type Installation, openInstallation } from '../platform/installation.ts'
import { startWorker, type Tasks, type Worker } from '../platform/jobs.ts'
import { createMetrics, metricsRoute } from '../platform/metrics.ts'

// Councils and the index in one process, behind one door: authority is chosen by where one has a seat.

export type Running = { readonly url: string; readonly http: FastifyInstance; readonly stop: () => Promise<void> }

/** A port that another program has. */
export class PortTaken extends Error {}

/** Starts everything and listens. If any part fails, what had started is stopped again. */
export async function startNational(config: Config, log: Logger): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const installation = await openInstallation(config)
    undo.push(installation.stop)
    const pool = openPool(installation.connections.app)
    const db = databaseOver(pool)
    undo.push(() => db.destroy())

    const http = await createHttp({
      log,
      sessionSecret: installation.sessionSecret,
      trustProxy: config.trustProxy,
      isSecure: config.publicUrl.startsWith('https:'),
      errorShell: () => bareShell(config),
    })
    const metrics = createMetrics(http, { app: pool })
    const worker = await startWorker(installation.connections.owner, tasks(), log, metrics.jobEnded)
    undo.push(worker.stop)
    undo.push(() => http.close()) // first to stop: no more requests, and those in flight are finished
    metricsRoute(http, metrics, config.metricsToken)
    health(http, db, worker)
    http.get('/', async (_, reply) => reply.type('text/html').send('<p>OpenICS</p>'))
    await listen(http, config)
    return { url: config.publicUrl, http, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function tasks(): Tasks {
  return {}
}

function bareShell({ mode }: Config): Shell {
  return { council: { name: 'Children’s services', colour: 'teal' }, nav: [], practice: mode === 'practice' }
}

function health(http: FastifyInstance, db: Database, worker: Worker): void {
  healthRoutes(http, {
    database: async () => (await sql`select 1 from public.installation`.execute(db)).rows.length === 1,
    worker: async () => worker.isAlive(),
  })
}

async function listen(http: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await http.listen({ host, port, listenTextResolver: () => 'listening' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new PortTaken(
      `Port ${port} on ${host} is taken by another program. If that is OpenICS, it is running already: look at ` +
        `http://${host}:${port}. Otherwise stop that program, or choose another port: PORT=${port + 1} npm start`,
    )
  }
}
