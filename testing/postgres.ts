import { stat } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { aMigratedDatabase, execute, type TestServer } from './database.ts'

/**
 * Before all tests: one server, which runs at the same time share, and one migrated database from which each test
 * file takes its own copy. POSTGRES=15 runs them on the oldest PostgreSQL we stand on instead of the newest.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const oldest = process.env['POSTGRES'] === '15'
  const server = oldest
    ? await startEmbeddedPostgres('test-15', { binaryPackage: 'postgres-15', durable: false })
    : await startEmbeddedPostgres('test', { durable: false })
  const run = `openics_${process.pid}`
  await dropDatabases(server, async (pid) => pid === process.pid || !(await isRunning(pid)))
  await aMigratedDatabase(server, `${run}_template`)
  project.provide('server', { admin: server.urlOf(''), owner: server.urlOf('', 'openics_owner'), run })
  return async () => {
    await dropDatabases(server, async (pid) => pid === process.pid)
    await server.stop()
  }
}

/** Drops the databases of the runs whose process `isOver`. Each is named after the process that made it. */
async function dropDatabases(server: EmbeddedPostgres, isOver: (pid: number) => Promise<boolean>): Promise<void> {
  const admin = server.urlOf('postgres')
  const { rows } = await execute<{ datname: string }>(admin, `select datname from pg_database`)
  for (const { datname } of rows) {
    const pid = /^openics_(\d+)_/.exec(datname)?.[1]
    if (pid && (await isOver(Number(pid)))) await execute(admin, `drop database if exists "${datname}" with (force)`)
  }
}

const isRunning = (pid: number) =>
  stat(`/proc/${pid}`).then(
    () => true,
    () => false,
  )

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Vitest asks for its interface to be added to
  interface ProvidedContext {
    server: TestServer
  }
}
