import { readRows } from './commands-reading.ts'
import type { Columns } from './model.ts'
import { type Linked, linkRows } from './rules.ts'
import { gathering } from './rules-table.ts'

/** What was made of one file, or of two. */
export type LinkedFiles = Linked & {
  readonly rows: number
  /** Rows without an id: they cannot be named in the answer, and are left out. */
  readonly withoutId: number
}

/**
 * Links a CSV file to itself, or two to each other: reads them, learns from the rows alone, and finds those that are one
 * person. Reads no database.
 *
 * @throws UnreadableFile in words
 */
export async function linkFiles(files: readonly string[], columns: Columns): Promise<LinkedFiles> {
  const gathered = gathering()
  let withoutId = 0
  for (const [at, path] of files.entries()) {
    if (at > 0) gathered.second()
    for await (const row of readRows(path, columns)) {
      if (row.id === '') withoutId += 1
      else gathered.add(row)
    }
  }
  const table = gathered.table()
  return { ...linkRows(table), rows: table.size, withoutId }
}
