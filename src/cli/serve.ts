import { readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { stopWhenTold } from '../platform/stopping.ts'

/** Serves until told to stop. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const log = openLog(config.logLevel)
  const { startNational } = await import('../deployments/national.ts')
  const starting = startNational(config, log)
  // Told before it listens, it stops as soon as it does: nothing is left half started.
  stopWhenTold(async () => (await starting).stop(), log)
  const { url } = await starting
  process.stderr.write(`\nOpenICS is running. Look at ${url}\n`)
}
