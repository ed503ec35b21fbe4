import { once } from 'node:events'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** A connection in a transaction, for the copying of many rows. */
export type Copying = pg.PoolClient

/** Runs `work` in one transaction on a connection of its own: all of it stands, or none. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: Copying) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.release(true) // the connection ends, and with it the transaction
    throw error
  }
}

/** One column of a row to be copied: null, text or a number, a truth, or a list of texts. */
export type Cell = string | number | boolean | null | readonly string[]

/** A row in PostgreSQL's text format of copying. */
export function copyLine(cells: readonly Cell[]): string {
  return `${copyCells(cells)}\n`
}

/** The first cells of such a row. */
export function copyCells(cells: readonly Cell[]): string {
  let line = ''
  for (const cell of cells) line += line === '' ? copyCell(cell) : `\t${copyCell(cell)}`
  return line
}

/** Copies rows into a table, `columns` in the order of their cells. */
export async function copyInto(
  client: Copying,
  table: string,
  columns: string,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const stream = client.query(from(`copy child_index.${table} (${columns}) from stdin`))
  const ended = once(stream, 'finish')
  for (let at = 0; at < lines.length; at += LINES_A_PIECE) {
    if (!stream.write(lines.slice(at, at + LINES_A_PIECE).join(''))) await once(stream, 'drain')
  }
  stream.end()
  await ended
}

/** The rows of a select, in order, as texts; a piece of the stream at a time. Texts only, without nulls. */
export async function* copiedOut(client: Copying, select: string): AsyncGenerator<readonly (readonly string[])[]> {
  const stream = client.query(to(`copy (${select}) to stdout`))
  stream.setEncoding('utf8')
  let rest = ''
  for await (const piece of stream) {
    const lines = `${rest}${piece}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.map(cellsOf)
  }
}

const LINES_A_PIECE = 1000
const ESCAPED = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const UNESCAPED = /\\(.)/g
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escaped(cell)
  if (typeof cell === 'object') return escaped(arrayText(cell))
  return String(cell)
}

function escaped(text: string): string {
  return text.search(ESCAPED) === -1 ? text : text.replace(ESCAPED, (sign) => ESCAPES[sign] as string)
}

function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function cellsOf(line: string): readonly string[] {
  const cells = line.split('\t')
  return line.includes('\\') ? cells.map((cell) => cell.replace(UNESCAPED, (_, sign) => PLAIN[sign] ?? sign)) : cells
}
