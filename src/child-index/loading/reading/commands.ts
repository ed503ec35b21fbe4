import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { FileRefused, LoadSource, SourceRow } from '../model.ts'
import { type CsvProfileName, PROFILES } from '../model-profiles.ts'
import { columnTwice, type Header, readHeader, readRow } from './rules.ts'

export type CsvOptions = { readonly profile?: CsvProfileName; readonly authority: string | null }

/**
 * A CSV file as a source: its profile from its header, its encoding from its bytes (UTF-8 with or without a mark,
 * UTF-16 with one, else Windows-1252), its separator from the header. It is read once to its end for its fingerprint.
 * Refuses what is not there, is empty, is not a CSV of a known profile or names a column twice.
 */
export async function csvSource(path: string, options: CsvOptions): Promise<LoadSource | FileRefused> {
  const refuse = (words: string): FileRefused => ({ name: path, words })
  const head = await headOf(path)
  if (typeof head === 'string') return refuse(head)
  const foreign = foreignKind(head)
  if (foreign) return refuse(foreign)
  const { fingerprint, encoding } = await fingerprintOf(path, head)
  const separator = separatorOf(new TextDecoder(encoding).decode(head))
  const columns = await firstRow(path, encoding, separator)
  const header = columns && readHeader(columns, options.profile)
  if (!header) return refuse(headerWords(options.profile))
  const twice = columnTwice(columns, header)
  if (twice !== undefined) return refuse(`Two columns are called ${twice.trim()}: which of them holds cannot be told.`)
  return {
    name: path,
    fingerprint,
    profile: header.profile.name,
    authority: options.authority,
    unread: header.unread,
    rows: () => rowsOf(path, { encoding, separator, header, authority: options.authority }),
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

const HEAD_BYTES = 65_536
/** Rows handed on together: enough that handing on costs nothing. */
const HANDFUL = 1000
/** A row longer than this is a quotation mark that was never closed. */
const LONGEST_ROW = 100_000

/** The file's first bytes, or in words why there are none. */
async function headOf(path: string): Promise<Buffer | string> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return 'That is a folder or a device, not a file.'
    if (found.size === 0) return 'The file is empty.'
    const file = await open(path)
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      .finally(() => file.close())
    return buffer.subarray(0, bytesRead)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.'
    if (code === 'EACCES' || code === 'EPERM') return 'You may not read that file.'
    throw fault
  }
}

function foreignKind(head: Buffer): string | undefined {
  const starts = (signature: string) => head.subarray(0, signature.length).toString('latin1') === signature
  if (starts('PK')) return 'The file is a zip file or a spreadsheet: save it as CSV first.'
  if (starts('\x1f\x8b')) return 'The file is packed (gzip): unpack it first.'
  if (starts('%PDF')) return 'The file is a PDF, not a CSV.'
  const wide = head[0] === 0xff && head[1] === 0xfe
  return head.includes(0) && !wide ? 'The file is not text: it is no CSV.' : undefined
}

async function fingerprintOf(path: string, head: Buffer): Promise<{ fingerprint: string; encoding: Encoding }> {
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const wide = head[0] === 0xff && head[1] === 0xfe
  let isUtf8 = !wide
  for await (const piece of createReadStream(path, { highWaterMark: 1_000_000 })) {
    hash.update(piece)
    if (isUtf8) isUtf8 = decodes(() => decoder.decode(piece, { stream: true }))
  }
  if (isUtf8) isUtf8 = decodes(() => decoder.decode())
  return { fingerprint: hash.digest('hex'), encoding: wide ? 'utf-16le' : isUtf8 ? 'utf-8' : 'windows-1252' }
}

function decodes(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** The sign, of those in use, that the header has most of. */
function separatorOf(text: string): string {
  const [line = ''] = text.split(/\r?\n|\r/, 1)
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: line.split(sign).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign
}

async function firstRow(path: string, encoding: Encoding, separator: string): Promise<readonly string[] | undefined> {
  for await (const { cells } of recordsOf(path, encoding, separator)) return cells
  return undefined
}

type Reading = {
  readonly encoding: Encoding
  readonly separator: string
  readonly header: Header
  readonly authority: string | null
}

async function* rowsOf(path: string, { encoding, separator, header, authority }: Reading): AsyncGenerator<SourceRow[]> {
  let handful: SourceRow[] = []
  let isHeader = true
  for await (const { line, cells } of recordsOf(path, encoding, separator)) {
    if (!isHeader) handful.push(cells ? asSaid(line, readRow(header, cells, authority)) : unclosed(line))
    isHeader = false
    if (handful.length < HANDFUL) continue
    yield handful
    handful = []
  }
  yield handful
}

function asSaid(line: number, read: ReturnType<typeof readRow>): SourceRow {
  return read.ok ? { line, said: read.value } : { line, refusal: read.refusal }
}

function unclosed(line: number): SourceRow {
  return { line, refusal: 'quotation-mark-not-closed' }
}

type CsvRow = { readonly line: number; readonly cells: readonly string[] | undefined }

/** The rows with the lines they begin on. What follows a quotation mark that is never closed cannot be told apart: it ends there. */
async function* recordsOf(path: string, encoding: Encoding, separator: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: separator,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  })
  pipeline(Readable.from(textOf(path, encoding)), parser, () => {}) // what goes wrong is thrown to whoever reads the parser
  let before = 0
  let doubled = 0 // the parser counts Windows’ end of a line as two where it is quoted
  try {
    for await (const { record, info } of parser) {
      const isOneLine = !record.some(hasLineEnd)
      if (!isOneLine) doubled += timesIn(record, /\r\n/)
      const last = info.lines - doubled
      yield { line: isOneLine ? last : last - timesIn(record, /\r\n|\r|\n/), cells: record }
      before = last
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    yield { line: before + 1, cells: undefined }
  }
}

function hasLineEnd(cell: string): boolean {
  return cell.includes('\n') || cell.includes('\r')
}

function timesIn(cells: readonly string[], sign: RegExp): number {
  return cells.reduce((sum, cell) => sum + cell.split(sign).length - 1, 0)
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path, { highWaterMark: 262_144 })) {
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

function headerWords(profile: CsvProfileName | undefined): string {
  const of = PROFILES.filter(({ name }) => profile === undefined || name === profile)
  const lines = of.map(({ name, reference }) => `${reference[0]} (${name})`)
  return `The first line has no column that names the record. It is called ${lines.join(', ')}, or local_reference where --profile says what the file is.`
}
