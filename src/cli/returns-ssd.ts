import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemActor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { DATASET_VERSION, TABLES } from '../exchange/import/safeguarding-dataset/model-tables.ts'
import { inSeatAtOneInstant } from '../platform/db.ts'
import { writeTables } from '../returns/safeguarding-dataset/commands.ts'
import { AskedWrongly, DONE } from './ending.ts'
import { forAuthority } from './for-authority.ts'
import { progressBar } from './progress.ts'

export type TablesOptions = { readonly authority: string; readonly output: string; readonly json?: boolean }

/**
 * Writes the tables of the Standard Safeguarding Dataset into a folder, a CSV each. They appear under their names when all
 * are whole, and only whoever runs the command may read them.
 */
export async function makeTables({ authority, output, json }: TablesOptions): Promise<number> {
  await mkdir(output, { recursive: true, mode: 0o700 }).catch(() => {
    throw new AskedWrongly(`There can be no folder ${output}.`)
  })
  const unfinished = (table: string) => join(output, `${table}.csv.unfinished`)
  return forAuthority(authority, async ({ db }) => {
    const actor = systemActor(authority, 'returns ssd')
    const bar = progressBar('Writing')
    try {
      const rows = await inSeatAtOneInstant(db, actor, async (tx) => {
        const written = await writeTables(
          tx,
          (table, write) => inFile(unfinished(table), write),
          (done, all) => bar.at(done, all),
        )
        const people = written['ssd_person'] ?? 0
        await audit(tx, actor, 'return.make', { kind: 'return', id: null }, { dataset: DATASET_VERSION, people })
        return written
      })
      for (const { name } of TABLES) await rename(unfinished(name), join(output, `${name}.csv`))
      bar.end()
      process.stdout.write(
        json ? `${JSON.stringify({ version: DATASET_VERSION, rows, output })}\n` : told(rows, output),
      )
      return DONE
    } finally {
      for (const { name } of TABLES) await rm(unfinished(name), { force: true })
    }
  })
}

function told(rows: Readonly<Record<string, number>>, output: string): string {
  const some = Object.entries(rows).filter(([, count]) => count > 0)
  const lines = some.map(([name, count]) => `  ${name}: ${count}\n`)
  return `${TABLES.length} tables, written to ${output}. Rows:\n${lines.join('')}The other ${TABLES.length - some.length} have only their headings: nothing of them is recorded here.\n`
}

async function inFile(path: string, work: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 })
  try {
    await work(
      (text) => new Promise((resolve, reject) => file.write(text, (fault) => (fault ? reject(fault) : resolve()))),
    )
    await new Promise<void>((resolve, reject) =>
      file.end((fault?: Error | null) => (fault ? reject(fault) : resolve())),
    )
  } finally {
    file.destroy()
  }
}
