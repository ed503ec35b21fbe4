import { type SafeguardingTable, TABLES } from '../../exchange/import/safeguarding-dataset/model-tables.ts'
import { csvLine } from '../../platform/csv.ts'
import { rowsInPieces, type Tx } from '../../platform/db.ts'
import { referenceOf } from '../children-in-need/commands-return.ts'
import { rowsOfTable, rowsReported } from './queries.ts'
import type { TableRow } from './queries-parts.ts'
import { cellsOf } from './rules.ts'

/** Takes a piece of a table’s file, and is ready for the next when it says so. */
export type WriteTable = (text: string) => Promise<void>

/**
 * Writes the tables of the Standard Safeguarding Dataset straight from the record, names among it: one CSV a table, its
 * headings exactly, with rows where the record has some. Memory does not grow with the rows. Give it a transaction that
 * sees one instant; whoever calls puts it on record.
 *
 * @param fileOf opens the file of a table, which is closed when it is written
 * @returns how many rows each table has
 */
export async function writeTables(
  tx: Tx,
  fileOf: (table: string, write: (file: WriteTable) => Promise<void>) => Promise<void>,
  onTable: (done: number, all: number) => void = () => {},
): Promise<Readonly<Record<string, number>>> {
  const rows: Record<string, number> = {}
  for (const [at, table] of TABLES.entries()) {
    await fileOf(table.name, async (write) => {
      rows[table.name] = await writeTable(tx, table, write)
    })
    onTable(at + 1, TABLES.length)
  }
  return rows
}

async function writeTable(tx: Tx, table: SafeguardingTable, write: WriteTable): Promise<number> {
  await write(csvLine(table.columns))
  let count = 0
  for (const query of [rowsOfTable(tx, table.name), rowsReported(tx, table.name, table.person)]) {
    if (!query) continue
    for await (const rows of rowsInPieces<TableRow>(tx, query)) {
      if (rows.length > 0) await write(rows.map((row) => csvLine(cellsOf(table, row, referenceOf))).join(''))
      count += rows.length
    }
  }
  return count
}
