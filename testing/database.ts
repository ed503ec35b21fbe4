import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Connections, connectionsBeside, letRolesSignIn } from '../src/platform/connections.ts'
import type { EmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'

/** What tests are given of the server: its superuser's and its owner's address without a database name, and this run's prefix. */
export type TestServer = { readonly admin: string; readonly owner: string; readonly run: string }

/** A fresh, migrated database of a test file's own, with the addresses of each role. */
export async function aDatabase(server: TestServer): Promise<Connections> {
  const name = `${server.run}_${randomUUID()}`
  await execute(
    `${server.admin}postgres`,
    `create database "${name}" owner openics_owner template ${server.run}_template strategy file_copy`,
  )
  return connectionsBeside(server.owner + name)
}

/** A database in which nothing is yet, for tests of how one is brought up to date. */
export async function anEmptyDatabase(server: TestServer): Promise<Connections> {
  const name = `${server.run}_${randomUUID()}`
  await execute(`${server.admin}postgres`, `create database "${name}" owner openics_owner`)
  return connectionsBeside(server.owner + name)
}

/** Makes the database anew under this name and brings it up to date, as its owner. */
export async function aMigratedDatabase(server: EmbeddedPostgres, name: string): Promise<Connections> {
  const admin = server.urlOf('postgres')
  await execute(admin, `drop database if exists "${name}" with (force)`)
  await execute(admin, `create database "${name}" owner openics_owner`)
  const owner = server.urlOf(name, 'openics_owner')
  await letRolesSignIn(owner)
  await migrate(owner)
  return connectionsBeside(owner)
}

/** Runs one statement on its own connection. */
export async function execute<T extends pg.QueryResultRow = Record<string, never>>(
  url: string,
  statement: string,
  values?: unknown[],
): Promise<pg.QueryResult<T>> {
  const client = new pg.Client(url)
  await client.connect()
  return client.query<T>(statement, values).finally(() => client.end())
}

/** How many of a database's connections wait for another to let go of a row; only the superuser is told. */
export async function whoWaits(server: TestServer, databaseUrl: string): Promise<number> {
  const waiting = `select count(*)::integer as n from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'`
  const admin = server.admin + new URL(databaseUrl).pathname.slice(1)
  return (await execute<{ n: number }>(admin, waiting)).rows[0]?.n ?? 0
}
