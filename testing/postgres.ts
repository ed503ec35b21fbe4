import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aMigratedDatabase, execute, type TestServer } from './database.ts'

/**
 * Before all tests: one server, and one migrated database from which each test file takes its own copy.
 * POSTGRES=15 runs them on the oldest PostgreSQL we stand on instead of the newest.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const oldest = process.env['POSTGRES'] === '15'
  const server = oldest ? await startEmbeddedPostgres('test-15', 'postgres-15') : await startEmbeddedPostgres('test')
  const admin = server.urlOf('postgres')
  const { rows } = await execute<{ datname: string }>(
    admin,
    `select datname from pg_database where datname like 'openics\\_%'`,
  )
  for (const { datname } of rows) await execute(admin, `drop database "${datname}" with (force)`)
  await aMigratedDatabase(server, 'openics_template')
  project.provide('server', {
    admin: server.urlOf(''),
    owner: server.urlOf('', 'openics_owner'),
    template: 'openics_template',
  })
  return () => server.stop()
}

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Vitest asks for its interface to be added to
  interface ProvidedContext {
    server: TestServer
  }
}
