import type { ChildIndex } from '../../src/child-index/contract.ts'
import { childIndexInProcess } from '../../src/child-index/in-process.ts'
import type { IndexDB } from '../../src/child-index/schema.ts'
import { type Connections, connectionsBeside } from '../../src/platform/connections.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { aMigratedDatabase, execute } from '../../testing/database.ts'

/** An empty index on a durable PostgreSQL of its own, and how to let it go. */
export type Place = {
  readonly urls: Connections
  readonly index: ChildIndex
  /** The database's address as its superuser. */
  readonly admin: string
  /** Lets PostgreSQL count what it holds, and write out what it has put off: before anything is measured. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Beyond so many children the index wants more memory than a council's database. */
const MANY = 3_000_000

/** What the place's database is called, and whether it is made anew. */
export type Standing = { readonly database: string; readonly anew: boolean }

/** @param children how many it will hold: PostgreSQL is given memory for them */
export async function openPlace(
  children: number,
  { database, anew }: Standing = { database: 'openics_bench_child_index', anew: true },
): Promise<Place> {
  const settings = children > MANY ? FOR_MANY : FOR_SOME
  const postgres = await startEmbeddedPostgres('bench', { durable: true, settings })
  const owner = postgres.urlOf(database, 'openics_owner')
  const urls = anew ? await aMigratedDatabase(postgres, database) : connectionsBeside(owner)
  const db = openDatabase<IndexDB>(urls.index, CONNECTIONS)
  const admin = postgres.urlOf(database)
  return {
    urls,
    admin,
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
