import { readConfig } from '../platform/config.ts'
import { openInstallation } from '../platform/installation.ts'

/** Brings the database up to date, and says what was done. */
export async function migrateDatabase(options: { readonly json?: boolean }): Promise<void> {
  const { applied, stop } = await openInstallation(readConfig(process.env))
  await stop()
  const fresh = applied.filter((one) => one.fresh).map(({ name }) => name)
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ applied: fresh, total: applied.length })}\n`)
  } else if (fresh.length === 0) {
    process.stdout.write(`The database is up to date (${applied.length} migrations).\n`)
  } else {
    process.stdout.write(`Applied:\n${fresh.map((name) => `  ${name}\n`).join('')}The database is up to date.\n`)
  }
}
