import type { ChildIndex } from '../../src/child-index/contract.ts'
import { childIndexInProcess } from '../../src/child-index/in-process.ts'
import type { IndexDB } from '../../src/child-index/schema.ts'
import type { Connections } from '../../src/platform/connections.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { aMigratedDatabase, execute } from '../../testing/database.ts'

/** An empty index on a durable PostgreSQL of its own, and how to let it go. */
export type Place = {
  readonly urls: Connections
  readonly index: ChildIndex
  /** Lets PostgreSQL count what it holds, and write out what it has put off: before anything is measured. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Beyond so many children the index wants more memory than a council's database. */
const MANY = 3_000_000

/** @param children how many it will hold: PostgreSQL is given memory for them */
export async function openPlace(children: number): Promise<Place> {
  const settings = children > MANY ? FOR_MANY : FOR_SOME
  const postgres = await startEmbeddedPostgres('bench', { durable: true, settings })
  const urls = await aMigratedDatabase(postgres, 'openics_bench_child_index')
  const db = openDatabase<IndexDB>(urls.index, CONNECTIONS)
  const admin = postgres.urlOf('openics_bench_child_index')
  return {
    urls,
    index: childIndexInProcess(db),
    settle: async () => {
      await execute(admin, 'vacuum analyze')
      await execute(admin, 'checkpoint')
    },
    close: async () => {
      await db.destroy()
      await postgres.stop()
    },
  }
}

const CONNECTIONS = 8
const ALWAYS = ['work_mem=64MB', 'checkpoint_timeout=15min']
const FOR_SOME = [
  ...['shared_buffers=1GB', 'effective_cache_size=4GB', 'maintenance_work_mem=512MB', 'max_wal_size=4GB'],
  ...ALWAYS,
]
const FOR_MANY = [
  ...['shared_buffers=6GB', 'effective_cache_size=16GB', 'maintenance_work_mem=1GB', 'max_wal_size=8GB'],
  ...ALWAYS,
]
