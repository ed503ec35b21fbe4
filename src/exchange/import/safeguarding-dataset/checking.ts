import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CalendarDay } from '../../../kernel/calendar-day.ts'
import { withoutApostrophe } from '../../../platform/csv.ts'
import type { Bundle, DatasetRow, FileNote, OpenReferral, RowNote, Seen, TableCount, Whole } from './model.ts'
import { ALSO_NAMED_BY } from './model-naming.ts'
import { OF_TOOLS, type SafeguardingTable, TABLES } from './model-tables.ts'
import { CELLS, rowsOf, UnreadableTable } from './reading.ts'
import { readRow } from './rules-row.ts'
import { settle } from './rules-settling.ts'

/** The files of a data set, read to their ends and found to be what they should be. */
export type CheckedDataset = {
  readonly files: readonly DatasetFile[]
  /** SHA-256 of all files in hex: the same files twice have the same. */
  readonly fingerprint: string
  readonly whole: Whole
  /** The people to lay down, by reference, in the order of ssd_person.csv. */
  readonly people: readonly string[]
  /** Those of whom there is more than who they are and where they live. */
  readonly subjects: ReadonlySet<string>
  readonly counts: Readonly<Record<string, TableCount>>
  /** Files that are not read. */
  readonly unread: readonly string[]
}

export type DatasetFile = {
  readonly table: SafeguardingTable
  readonly path: string
  readonly name: string
  readonly bytes: number
}

export type CheckOptions = {
  /** The importer's day: no birth may be after it. */
  readonly today: CalendarDay
  readonly onNote?: (note: RowNote) => void
  readonly onProgress?: (bytesRead: number, bytes: number) => void
}

/**
 * Reads the tables of a folder twice to their ends: whether each is what its headings say, then each row beside the
 * others. Of the rows only their keys are kept, some 150 bytes each. What is wrong with a file is said of all files at
 * once, and then nothing is to be laid down; what is wrong with a row is said row by row, and the others may be.
 */
export async function checkDataset(
  folder: string,
  options: CheckOptions,
): Promise<
  { readonly ok: false; readonly faults: readonly FileNote[] } | { readonly ok: true; readonly value: CheckedDataset }
> {
  const found = await filesIn(folder)
  if ('fault' in found) return { ok: false, faults: [found.fault] }
  const { files, unread } = found
  const reading = { ...options, onProgress: counting(options, files) }
  const seen = new Map<string, Map<string, Seen>>()
  const hash = createHash('sha256')
  const faults: FileNote[] = []
  for (const file of files) {
    hash.update(file.table.name)
    const fault = await gatherKeys(file, reading, hash, seen).catch(asFault)
    if (fault) faults.push(fault)
  }
  if (faults.length > 0) return { ok: false, faults }
  const settled = await settleAll(files, reading, seen)
  return { ok: true, value: { files, unread, fingerprint: hash.digest('hex'), ...settled } }
}

/**
 * The rows of some of the people, person by person, in the order of ssd_person.csv: whom `wants` names. Reads all files
 * once; memory holds the rows of those people.
 *
 * @throws Error if the files are no longer those that were checked
 */
export async function bundlesOf(
  checked: CheckedDataset,
  { today, wants }: { readonly today: CalendarDay; readonly wants: (reference: string) => boolean },
): Promise<readonly Bundle[]> {
  const held = new Map<string, Record<string, DatasetRow[]>>()
  for (const reference of checked.people) if (wants(reference)) held.set(reference, {})
  const hash = createHash('sha256')
  for (const file of checked.files) {
    hash.update(file.table.name)
    for await (const { settled } of settledRows(file, { today }, checked.whole, hash)) {
      const rows = settled?.outcome === 'taken' ? held.get(settled.owner) : undefined
      if (!rows || !settled) continue
      const ofTable = rows[file.table.name] ?? []
      ofTable.push(settled.row)
      rows[file.table.name] = ofTable
    }
  }
  if (hash.digest('hex') !== checked.fingerprint) throw new Error('The files changed while they were being imported.')
  return [...held].map(([reference, rows]) => ({ reference, rows }))
}

/** The rows of one table that can be taken, as they stand in its file. */
export async function* takenRows(
  checked: CheckedDataset,
  table: string,
  today: CalendarDay,
): AsyncGenerator<DatasetRow> {
  for (const file of checked.files.filter((one) => one.table.name === table))
    for await (const { settled } of settledRows(file, { today }, checked.whole))
      if (settled?.outcome === 'taken') yield settled.row
}

type Found = { readonly files: readonly DatasetFile[]; readonly unread: readonly string[] }

async function filesIn(folder: string): Promise<Found | { readonly fault: FileNote }> {
  const fault = (words: string) => ({ fault: { file: folder, row: null, column: null, words } })
  const names = await readdir(folder).catch(() => undefined)
  if (!names) return fault('There is no such folder, or you may not read it.')
  const byName = new Map(TABLES.filter(({ name }) => !OF_TOOLS.has(name)).map((table) => [`${table.name}.csv`, table]))
  const files: DatasetFile[] = []
  for (const [name, table] of byName) {
    if (!names.includes(name)) continue
    const path = join(folder, name)
    files.push({ table, path, name, bytes: (await stat(path)).size })
  }
  if (!files.some(({ table }) => table.name === 'ssd_person'))
    return fault('There is no file ssd_person.csv in it: without it nobody is known of whom the others speak.')
  return { files, unread: names.filter((name) => name.endsWith('.csv') && !byName.has(name)).sort() }
}

function counting({ onProgress }: CheckOptions, files: readonly DatasetFile[]) {
  const all = 2 * files.reduce((sum, { bytes }) => sum + bytes, 0)
  let read = 0
  return (bytes: number) => {
    read += bytes
    onProgress?.(read, all)
  }
}

type Reading = Pick<CheckOptions, 'today'> & { readonly onProgress?: (bytes: number) => void }

async function gatherKeys(
  file: DatasetFile,
  reading: Reading,
  hash: ReturnType<typeof createHash>,
  seen: Map<string, Map<string, Seen>>,
): Promise<undefined> {
  const { key, name } = file.table
  const keys = new Map<string, Seen>()
  seen.set(name, keys)
  for await (const { row } of readRows(file, reading, hash)) {
    if (!row || key === null) continue
    const value = copied(row.cells[key] ?? '')
    const digest = createHash('sha1').update(JSON.stringify(row.cells)).digest('base64').slice(0, 16)
    const earlier = keys.get(value)
    if (!earlier) keys.set(value, { line: row.line, digest, differs: false, owner: '' })
    else if (earlier.digest !== digest) keys.set(value, { ...earlier, differs: true })
  }
}

async function settleAll(
  files: readonly DatasetFile[],
  options: Reading & CheckOptionsForNotes,
  seen: Map<string, Map<string, Seen>>,
) {
  const referrals = new Map<string, OpenReferral[]>()
  const whole: Whole = { seen, referrals }
  const [people, subjects] = [[] as string[], new Set<string>()]
  const counts: Record<string, TableCount> = {}
  for (const file of files) {
    const { key, name } = file.table
    const keys = seen.get(name)
    if (name === 'ssd_person') for (const [value, held] of keys ?? []) keys?.set(value, { ...held, owner: value })
    let count: TableCount = { rows: 0, taken: 0, merged: 0, refused: 0 }
    for await (const { notes, settled, line } of settledRows(file, options, whole)) {
      for (const note of [...notes, ...(settled?.notes ?? [])]) options.onNote?.(note)
      const outcome = settled?.outcome ?? 'refused'
      count = { ...count, rows: count.rows + 1, [outcome]: count[outcome] + 1 }
      const value = key === null ? '' : (settled?.row.cells[key] ?? '')
      const held = keys?.get(value)
      if (outcome === 'refused' && held?.line === line && !held.differs) keys?.delete(value)
      if (outcome !== 'taken' || !settled) continue
      if (held) keys?.set(value, { ...held, owner: settled.owner })
      alsoNamed(file.table, settled, keys)
      if (name === 'ssd_person') people.push(value)
      else if (!ONLY_WHO.has(name) && settled.owner !== '') subjects.add(settled.owner)
      if (name === 'ssd_cin_episodes' && !/^(y|1|t)/i.test(settled.row.cells['cine_referral_nfa'] ?? ''))
        addReferral(referrals, settled.owner, settled.row.cells)
    }
    counts[name] = count
  }
  return { whole, people, subjects, counts }
}

type CheckOptionsForNotes = Pick<CheckOptions, 'onNote'>

/** Tables that say who a person is and where they live: whoever is in these alone is nobody's case. */
const ONLY_WHO: ReadonlySet<string> = new Set(['ssd_address', 'ssd_linked_identifiers', 'ssd_family'])

function alsoNamed(
  table: SafeguardingTable,
  { row, owner }: { row: DatasetRow; owner: string },
  keys: Map<string, Seen> | undefined,
) {
  const column = ALSO_NAMED_BY[table.name]
  const value = column && row.cells[column]
  if (value && !keys?.has(value)) keys?.set(copied(value), { line: row.line, digest: '', differs: false, owner })
}

function addReferral(referrals: Map<string, OpenReferral[]>, owner: string, cells: DatasetRow['cells']): void {
  const one = {
    id: cells['cine_referral_id'] ?? '',
    from: cells['cine_referral_date'] ?? '',
    to: cells['cine_close_date'] ?? '',
  }
  referrals.set(
    owner,
    [...(referrals.get(owner) ?? []), one].sort((a, b) => (a.from < b.from ? -1 : 1)),
  )
}

async function* settledRows(file: DatasetFile, reading: Reading, whole: Whole, hash?: ReturnType<typeof createHash>) {
  for await (const { row, notes, line } of readRows(file, reading, hash))
    yield { notes, line, settled: row ? settle(row, file.table, whole) : null }
}

async function* readRows(
  { path, name, table }: DatasetFile,
  { today, onProgress }: Reading,
  hash?: ReturnType<typeof createHash>,
) {
  const onBytes = (bytes: Uint8Array) => {
    hash?.update(bytes)
    onProgress?.(bytes.length)
  }
  for await (const row of rowsOf(path, name, table, onBytes)) {
    const read = readRow(row, table, { today, unescaped: withoutApostrophe, cellCount: row.cells[CELLS] })
    yield { ...read, line: row.line }
  }
}

function asFault(fault: unknown): FileNote {
  if (fault instanceof UnreadableTable) return fault.note
  throw fault
}

/** A slice of a text keeps the whole text in memory; what is kept to the end must be a text of its own. */
function copied(text: string): string {
  return Buffer.from(text).toString()
}
