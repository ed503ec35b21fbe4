import type pg from 'pg'
import type { Logger } from 'pino'
import { nightlyDigests } from '../casework/notifications/jobs.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import type { Asked } from '../child-index/contract-asked.ts'
import type { OperatorsDesk } from '../child-index/desk/contract.ts'
import { deskInProcess } from '../child-index/desk/in-process.ts'
import { gatherAllNameWords } from '../child-index/desk/search/commands.ts'
import {
  childIndexInProcess,
  closeGrownChildren,
  type IndexDatabase,
  safeguardsKept,
} from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { nightlyConcerns } from '../concerns/jobs-notices.ts'
import { nightlySending } from '../exchange/dfe/jobs.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Database, databaseOver, openPool } from '../platform/db.ts'
import { type Installation, openInstallation } from '../platform/installation.ts'
import type { Tasks } from '../platform/jobs.ts'
import { type Mailer, openMailer } from '../platform/mail.ts'
import { openScanner, type Scanner } from '../platform/scanner.ts'
import { qualitySweeps } from '../returns/quality/jobs.ts'
import { nightlyWarnings } from '../warnings/jobs.ts'
import { councilsOf } from './councils.ts'

/** What rooms and commands work with, besides acting for someone. Each is handed those it uses. */
export type Parts = {
  /** The record, as the application: bound to a seat in each transaction. */
  readonly db: Database
  readonly clock: Clock
  readonly index: ChildIndex
  /** What the index's operators do: for people at the desk. */
  readonly desk: OperatorsDesk
  readonly log: Logger
  /** The site's own address, without a slash at its end. */
  readonly origin: string
  /** Sends e-mail; without it none is sent. */
  readonly mailer?: Mailer | undefined
  /** Looks through documents before they are kept; without it none is scanned. */
  readonly scanner?: Scanner | undefined
}

/** A council works on without an index that has not answered by then. */
const INDEX_PATIENCE_MS = 2000
/** Connections for registrations: as many as machines may have at work, and two for the council's own pages and jobs. */
const REGISTERING_AT_ONCE = 6

export type Opened = {
  readonly parts: Parts
  readonly installation: Installation
  readonly pools: Readonly<Record<'app' | 'index' | 'registering', pg.Pool>>
  /** What is done every night, of itself. */
  readonly nightly: Tasks
  /** What is done every minute, of itself. */
  readonly everyMinute: Tasks
  /** Lets go of the database; stops it if it is the program's own and nobody else uses it. */
  readonly stop: () => Promise<void>
}

/** Reaches the database, up to date, and the index in this process over a role of its own. */
export async function openParts(config: Config, log: Logger): Promise<Opened> {
  const installation = await openInstallation(config)
  const { app, index } = installation.connections
  const pools = { app: openPool(app), index: openPool(index), registering: openPool(index, REGISTERING_AT_ONCE) }
  const db = databaseOver(pools.app)
  const ofIndex = databaseOver<IndexDB>(pools.index)
  const registering = databaseOver<IndexDB>(pools.registering)
  const { dailyFlow } = config
  const mailer = config.mail && openMailer(config.mail)
  const sweeps = qualitySweeps({ db, clock: systemClock }, [...councilsOf(config.mode).keys()])
  const scanner = config.scanner ? openScanner(config.scanner) : undefined
  return {
    parts: {
      ...{ db, clock: systemClock, ...indexOn(ofIndex, registering, log), log, origin: config.publicUrl },
      ...{ mailer, scanner },
    },
    installation,
    pools,
    nightly: {
      'close-grown-children': () => closeGrownChildren(ofIndex, NIGHT, { clock: systemClock }),
      'gather-name-words': () => gatherAllNameWords(ofIndex),
      ...sweeps.nightly,
      ...(dailyFlow ? nightlySending({ db, clock: systemClock, tell: (message) => log.warn(message) }, dailyFlow) : {}),
      ...nightlyConcerns({ db, clock: systemClock }, [...councilsOf(config.mode).keys()]),
      ...nightlyWarnings({ db, clock: systemClock, tell: tellUnswept(log) }, [...councilsOf(config.mode).keys()]),
      ...(mailer ? nightlyDigests({ db, clock: systemClock }, [...councilsOf(config.mode).keys()]) : {}),
    },
    everyMinute: sweeps.everyMinute,
    stop: () => endAll([() => db.destroy(), () => ofIndex.destroy(), () => registering.destroy(), installation.stop]),
  }
}

/** Tells that the rules could not be looked at for some children. */
export function tellUnswept(log: Logger): (err: unknown) => void {
  return (err) => log.error({ err, alarm: 'warnings-not-swept' }, 'the rules could not be looked at for some children')
}

/** Of no authority: the program itself, of the whole index. */
const NIGHT: Asked = { authority: '000', userId: null, role: 'program', purpose: 'operating-the-index' }

function indexOn(db: IndexDatabase, registering: IndexDatabase, log: Logger): Pick<Parts, 'index' | 'desk'> {
  const tellOperators = () =>
    log.warn('the index showed somebody a planted child: child_index.canary_alert says who and when')
  const safeguards = safeguardsKept({ budgets: true, tellOperators })
  return {
    index: childIndexInProcess(db, { patience: INDEX_PATIENCE_MS, registering, safeguards }),
    desk: deskInProcess(db, { safeguards }),
  }
}

/** Ends each in turn, though one may fail; then says that one did. */
export async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failed: unknown[] = []
  for (const end of ends) await end().catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}
