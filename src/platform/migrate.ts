import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Logger, runMigrations as migrateQueue } from 'graphile-worker'
import pg from 'pg'

const FOLDER = new URL('../../migrations/', import.meta.url)
const ONE_AT_A_TIME = 7_264_001
const QUIET = new Logger(() => () => {})

export type Applied = { readonly name: string; readonly fresh: boolean }

/**
 * Brings the database up to date, as its owner: each file once, in order, in a transaction of its own.
 *
 * @throws Error if a file already applied has changed since, or has gone: the database is then left as it is
 */
export async function migrate(ownerUrl: string, folder = FOLDER): Promise<readonly Applied[]> {
  const client = new pg.Client(ownerUrl)
  client.on('error', () => {}) // a lost connection is told by the statement it was lost in
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME])
    await migrateQueue({ connectionString: ownerUrl, logger: QUIET })
    await client.query(
      `create table if not exists public.migration (
         name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    )
    await client.query(
      `comment on table public.migration is 'Which migrations this database has had, and what they said.'`,
    )
    return await applyMissing(client, await migrationFiles(folder))
  } finally {
    await client.end()
  }
}

/** The migrations this database has not had, as its owner. */
export async function migrationsMissing(ownerUrl: string, folder = FOLDER): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select name from public.migration')
    const had = new Set(rows.map(({ name }) => name))
    return (await migrationFiles(folder)).map(({ name }) => name).filter((name) => !had.has(name))
  } finally {
    await client.end()
  }
}

type File = { readonly name: string; readonly text: string; readonly sha256: string }

async function migrationFiles(folder: URL): Promise<readonly File[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

async function applyMissing(client: pg.Client, files: readonly File[]): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.migration')
  const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  const drift = driftOf(known, files)
  if (drift) throw new Error(drift)

  const applied: Applied[] = []
  for (const file of files) {
    if (!known.has(file.name)) await apply(client, file)
    applied.push({ name: file.name, fresh: !known.has(file.name) })
  }
  return applied
}

/** What differs between the migrations a database has had and the files that are here, in words; undefined if nothing. */
function driftOf(known: ReadonlyMap<string, string>, files: readonly File[]): string | undefined {
  const here = new Map(files.map(({ name, sha256 }) => [name, sha256]))
  for (const [name, sha256] of known) {
    if (!here.has(name)) return `This database has had migration ${name}, which this version of OpenICS does not have.`
    if (here.get(name) !== sha256) return `Migration ${name} has changed since this database had it. Nothing was done.`
  }
  return undefined
}

async function apply(client: pg.Client, { name, text, sha256 }: File): Promise<void> {
  try {
    await client.query('begin')
    // PostgreSQL checks a new foreign key by looking, through the owner's policy, for rows without a partner.
    // Bound to no real authority it sees none, and there are none: a migration adds keys to tables it has just made.
    await client.query(`set local app.authority = 'none'`)
    await client.query(text)
    await client.query('insert into public.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {}) // a lost connection has rolled back already
    throw new Error(`Migration ${name} failed and was undone: ${(error as Error).message}`, { cause: error })
  }
}
