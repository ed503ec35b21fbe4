import { openParts, type Parts } from '../deployments/parts.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { NOT_DONE } from './ending.ts'

/**
 * Runs a task on the database and the index, beside a running server or without one, and lets go of them after.
 * Ctrl-C ends it with 1 once what is in hand is committed or undone.
 */
export async function atWork<T>(work: (parts: Parts, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  const interrupt = () => {
    process.stderr.write('\nStopping. What was done so far is kept; run it again to go on.\n')
    stop().finally(() => process.exit(NOT_DONE))
  }
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    return await work(parts, config)
  } finally {
    await stop()
  }
}
