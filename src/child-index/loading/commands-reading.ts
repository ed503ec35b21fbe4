import { hash as digest } from 'node:crypto'
import type pg from 'pg'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Asked } from '../contract-asked.ts'
import { canonicalText } from '../identity/rules.ts'
import { keyRowsOf } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'
import { isPlaceholder } from '../matching/names/rules-forms.ts'
import type { IndexDatabase } from '../matching/queries.ts'
import { readRecord } from '../registration/rules.ts'
import type { Load, LoadFile, LoadProgress, LoadSource, SaidRow, SourceRow } from './model.ts'
import { type Copying, copyCells, copyInto, copyLine, inTransaction } from './queries-copying.ts'
import { type Reached, saveReached } from './queries-staging.ts'

/** What a load works with: the database as its owner, who alone may empty the staging, and the world about it. */
export type Loader = {
  readonly pool: pg.Pool
  readonly db: IndexDatabase
  readonly clock: Clock
  readonly newId: () => string
  readonly drawNumber: () => IndexNumber
  /** Told after each piece of work that is kept. What it throws breaks the load off there. */
  readonly onProgress: (progress: LoadProgress) => void
  readonly sizes: Sizes
}

/** How much is done in one transaction, in rows. */
export type Sizes = {
  readonly reading: number
  readonly deciding: number
  readonly writing: number
  readonly single: number
  /** A load of fewer rows is registered one after another. */
  readonly leastTogether: number
  /** Indexes are put aside for a load of so many rows into an empty index. */
  readonly leastPutAside: number
}

/** In whose name a row is registered. */
export function askedFor(authority: string): Asked {
  return { authority, userId: null, role: 'index load', purpose: 'importing' }
}

/** A file of a load, and where its rows come from. */
export type FileToRead = { readonly file: LoadFile; readonly source: LoadSource }

/**
 * Reads files into the staging, each from where it was last read to, a lot a transaction; small files share one. Nothing
 * is written to the index. Gives how many sound rows the load has then. One lot is kept while the next is read.
 */
export async function readFiles(loader: Loader, load: Load, files: AsyncIterable<FileToRead>): Promise<number> {
  const { clock, pool, sizes, onProgress } = loader
  const today = clock.today()
  let staged = nothingStaged(load.rows)
  let keeping = Promise.resolve()
  const keep = async () => {
    const lot = staged
    staged = nothingStaged(rowsAfter(lot))
    await keeping
    onProgress({ stage: 'reading', done: rowsAfter(lot), total: 0 })
    keeping = inTransaction(pool, (client) => saveLot(client, load.id, lot))
    keeping.catch(() => {}) // told where it is awaited
  }
  for await (const { file, source } of files) {
    for await (const { lot, seen, isLast } of lotsAfter(file.rowsRead, source, sizes.reading)) {
      for (const row of lot) stage(staged, row, file.position, today)
      staged.reached.set(file.position, { seen, at: isLast ? clock.now() : null })
      if (staged.rows.length >= sizes.reading) await keep()
    }
  }
  if (staged.reached.size > 0) await keep()
  await keeping
  onProgress({ stage: 'reading', done: staged.before, total: 0 })
  return staged.before
}

type Lot = { readonly lot: readonly SourceRow[]; readonly seen: number; readonly isLast: boolean }

/** The rows of a source after so many of them, in lots; the last may be empty. */
async function* lotsAfter(done: number, source: LoadSource, size: number): AsyncGenerator<Lot> {
  let [lot, seen]: [SourceRow[], number] = [[], 0]
  for await (const handful of source.rows()) {
    lot.push(...handful.slice(Math.max(0, done - seen)))
    seen += handful.length
    if (lot.length < size) continue
    yield { lot, seen, isLast: false }
    lot = []
  }
  yield { lot, seen, isLast: true }
}

/** Rows of one or more files to be kept together, as they are copied. */
type Staged = {
  /** Rows of the load before these. */
  readonly before: number
  readonly rows: string[]
  readonly profiles: string[]
  readonly keys: string[]
  readonly identifiers: string[]
  readonly refusals: { readonly position: number; readonly line: number; readonly reason: string }[]
  /** How far each of the files is read then, by position. */
  readonly reached: Map<number, Reached>
}

function nothingStaged(before: number): Staged {
  return { before, rows: [], profiles: [], keys: [], identifiers: [], refusals: [], reached: new Map() }
}

function rowsAfter({ before, rows }: Staged): number {
  return before + rows.length
}

function stage(staged: Staged, row: SourceRow, position: number, today: CalendarDay): void {
  const { line } = row
  if ('refusal' in row) staged.refusals.push({ position, line, reason: row.refusal })
  else stageSaid(staged, row.said, { position, line }, today)
}

type Place = { readonly position: number; readonly line: number }

function stageSaid(staged: Staged, said: SaidRow, { position, line }: Place, today: CalendarDay): void {
  const { authority, version } = said
  const read = readRecord(askedFor(authority), { ...said, version: version ?? 1 }, today)
  if (!read.ok) {
    staged.refusals.push({ position, line, reason: read.refusal })
    return
  }
  const { node, localReference, identity, state, profile } = read.value
  const seq = rowsAfter(staged) + 1
  const hash = digest('sha256', canonicalText(identity), 'base64url')
  staged.rows.push(
    copyLine([seq, position, line, authority, node, localReference, version, hash, state, JSON.stringify(identity)]),
  )
  staged.profiles.push(copyLine([seq, state, JSON.stringify(profile)]))
  for (const value of [...profile.nhs, ...profile.upns]) staged.identifiers.push(copyLine([seq, value]))
  stageKeys(staged, profile, seq)
}

function stageKeys({ keys }: Staged, profile: Profile, seq: number): void {
  const { birthDate, yearOnly, sex, nhs, nhsVerified, upns, mother, multiple } = profile
  const birthYear = birthDate === null ? null : Number(birthDate.slice(0, 4))
  const birthDay = birthDate === null ? null : Number(birthDate.slice(5, 7) + birthDate.slice(8))
  const same = copyLine([birthDate, birthYear, birthDay, yearOnly, sex, nhs, nhsVerified, upns, mother, multiple])
  for (const { given, family, givenSound, familySound, postcode } of keyRowsOf(profile)) {
    keys.push(`${copyCells([seq, given, family, givenSound, familySound, postcode, isPlaceholder(given)])}\t${same}`)
  }
}

const ROW = 'seq, position, line, authority, node, local_reference, version, hash, state, identity'
const KEY =
  'seq, given, family, given_sound, family_sound, postcode, placeholder, birth_date, birth_year, birth_day, year_only, sex, nhs, nhs_verified, upns, mother, multiple'

/** Without waiting for the disk: what a crash of the database loses of it, it loses with the staging. */
async function saveLot(client: Copying, loadId: string, lot: Staged): Promise<void> {
  const { rows, profiles, keys, identifiers, refusals, reached } = lot
  await client.query('set local synchronous_commit = off')
  await copyInto(client, 'load_row', ROW, rows)
  await copyInto(client, 'load_profile', 'seq, state, profile', profiles)
  await copyInto(client, 'load_key', KEY, keys)
  await copyInto(client, 'load_identifier', 'seq, value', identifiers)
  const refused = refusals.map(({ position, line, reason }) => copyLine([loadId, position, line, reason]))
  await copyInto(client, 'load_refusal', 'load_id, position, line, reason', refused)
  await saveReached(client, loadId, reached, rowsAfter(lot))
}
