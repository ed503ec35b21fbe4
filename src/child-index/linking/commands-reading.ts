import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { Columns, LinkRow } from './model.ts'
import { type Places, placesIn, rowFrom } from './rules-columns.ts'

/** A file that cannot be linked, said in words for the person who gave it. */
export class UnreadableFile extends Error {}

/**
 * Reads the rows of a CSV file: in UTF-8, or else in Windows-1252; parted by commas, semicolons or tabs; with or without
 * quotes. Memory does not grow with the file.
 *
 * @throws UnreadableFile in words, where it is not there, is no CSV, or lacks a column
 */
export async function* readRows(path: string, columns: Columns): AsyncGenerator<LinkRow> {
  try {
    const { encoding, delimiter } = await lookedAt(path)
    const records = parse({
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
    const feeding = feed(path, encoding, records)
    let places: Places | undefined
    for await (const record of records) {
      if (places) yield rowFrom(record as string[], places)
      else places = foundIn(path, record as string[], columns)
    }
    await feeding
    if (!places) throw new UnreadableFile(`${path} is empty.`)
  } catch (fault) {
    throw inWords(path, fault)
  }
}

type Encoding = 'utf-8' | 'windows-1252'

/** Reads the file once through: is it UTF-8, and what parts its columns? */
async function lookedAt(path: string): Promise<{ readonly encoding: Encoding; readonly delimiter: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [head, encoding]: [string, Encoding] = ['', 'utf-8']
  for await (const piece of createReadStream(path)) {
    if (!head.includes('\n')) head += new TextDecoder('windows-1252').decode(piece as Uint8Array)
    try {
      decoder.decode(piece as Uint8Array, { stream: true })
    } catch {
      encoding = 'windows-1252'
      break
    }
  }
  const header = head.split(/[\r\n]/, 1)[0] as string
  const count = (sign: string) => header.split(sign).length
  const delimiter = [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
  return { encoding, delimiter }
}

async function feed(path: string, encoding: Encoding, records: ReturnType<typeof parse>): Promise<void> {
  const decoder = new TextDecoder(encoding)
  try {
    for await (const piece of createReadStream(path)) {
      const more = records.write(decoder.decode(piece as Uint8Array, { stream: true }))
      if (!more) await new Promise<void>((resume) => records.once('drain', resume))
    }
    records.end(decoder.decode())
  } catch (fault) {
    records.destroy(fault as Error)
  }
}

function foundIn(path: string, header: readonly string[], columns: Columns): Places {
  const places = placesIn(header, columns)
  if (places.ok) return places.value
  throw new UnreadableFile(
    `${path} has no column "${places.name}". It has: ${header.map((name) => name.trim()).join(', ')}.`,
  )
}

function inWords(path: string, fault: unknown): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UnreadableFile(`There is no file ${path}.`)
  if (code === 'EISDIR') return new UnreadableFile(`${path} is a folder, not a file.`)
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFile(`You may not read ${path}.`)
  if (code.startsWith('CSV_') && fault instanceof Error)
    return new UnreadableFile(`${path} is not a CSV file: ${fault.message}.`)
  return fault
}
