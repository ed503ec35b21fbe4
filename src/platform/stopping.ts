import type { Logger } from 'pino'

const PATIENCE_MS = 30_000

/**
 * Stops when told to by SIGINT, SIGTERM or SIGHUP: `stop` finishes what is in hand, then the program ends with 0.
 * A second signal, or half a minute, ends it at once with 1. What was acknowledged is safe either way.
 *
 * @param stop resolves once nothing is left; may be asked before the program has fully started
 */
export function stopWhenTold(stop: () => Promise<void>, log: Logger): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return process.exit(1)
      stopping = true
      log.info(`${signal}: stopping`)
      setTimeout(() => {
        log.error('stopping took too long')
        process.exit(1)
      }, PATIENCE_MS).unref()
      stop().then(
        () => {
          log.info('stopped')
          process.exit(0)
        },
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
    })
  }
}
