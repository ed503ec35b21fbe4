import type pg from 'pg'
import type { Logger } from 'pino'
import type { ChildIndex } from '../child-index/contract.ts'
import { childIndexInProcess } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Database, databaseOver, openPool } from '../platform/db.ts'
import { type Installation, openInstallation } from '../platform/installation.ts'

/** What rooms and commands work with, besides acting for someone. Each is handed those it uses. */
export type Parts = {
  /** The record, as the application: bound to a seat in each transaction. */
  readonly db: Database
  readonly clock: Clock
  readonly index: ChildIndex
  readonly log: Logger
  /** The site's own address, without a slash at its end. */
  readonly origin: string
}

/** A council works on without an index that has not answered by then. */
const INDEX_PATIENCE_MS = 2000

export type Opened = {
  readonly parts: Parts
  readonly installation: Installation
  readonly pools: Readonly<Record<'app' | 'index', pg.Pool>>
  /** Lets go of the database; stops it if it is the program's own and nobody else uses it. */
  readonly stop: () => Promise<void>
}

/** Reaches the database, up to date, and the index in this process over a role of its own. */
export async function openParts(config: Config, log: Logger): Promise<Opened> {
  const installation = await openInstallation(config)
  const { app, index } = installation.connections
  const pools = { app: openPool(app), index: openPool(index) }
  const db = databaseOver(pools.app)
  const ofIndex = databaseOver<IndexDB>(pools.index)
  return {
    parts: {
      ...{ db, clock: systemClock, log, origin: config.publicUrl },
      index: childIndexInProcess(ofIndex, { patience: INDEX_PATIENCE_MS }),
    },
    installation,
    pools,
    stop: () => endAll([() => db.destroy(), () => ofIndex.destroy(), installation.stop]),
  }
}

/** Ends each in turn, though one may fail; then says that one did. */
export async function endAll(ends: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failed: unknown[] = []
  for (const end of ends) await end().catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}
