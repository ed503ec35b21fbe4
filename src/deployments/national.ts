import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Acting } from '../access/acting.ts'
import { createActing } from '../access/acting-from-session.ts'
import { registerMachines } from '../access/machines/register.ts'
import { cookieName } from '../access/sessions/cookie.ts'
import { registerSignIn } from '../access/sign-in/register.ts'
import { countNotices, noticesCounted } from '../casework/notifications/routes.ts'
import { keepDraft } from '../entries/drafts/commands.ts'
import type { Config } from '../platform/config.ts'
import { healthRoutes } from '../platform/health.ts'
import { type Hearing, openHearing } from '../platform/hearing.ts'
import { createHttp } from '../platform/http.ts'
import { type Installation, isInstalled } from '../platform/installation.ts'
import { startWorker, type Worker } from '../platform/jobs.ts'
import { createMetrics, metricsRoute } from '../platform/metrics.ts'
import { migrationsMissing } from '../platform/migrate.ts'
import { lessonOf, showLessons } from '../practice/learning/routes.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { startFollowing } from '../warnings/jobs.ts'
import { bareShell, councilsOf, menuOf, searchOf } from './councils.ts'
import { endAll, type Opened, openParts, type Parts } from './parts.ts'
import { ROOMS, tasksOf } from './rooms.ts'

// Councils and the index in one process, behind one door: the authority is chosen by where one has a seat.

export type Running = {
  readonly url: string
  readonly http: FastifyInstance
  readonly parts: Parts
  readonly installation: Installation
  /** Takes no more requests, finishes those in flight, then jobs, pools and the program's own PostgreSQL. */
  readonly stop: () => Promise<void>
}

/** A port that another program has. */
export class PortTaken extends Error {}

/**
 * Starts everything and listens. If any part fails, what had started is stopped again.
 *
 * @param more registers further routes: tests' own
 * @param before is done once the database is open, and before anybody is let in
 */
export async function startNational(
  config: Config,
  log: Logger,
  more?: (http: FastifyInstance) => void,
  before?: (opened: Opened) => Promise<void>,
): Promise<Running> {
  const started: (() => Promise<unknown>)[] = []
  const stop = () => endAll(started.splice(0).reverse())
  try {
    const opened = await openParts(config, log)
    const { parts, installation, pools, nightly, everyMinute } = opened
    started.push(opened.stop)
    await before?.(opened)
    const hearing = openHearing(installation.connections.app)
    started.push(hearing.stop)
    const acting = actingFor(config, { ...parts, hearing })
    const http = await openDoor(config, installation, { ...parts, acting })
    const metrics = createMetrics(http, pools)
    const tasks = { ...tasksOf(parts), ...nightly, ...everyMinute }
    const { owner } = installation.connections
    const worker = await startWorker(owner, tasks, log, metrics.jobEnded, {
      nightly: Object.keys(nightly),
      everyMinute: Object.keys(everyMinute),
    })
    started.push(worker.stop)
    await startFollowing(parts, [...councilsOf(config.mode).keys()])
    started.push(() => http.close())

    letPeopleIn(http, config, installation, parts)
    if (config.mode === 'practice') showLessons(http, parts.db, acting.now)
    for (const room of ROOMS) room(http, acting, parts)
    more?.(http)
    metricsRoute(http, metrics, { token: config.metricsToken, isOpenHere: config.mode === 'practice' })
    healthRoutes(http, checks(parts, worker, installation))
    await listen(http, config)
    return { url: config.publicUrl, http, parts, installation, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** How pages act for whoever is signed in. */
function actingFor({ mode }: Config, parts: Parts & { readonly hearing: Hearing }): Acting {
  return createActing({
    ...parts,
    notices: noticesCounted,
    holidays: BANK_HOLIDAYS,
    councils: councilsOf(mode),
    around: bareShell(mode),
    menu: menuOf,
    search: searchOf,
    lesson: lessonOf,
  })
}

type Door = Pick<Parts, 'log' | 'scanner'> & { readonly acting: Acting }

/** A page that is not there has the menu too, for whoever is signed in: they go on from it. */
function openDoor(
  config: Config,
  { sessionSecret }: Installation,
  { log, scanner, acting }: Door,
): Promise<FastifyInstance> {
  return createHttp({
    log,
    sessionSecret,
    sessionCookie: cookieName(config.publicUrl),
    trustProxy: config.trustProxy,
    isSecure: config.publicUrl.startsWith('https:'),
    uploads: { most: config.largestDocument, scanner },
    errorShell: (request) => acting.shell(request),
  })
}

function letPeopleIn(http: FastifyInstance, config: Config, { sessionSecret }: Installation, parts: Parts): void {
  const { mode, publicUrl, identityProvider, moreProviders } = config
  const councils = councilsOf(mode)
  registerMachines(http, { ...parts, secret: sessionSecret, origin: publicUrl })
  registerSignIn(http, {
    ...parts,
    secret: sessionSecret,
    origin: publicUrl,
    keepWords: keepDraft,
    around: bareShell(mode),
    mode,
    provider: identityProvider ? { ...identityProvider, name: 'your organisation’s sign-in' } : 'built-in',
    more: moreProviders,
    authorityName: (authority) => councils.get(authority)?.name ?? authority,
  })
  countNotices(http, parts.db)
}

function checks({ db }: Parts, worker: Worker, { connections }: Installation) {
  return {
    database: () => isInstalled(db),
    migrations: async () => (await migrationsMissing(connections.owner)).length === 0,
    worker: async () => worker.isAlive(),
  }
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
