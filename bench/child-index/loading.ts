import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { execute } from '../../testing/database.ts'
import type { Written } from '../../testing/population/files.ts'
import type { Ledger } from './goals.ts'

/** What loading some files is called, and how many rows a second it should do. */
export type Load = { readonly what: string; readonly rowsPerSecond: number | null }

/**
 * Writes files and loads them through the command line, in a process of its own whose memory is watched.
 *
 * @param write into the folder it is given
 */
export async function measureLoad(
  owner: string,
  write: (folder: string) => Promise<Written>,
  { what, rowsPerSecond }: Load,
  ledger: Ledger,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'openics load '))
  try {
    const { files, rows } = await write(folder)
    const began = performance.now()
    const mostMb = await loaded(owner, files)
    const rate = (rows * 1000) / (performance.now() - began)
    ledger.note(`${what}, rows in ${files.length} files`, rows)
    if (rowsPerSecond === null) ledger.note(`${what} (rows per second)`, rate)
    else ledger.judge(`${what} (rows per second)`, rate, { atLeast: rowsPerSecond })
    ledger.judge(`${what}, Node's peak memory (MB)`, mostMb, { atMost: 1024 })
    await judgeLinks(owner, what, ledger)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const LOOK_EVERY_MS = 200

/** Loads the files; gives the most memory the command had, in MB. */
async function loaded(owner: string, files: readonly string[]): Promise<number> {
  const program = spawn(
    process.execPath,
    ['--import', './testing/tsx.mjs', 'src/cli/openics.ts', 'index', 'load', ...files, '--json'],
    { env: { ...process.env, DATABASE_URL: owner, OPENICS_MODE: 'practice' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (text: Buffer) => (said = `${said}${text}`.slice(-2000)))
  let most = 0
  const looking = setInterval(async () => {
    most = Math.max(most, await peakMemoryOf(program))
  }, LOOK_EVERY_MS)
  const code = await new Promise((done) => program.once('close', done))
  clearInterval(looking)
  if (code !== 0) throw new Error(`the load ended with ${code}: ${said}`)
  return most
}

/** The most memory it ever held, in MB, as the kernel has counted. */
async function peakMemoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}

/**
 * Two children of whom some record is under one number are linked wrongly; a child with two numbers is not yet found to
 * be one. Which child a record is of, its reference tells.
 */
async function judgeLinks(owner: string, what: string, ledger: Ledger): Promise<void> {
  const { rows } = await execute<{ numbers: string; wrong: string; children: string }>(
    owner,
    `with told as (
       select substring(a.local_reference from '^(?:first|further-\\d+)-(\\d+)') as child, l.number
         from child_index.assertion a
         join child_index.link l on l.assertion_id = a.id and l.valid_to is null and l.known_to is null),
     numbers as (select number, count(distinct child) as children from told where child is not null group by number)
     select (select count(distinct child) from told) as children, count(*) as numbers,
            count(*) filter (where numbers.children > 1) as wrong
       from numbers`,
  )
  const [counted] = rows
  if (!counted) throw new Error('a count gives a row')
  ledger.judge(`${what}, numbers shared by two children`, Number(counted.wrong), { atMost: 0 })
  ledger.note(`${what}, children and their numbers`, `${counted.children} and ${counted.numbers}`)
}
