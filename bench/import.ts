import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { censusReturn } from '../testing/cin-census/generate.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import type { BenchOptions, Figures } from './run.ts'

// Bringing in a census return through the command line, twice, and the published sample: the same children, numbers
// and episodes must stand afterwards. Fails if they do not. Needs `npm run build`.

const SAMPLE = 'testing/cin-census/samples/BAR_cin_2022.xml'
const run_ = promisify(execFile)

/** `--children 5000 --seed 7`: a generated return of authority 990, imported twice; the sample of 2022, twice. */
export async function run(options: BenchOptions): Promise<Figures> {
  const children = Number(options['children'] ?? 5000)
  const seed = Number(options['seed'] ?? 7)
  const folder = await mkdtemp(join(tmpdir(), 'openics import '))
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  try {
    const { owner } = await aMigratedDatabase(postgres, 'openics_bench_import')
    const at = { owner, admin: postgres.urlOf('openics_bench_import') }
    const file = join(folder, 'a return.xml')
    await pipeline(Readable.from(censusReturn({ children, seed, authority: '990' })), createWriteStream(file))
    const generated = await twice(at, file, '990')
    const sample = await twice(at, SAMPLE, '201')
    return { children, seed, ...named('generated', generated), ...named('sample', sample) }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The owner's address, as the program is given it, and the superuser's, to look past every policy. */
type Addresses = { readonly owner: string; readonly admin: string }

async function twice({ owner, admin }: Addresses, file: string, authority: string) {
  const first = await brought(owner, file, authority)
  const before = await standing(admin, authority)
  const second = await brought(owner, file, authority)
  const after = await standing(admin, authority)
  const { newChildren, rowsAdded, rowsChanged } = second.summary
  if (before !== after) throw new Error(`${file}: a second import left another record behind`)
  if (newChildren !== 0 || rowsAdded !== 0 || rowsChanged !== 0) throw new Error(`${file}: a second import added rows`)
  if (first.summary['withoutNumber'] !== 0) throw new Error(`${file}: a child has no index number`)
  return { first, second }
}

type Brought = { readonly seconds: number; readonly summary: Readonly<Record<string, number>> }

async function brought(owner: string, file: string, authority: string): Promise<Brought> {
  const began = performance.now()
  const env = { ...process.env, DATABASE_URL: owner, OPENICS_MODE: 'practice' }
  const command = ['dist/cli/openics.js', 'import', 'cin-census', file, '--authority', authority, '--json']
  const { stdout } = await run_(process.execPath, command, { env, maxBuffer: 2 ** 30 })
  return { seconds: (performance.now() - began) / 1000, summary: JSON.parse(stdout).summary }
}

/** Everything an import lays down, as one hash: children with their numbers, episodes, steps, entries, clocks. */
async function standing(admin: string, authority: string): Promise<string> {
  const tables = [
    'person',
    'person_identifier',
    'referral',
    'episode',
    'assessment',
    'section_47_enquiry',
    'conference',
  ]
  const hash = createHash('sha256')
  for (const table of [...tables, 'plan_status', 'closure', 'entry', 'due', 'allocation', 'import_laid']) {
    const { rows } = await execute<{ all: string }>(
      admin,
      `select coalesce(md5(string_agg(md5(held::text), '' order by held.id)), '') as all
         from public.${table} held where held.authority = $1`,
      [authority],
    )
    hash.update(`${table} ${rows[0]?.all}`)
  }
  return hash.digest('hex')
}

function named(what: string, { first, second }: { first: Brought; second: Brought }): Figures {
  return {
    [`${what}: first import (s)`]: first.seconds,
    [`${what}: second import (s)`]: second.seconds,
    [`${what}: children`]: first.summary['children'] ?? 0,
    [`${what}: parts of the record`]: first.summary['rowsAdded'] ?? 0,
    [`${what}: added or changed by the second`]: 0,
  }
}
