import { open } from 'node:fs/promises'
import { gatherAllNameWords } from '../child-index/desk/search/commands.ts'
import { LoadUnderWay, loadFiles } from '../child-index/loading/commands.ts'
import { loaderOn } from '../child-index/loading/in-process.ts'
import type { FileLoaded, FileRefused, LoadProgress, LoadSource } from '../child-index/loading/model.ts'
import { CSV_PROFILES, type CsvProfileName } from '../child-index/loading/model-profiles.ts'
import { allRefusals } from '../child-index/loading/queries-loads.ts'
import { csvSource } from '../child-index/loading/reading/commands.ts'
import { countWords, fileWords, reasonWords, sumOf, warningWords } from '../child-index/loading/report/rules.ts'
import { systemClock } from '../platform/clock.ts'
import { type Mode, readConfig } from '../platform/config.ts'
import { openPool } from '../platform/db.ts'
import { openInstallation } from '../platform/installation.ts'
import { authorityByCode, PRACTICE_AUTHORITIES } from '../statute/authorities.ts'
import { AskedWrongly, DONE, NOT_DONE } from './ending.ts'
import { censusSource } from './index-load-census.ts'
import { checkOutput, writeWhole } from './output-file.ts'
import { type Progress, progressBar } from './progress.ts'

export type LoadOptions = {
  readonly authority?: string
  readonly profile?: string
  readonly report?: string
  readonly json?: boolean
}

/**
 * Loads files of children into the index. All are looked at before any is read; one that cannot be read is named, and
 * the others are loaded. Ends with 1 if a file or the load could not be done, or one could not be read to its end, or
 * every row of one was refused; some refused rows do not change that.
 */
export async function loadIndexFiles(paths: readonly string[], options: LoadOptions): Promise<number> {
  const config = readConfig(process.env)
  const reading = readingOf(options, config.mode)
  if (options.report) await checkOutput(options.report, paths)
  const installation = await openInstallation(config)
  const pool = openPool(installation.connections.owner, CONNECTIONS)
  try {
    const sources: (LoadSource | FileRefused)[] = []
    for (const path of paths) sources.push(await sourceOf(path, reading))
    const readable = sources.filter((source) => 'rows' in source)
    const unreadable = sources.filter((source) => 'words' in source)
    const began = performance.now()
    const progress = stageBars()
    const loader = loaderOn(pool, { onProgress: progress.at })
    const files = readable.length > 0 ? await loadFiles(loader, readable).finally(progress.end) : []
    if (options.report) await writeWhole(options.report, refusalLines(files, loader.db))
    say(files, unreadable, (performance.now() - began) / 1000, options)
    await gatherAllNameWords(loader.db)
    const warnings = files.flatMap((file) => warningWords(file) ?? [])
    process.stderr.write(warnings.map((words) => `${words}\n`).join(''))
    return unreadable.length === 0 && warnings.length === 0 ? DONE : NOT_DONE
  } catch (fault) {
    if (!(fault instanceof LoadUnderWay)) throw fault
    process.stderr.write(`${fault.message} Nothing was changed.\n`)
    return NOT_DONE
  } finally {
    await pool.end()
    await installation.stop()
  }
}

type Reading = { readonly authority: string | null; readonly profile?: CsvProfileName }

function readingOf({ authority, profile }: LoadOptions, mode: Mode): Reading {
  const practice = mode === 'practice' && PRACTICE_AUTHORITIES.some(({ code }) => code === authority)
  if (authority && !practice && !authorityByCode(authority)) {
    throw new AskedWrongly(`There is no authority with the code ${authority}.`)
  }
  const read = { authority: authority ?? null }
  if (profile === undefined) return read
  if (!isProfile(profile)) throw new AskedWrongly(`--profile is one of ${CSV_PROFILES.join(', ')}.`)
  return { ...read, profile }
}

/** One keeps the turn, one writes, one decides, one is for what is asked between. */
const CONNECTIONS = 5

function isProfile(name: string): name is CsvProfileName {
  return CSV_PROFILES.some((profile) => profile === name)
}

async function sourceOf(path: string, reading: Reading): Promise<LoadSource | FileRefused> {
  if (!(await isXml(path))) return csvSource(path, reading)
  if (reading.authority) return censusSource(path, reading.authority, systemClock.today())
  return { name: path, words: 'A census return is of one authority: say which with --authority.' }
}

async function isXml(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (!file) return false
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(64), 0, 64, 0)
    .catch(() => NO_BYTES)
    .finally(() => file.close())
  return buffer
    .toString('latin1', 0, bytesRead)
    .replace(/^[^<\s\w]*\s*/, '')
    .startsWith('<')
}

const NO_BYTES = { buffer: Buffer.alloc(0), bytesRead: 0 }

const STAGES: Readonly<Record<LoadProgress['stage'], string>> = {
  reading: 'Reading',
  deciding: 'Deciding',
  writing: 'Writing',
  finishing: 'Registering one after another',
}

/** A bar for the stage that the load is in. Rows are decided and written side by side: what is written counts. */
function stageBars() {
  let bar: Progress | undefined
  let shown: LoadProgress['stage'] | undefined
  return {
    at({ stage, done, total }: LoadProgress): void {
      if (stage === 'deciding' && shown === 'writing') return
      if (stage !== shown) {
        bar?.end()
        bar = progressBar(STAGES[stage], process.stderr, 'rows')
        shown = stage
      }
      bar?.at(done, total)
    },
    end: () => bar?.end(),
  }
}

async function* refusalLines(
  files: readonly FileLoaded[],
  db: Parameters<typeof allRefusals>[0],
): AsyncGenerator<string> {
  const names = new Map(
    files.flatMap(({ place, name }) => (place ? [[`${place.loadId} ${place.position}`, name]] : [])),
  )
  yield 'file,line,reason,words\n'
  for (const loadId of new Set(files.flatMap(({ place }) => place?.loadId ?? []))) {
    for await (const { position, line, reason } of allRefusals(db, loadId)) {
      const name = names.get(`${loadId} ${position}`) ?? ''
      yield `"${name.replaceAll('"', '""')}",${line},${reason},"${reasonWords(reason)}"\n`
    }
  }
}

function say(
  files: readonly FileLoaded[],
  unreadable: readonly FileRefused[],
  seconds: number,
  { json, report }: LoadOptions,
): void {
  const all = sumOf(files)
  const rate = Math.round(all.rows / Math.max(seconds, 0.001))
  if (json) {
    const told = files.map(({ refusals, place, ...file }) => ({
      ...file,
      refusals: refusals.map(({ reason, times, lines }) => ({ reason, times, lines })),
    }))
    const summary = { ...all, seconds: Math.round(seconds * 10) / 10, rowsASecond: rate }
    process.stdout.write(`${JSON.stringify({ files: told, unreadable, summary })}\n`)
  } else {
    process.stdout.write(files.map(fileWords).join(''))
    process.stdout.write(`In all: ${countWords(all)} In ${seconds.toFixed(1)} seconds, ${rate} rows a second.\n`)
    if (report && all.refused > 0) process.stdout.write(`Every refused row is in ${report}.\n`)
  }
  for (const { name, words } of unreadable) process.stderr.write(`${name}: ${words} Nothing of it was loaded.\n`)
}
