import { ConfigError } from '../platform/config.ts'

/** How a command ends: 0 done, 1 could not be done, 2 was asked for wrongly. */
export const DONE = 0
export const NOT_DONE = 1
export const ASKED_WRONGLY = 2

/** Someone asked for something that cannot be: the message says what can. */
export class AskedWrongly extends Error {}

/** Runs a command to its end; a number it gives is its exit code. A fault is told in its own words, without a stack: they are for people. */
export async function toItsEnd(work: () => Promise<unknown>): Promise<void> {
  try {
    const code = await work()
    if (typeof code === 'number') process.exitCode = code
  } catch (error) {
    const wrongly = error instanceof ConfigError || error instanceof AskedWrongly
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exit(wrongly ? ASKED_WRONGLY : NOT_DONE)
  }
}
