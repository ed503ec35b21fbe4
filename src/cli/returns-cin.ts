import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { openParts } from '../deployments/parts.ts'
import { londonDayOf } from '../kernel/instant.ts'
import { readConfig } from '../platform/config.ts'
import { inSeatAtOneInstant } from '../platform/db.ts'
import { openLog } from '../platform/log.ts'
import { writeReturn } from '../returns/children-in-need/commands-return.ts'
import { censusYear } from '../returns/children-in-need/rules-whole.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly, DONE } from './ending.ts'
import { progressBar } from './progress.ts'
import { yearAsked } from './returns-check.ts'

export type MakeReturnOptions = {
  readonly authority: string
  readonly year: string
  readonly output: string
  readonly serial: string
  readonly json?: boolean
}

/**
 * Writes the children in need census of a year straight from the record. The file appears under its name when it is
 * whole, and not before.
 */
export async function makeCinReturn(options: MakeReturnOptions, release: string): Promise<number> {
  const { authority, output, json } = options
  const year = censusYear(yearAsked(options.year))
  const config = readConfig(process.env)
  const isPractice = config.mode === 'practice' && PRACTICE_AUTHORITIES.some(({ code }) => code === authority)
  if (!isPractice && !authorityByCode(authority))
    throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  const { parts, stop } = await openParts(config, openLog('warn', process.stderr))
  const unfinished = `${output}.unfinished`
  const bar = progressBar('Writing')
  try {
    const now = parts.clock.now()
    const at = `${londonDayOf(now)}T${now.slice(11, 19)}`
    const made = { authority, year, release, serial: Number(options.serial), at }
    const actor = systemActor(authority, 'returns cin')
    const children = await inFile(unfinished, (write) =>
      inSeatAtOneInstant(parts.db, actor, async (tx) => {
        const written = await writeReturn(tx, made, write, (_, done, all) => bar.at(done, all))
        await audit(tx, actor, 'return.make', { kind: 'return', id: null }, { year: year.year, children: written })
        return written
      }),
    )
    await rename(unfinished, output)
    bar.end()
    process.stdout.write(
      json
        ? `${JSON.stringify({ year: year.year, children, output })}\n`
        : `${children} children, written to ${output}.\n`,
    )
    return DONE
  } finally {
    await rm(unfinished, { force: true })
    await stop()
  }
}

async function inFile<T>(path: string, work: (write: (text: string) => Promise<void>) => Promise<T>): Promise<T> {
  const file = createWriteStream(path)
  await once(file, 'open')
  try {
    return await work(async (text) => {
      if (!file.write(text)) await once(file, 'drain')
    })
  } finally {
    file.end()
    await finished(file)
  }
}
