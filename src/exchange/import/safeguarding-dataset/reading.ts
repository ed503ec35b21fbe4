import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { DatasetRow, FileNote } from './model.ts'
import type { SafeguardingTable } from './model-tables.ts'
import { headingFaults } from './rules-row.ts'

/** A file that cannot be read as the table it should be: said with its row and column. */
export class UnreadableTable extends Error {
  readonly note: FileNote
  constructor(note: FileNote) {
    super(note.words)
    this.note = note
  }
}

/** Letters of one record: far more than any row of these tables has. */
const LONGEST_RECORD = 1_000_000

/**
 * The rows of a table’s file, one after the other; memory does not grow with the file. Columns are found by their
 * headings, in whatever order; those it does not know are not read.
 *
 * @param onBytes is given each piece as it is read
 * @throws UnreadableTable where it is no UTF-8, no CSV, or lacks a heading
 */
export async function* rowsOf(
  path: string,
  file: string,
  table: SafeguardingTable,
  onBytes: (bytes: Uint8Array) => void = () => {},
): AsyncGenerator<DatasetRow> {
  const records = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  })
  const feeding = feed(path, file, records, onBytes)
  let headings: readonly string[] | undefined
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = info.lines - record.join('').split('\n').length + 1
      refuseBroken(record, headings, { file, line })
      if (headings) yield { table: table.name, line, cells: cellsBy(headings, record) }
      else headings = headingsOf(record, file, table)
    }
    await feeding
  } catch (fault) {
    await feeding.catch(() => {})
    throw fault instanceof CsvError ? notCsv(fault, file) : fault
  }
  if (!headings) throw unreadable(file, null, null, 'The file is empty: not even its headings are there.')
}

async function feed(
  path: string,
  file: string,
  records: ReturnType<typeof parse>,
  onBytes: (bytes: Uint8Array) => void,
) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let isFirst = true
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) {
      if (isFirst && ((piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff)))
        throw unreadable(file, 1, null, 'The file is written in UTF-16. Save it as UTF-8.')
      isFirst = false
      onBytes(piece)
      if (!records.write(decoder.decode(piece, { stream: true }))) await drained(records)
    }
    records.end(decoder.decode())
  } catch (fault) {
    records.destroy(fault as Error)
  }
}

/** Until more can be taken, or nothing will be any more. */
function drained(records: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    records.once('drain', resolve)
    records.once('close', resolve)
  })
}

/** A sign that was no UTF-8 stands as U+FFFD, wherever it stood. */
function refuseBroken(
  record: readonly string[],
  headings: readonly string[] | undefined,
  { file, line }: { readonly file: string; readonly line: number },
): void {
  const at = record.findIndex((cell) => cell.includes('\uFFFD'))
  if (at < 0) return
  const words = 'A letter here is not in UTF-8, so the file is in another encoding. Save it as UTF-8.'
  throw unreadable(file, line, headings?.[at] ?? null, words)
}

function headingsOf(record: readonly string[], file: string, table: SafeguardingTable): readonly string[] {
  const headings = record.map((heading) => heading.trim().toLowerCase())
  const [fault] = headingFaults(headings, table)
  if (fault) throw unreadable(file, 1, fault.column, fault.words)
  return headings
}

function cellsBy(headings: readonly string[], record: readonly string[]): Readonly<Record<string, string>> {
  const cells = Object.fromEntries(headings.map((heading, at) => [heading, (record[at] ?? '').trim()]))
  return record.length === headings.length ? cells : { ...cells, [CELLS]: `${record.length} of ${headings.length}` }
}

/** Where a row has more or fewer cells than there are headings, how many stands here. */
export const CELLS = ' cells'

function notCsv(fault: CsvError, file: string): UnreadableTable {
  const line = typeof fault['lines'] === 'number' ? fault['lines'] : null
  const why =
    fault.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A quotation mark is opened and never closed.'
      : 'The quotation marks do not fit: this is no CSV.'
  return unreadable(
    file,
    line,
    null,
    fault.code === 'CSV_MAX_RECORD_SIZE' ? 'A row is longer than a million letters.' : why,
  )
}

function unreadable(file: string, row: number | null, column: string | null, words: string): UnreadableTable {
  return new UnreadableTable({ file, row, column, words })
}
