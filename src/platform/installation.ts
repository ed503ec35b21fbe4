import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Config, Mode } from './config.ts'
import { type Connections, connectionsBeside, letRolesSignIn } from './connections.ts'
import type { Database } from './db.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { type Applied, migrate } from './migrate.ts'

/** The database, up to date and known to be what the settings say it is. */
export type Installation = {
  readonly connections: Connections
  readonly applied: readonly Applied[]
  /** Signs cookies: the settings' secret, or in practice one that lasts as long as the database. */
  readonly sessionSecret: string
  /** Where the program's own PostgreSQL keeps its files; undefined if the database is not the program's. */
  readonly home: string | undefined
  readonly stop: () => Promise<void>
}

/** The database cannot be used as it is. The message says why in plain words. */
export class InstallationError extends Error {}

const OLDEST = 15

/**
 * Reaches the database, its own or the one at DATABASE_URL; brings it up to date; records once whether it is for
 * practice or live.
 *
 * @throws InstallationError if it does not answer, is too old, or is the other kind
 */
export async function openInstallation(config: Config): Promise<Installation> {
  const { owner, home, stop } = config.databaseUrl ? given(config.databaseUrl) : await own(config.dataDir)
  try {
    await checkVersion(owner)
    await letRolesSignIn(owner)
    const applied = await migrate(owner)
    await recordMode(owner, config.mode)
    const sessionSecret = config.sessionSecret ?? secretFrom(owner)
    return { connections: connectionsBeside(owner), applied, sessionSecret, home, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Whether the application reaches its database, and finds it installed. */
export async function isInstalled(db: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from public.installation`.execute(db)
  return rows.length === 1
}

type Reached = { readonly owner: string; readonly home: string | undefined; readonly stop: () => Promise<void> }

function given(owner: string): Reached {
  return { owner, home: undefined, stop: async () => {} }
}

async function own(folder: string): Promise<Reached> {
  const server = await startEmbeddedPostgres('openics', { folder })
  await asClient(server.urlOf('postgres', 'openics_owner'), async (client) => {
    const known = await client.query(`select 1 from pg_database where datname = 'openics'`)
    if (known.rowCount) return
    await client.query('create database openics').catch((error: pg.DatabaseError) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error // another process was first
    })
  })
  return { owner: server.urlOf('openics', 'openics_owner'), home: server.home, stop: server.stop }
}

async function checkVersion(owner: string): Promise<void> {
  const version = await asClient(owner, async (client) => {
    const { rows } = await client.query<{ number: string; name: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
    )
    return rows[0]
  })
  const fault = version && versionFault(Number(version.number), version.name)
  if (fault) throw new InstallationError(fault)
}

/** Why a PostgreSQL of this version will not do, in words; undefined if it will. `number` is its `server_version_num`. */
export function versionFault(number: number, name: string): string | undefined {
  if (number >= OLDEST * 10_000) return undefined
  return `The database is PostgreSQL ${name}. OpenICS needs PostgreSQL ${OLDEST} or newer. Nothing was changed.`
}

async function recordMode(owner: string, mode: Mode): Promise<void> {
  const recorded = await asClient(owner, async (client) => {
    await client.query('insert into public.installation (mode) values ($1) on conflict do nothing', [mode])
    return (await client.query<{ mode: Mode }>('select mode from public.installation')).rows[0]?.mode
  })
  if (recorded === mode) return
  throw new InstallationError(
    recorded === 'practice'
      ? 'This database holds the practice county, so it cannot be used live. Give OpenICS an empty database. Nothing was changed.'
      : 'This database is live, so practice mode is refused. Nothing was changed.',
  )
}

/** Runs `work` on a connection of its own; a database that does not answer is said so in plain words. */
async function asClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    const { host, pathname } = new URL(url)
    throw new InstallationError(
      `The database ${pathname.slice(1)} at ${host} cannot be reached: ${(error as Error).message || 'no answer'}. ` +
        'Check DATABASE_URL, and that the database is running.',
      { cause: error },
    )
  }
  return work(client).finally(() => client.end())
}

function secretFrom(owner: string): string {
  return createHmac('sha256', new URL(owner).password).update('openics session').digest('base64url')
}
