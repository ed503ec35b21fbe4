import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { censusReturn } from '../testing/cin-census/generate.ts'
import { aMigratedDatabase } from '../testing/database.ts'
import { deskFigures } from './returns/desk.ts'
import type { BenchOptions, Figures } from './run.ts'

// The children in need census of authorities of several sizes, made and checked by the command line, each in a process of
// its own; a file far larger than any; and the desk of data quality. Needs `npm run build`.

const run_ = promisify(execFile)
const AUTHORITY = '990'
const BYTES_A_CHILD = 1040

/**
 * `--children 5000,50000 --megabytes 500 --requests 300`: the sizes, the size of the large file (0 leaves it out), and how
 * often the desk of the first size is asked for (0 leaves it out).
 */
export async function run(options: BenchOptions): Promise<Figures> {
  const sizes = (options['children'] ?? '5000,50000').split(',').map(Number)
  const [megabytes, requests] = [Number(options['megabytes'] ?? 500), Number(options['requests'] ?? 300)]
  const folder = await mkdtemp(join(tmpdir(), 'openics returns '))
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  try {
    let figures: Figures = { cores: cpus().length }
    for (const [at, children] of sizes.entries()) {
      const name = `openics_bench_returns_${children}`
      const urls = await aMigratedDatabase(postgres, name)
      figures = { ...figures, ...named(`${children}:`, await madeAndChecked(urls.owner, folder, children)) }
      if (at > 0 || requests === 0) continue
      const place = { urls, admin: postgres.urlOf(name), requests }
      figures = { ...figures, ...named('desk:', await deskFigures(place)) }
    }
    const [small, ...larger] = sizes
    for (const large of larger) {
      for (const what of ['made in (s)', 'checked in (s)']) {
        const ratio = Number(figures[`${large}: ${what}`]) / Number(figures[`${small}: ${what}`])
        figures = { ...figures, [`${large} to ${small}: ${what}, times`]: ratio }
      }
    }
    return megabytes > 0 ? { ...figures, ...named(`${megabytes} MB:`, await checkedLarge(folder, megabytes)) } : figures
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function madeAndChecked(owner: string, folder: string, children: number): Promise<Figures> {
  const [given, made] = [join(folder, 'given.xml'), join(folder, 'made.xml')]
  await generated(given, children)
  const brought = await timed(['import', 'cin-census', given, '--authority', AUTHORITY, '--json'], owner)
  const file = ['returns', 'cin', '--authority', AUTHORITY, '--year', '2026', '--output', made]
  const making = await timed(file, owner)
  const checking = await timed(['returns', 'check', made, '--json'], owner)
  return {
    'brought in (s)': brought.seconds,
    'file (MB)': (await stat(made)).size / 1e6,
    ...{ 'made in (s)': making.seconds, 'made, memory (MB)': making.megabytes },
    ...{ 'checked in (s)': checking.seconds, 'checked, memory (MB)': checking.megabytes },
    'failures found': JSON.parse(checking.stdout).failures.length,
  }
}

async function checkedLarge(folder: string, megabytes: number): Promise<Figures> {
  const file = join(folder, 'large.xml')
  await generated(file, Math.ceil((megabytes * 1e6) / BYTES_A_CHILD))
  const checking = await timed(['returns', 'check', file])
  return {
    'file (MB)': (await stat(file)).size / 1e6,
    ...{ 'checked in (s)': checking.seconds, 'checked, memory (MB)': checking.megabytes },
    'it said': checking.stdout.trim().split('\n').at(-1) ?? '',
  }
}

function generated(file: string, children: number): Promise<void> {
  return pipeline(Readable.from(censusReturn({ children, seed: 7, authority: AUTHORITY })), createWriteStream(file))
}

/** Says at its end how much memory a process had at most. */
const TELL_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmemory '+process.resourceUsage().maxRSS))`

async function timed(command: readonly string[], owner?: string) {
  const began = performance.now()
  const env = { ...process.env, OPENICS_MODE: 'practice', ...(owner ? { DATABASE_URL: owner } : {}) }
  const args = ['--import', TELL_MEMORY, 'dist/cli/openics.js', ...command]
  const { stdout, stderr } = await run_(process.execPath, args, { env, maxBuffer: 2 ** 30 })
  const [, kilobytes = '0'] = /memory (\d+)$/.exec(stderr) ?? []
  return { seconds: (performance.now() - began) / 1000, megabytes: Number(kilobytes) / 1000, stdout }
}

function named(where: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([what, figure]) => [`${where} ${what}`, figure]))
}
