import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { asCalendarDay } from '../kernel/calendar-day.ts'
import { inSeatAtOneInstant } from '../platform/db.ts'
import { writeLists } from '../returns/inspection/commands-lists.ts'
import type { Edition, ListsMade } from '../returns/inspection/model.ts'
import { EDITIONS } from '../returns/inspection/model-lists.ts'
import { editionOf, notInLists } from '../returns/inspection/rules.ts'
import { AskedWrongly, DONE } from './ending.ts'
import { forAuthority } from './for-authority.ts'
import { checkOutput } from './output-file.ts'
import { progressBar } from './progress.ts'

export type AnnexAOptions = {
  readonly authority: string
  readonly asOf: string
  readonly output: string
  readonly edition?: string
  readonly json?: boolean
}

/** Writes the lists that inspectors ask for, as on a day. The file appears under its name when it is whole. */
export async function makeAnnexA({ authority, asOf, output, edition: year, json }: AnnexAOptions): Promise<number> {
  const asOn = asCalendarDay(asOf)
  if (!asOn) throw new AskedWrongly(`A day is written as 2026-03-31. This is not: ${asOf}`)
  const edition = editionOf(year === undefined ? undefined : Number(year))
  if (!edition)
    throw new AskedWrongly(`The editions known are ${EDITIONS.map((one) => one.year).join(' and ')}, not ${year}.`)
  await checkOutput(output, [])
  return forAuthority(authority, async ({ db }) => {
    const actor = systemActor(authority, 'returns annex-a')
    const bar = progressBar('Writing')
    const made = await inFileWhole(output, (write) =>
      inSeatAtOneInstant(db, actor, async (tx) => {
        const lists = await writeLists(tx, { asOn, edition }, write, (done, all) => bar.at(done, all))
        const rows = lists.rows.reduce((sum, list) => sum + list.rows, 0)
        await audit(tx, actor, 'return.make', { kind: 'return', id: null }, { lists: edition.year, asOn, rows })
        return lists
      }),
    )
    bar.end()
    process.stdout.write(
      json ? `${JSON.stringify({ asOn, edition: edition.year, ...made, output })}\n` : told(made, edition, output),
    )
    return DONE
  })
}

function told(made: ListsMade, edition: Edition, output: string): string {
  const lists = made.rows.map(({ number, name, rows }) => `  List ${number} ${name}: ${rows}\n`)
  const without = notInLists(edition, made).map((words) => `${words}\n`)
  return `Written to ${output}. Rows:\n${lists.join('')}${without.join('')}`
}

/** Writes a file whole or not at all. */
async function inFileWhole<T>(
  path: string,
  work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const unfinished = `${path}.unfinished`
  const file = createWriteStream(unfinished)
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => file.write(bytes, (fault) => (fault ? reject(fault) : resolve())))
  try {
    const done = await work(write)
    await new Promise<void>((resolve, reject) =>
      file.end((fault?: Error | null) => (fault ? reject(fault) : resolve())),
    )
    await rename(unfinished, path)
    return done
  } finally {
    file.destroy()
    await rm(unfinished, { force: true })
  }
}
