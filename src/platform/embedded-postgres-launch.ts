import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, cp, open, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// PostgreSQL refuses to run as root, so root runs it as nobody – who must then be able to reach its files.
export const ROOT = process.getuid?.() === 0
export const NOBODY = 65534
const user = ROOT ? { uid: NOBODY, gid: NOBODY } : {}

// What is acknowledged is on the disk. Statements and values stay out of the server's log: they name people.
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'effective_cache_size=1GB',
  'work_mem=8MB',
  'maintenance_work_mem=128MB',
  'max_wal_size=1GB',
  'random_page_cost=1.1',
  'jit=off',
  'fsync=on',
  'synchronous_commit=on',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]
const FOR_TESTS = ['fsync=off', 'full_page_writes=off', 'shared_buffers=128MB', 'max_connections=300']
const LOG_LIMIT = 10_000_000
const ATTEMPTS = 20

/**
 * Starts PostgreSQL over `<home>/data`, making the cluster first if there is none, and waits until it has read it.
 *
 * @throws Error in plain words, with the end of its log
 */
export async function launch(
  home: string,
  binaryPackage: string,
  durable: boolean,
  settings: readonly string[],
): Promise<void> {
  try {
    await start(home, binaryPackage, [...SETTINGS, ...(durable ? [] : FOR_TESTS), ...settings])
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw code.startsWith('E') ? new Error(inPlainWords(`${error}`, home), { cause: error }) : error
  }
}

async function start(home: string, binaryPackage: string, settings: readonly string[]): Promise<void> {
  const bin = await binaries(home, binaryPackage)
  const data = join(home, 'data')
  if (!(await exists(data))) await initialise(bin, home)
  await forgetReusedNumber(data)

  const log = join(home, 'log')
  if (((await sizeOf(log)) ?? 0) > LOG_LIMIT) await rename(log, `${log}.1`)
  for (let attempt = 1; ; attempt++) {
    const from = (await sizeOf(log)) ?? 0
    const server = await spawnServer(bin, home, settings)
    if (await becomesReady(server, data)) return
    const said = (await readFile(log, 'utf8')).slice(from)
    // The processes of a killed server take a moment to notice; a port may have been taken since we looked.
    const passing = /pre-existing shared memory block|Address already in use/.test(said)
    if (!passing || attempt === ATTEMPTS) throw new Error(inPlainWords(said, home))
    await sleep(250)
  }
}

/** Whether this process is alive and is the server of this data folder, in which a server always stands. */
export async function isAlive(pid: number, data: string): Promise<boolean> {
  const at = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return at === data && !(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')).includes(') Z')
}

/** Whether the user who is to run the server can come to this folder. */
export async function canReach(folder: string): Promise<boolean> {
  if (!ROOT) return true
  const isOpen = ((await stat(folder)).mode & 0o001) !== 0
  return isOpen && (folder === '/' || canReach(dirname(folder)))
}

// A dead server's pid file is PostgreSQL's to judge: it also knows whether that server's children still live.
// After a restart of the machine, though, the number may be another program's, and PostgreSQL would give up.
async function forgetReusedNumber(data: string): Promise<void> {
  const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (pid && (await exists(`/proc/${pid}`)) && !(await isAlive(Number(pid), data))) {
    await rm(join(data, 'postmaster.pid'))
  }
}

async function spawnServer(bin: string, home: string, settings: readonly string[]): Promise<ChildProcess> {
  const log = await open(join(home, 'log'), 'a')
  if (ROOT) await log.chown(NOBODY, NOBODY)
  const options = [`port=${await portOf(home)}`, ...settings].flatMap((setting) => ['-c', setting])
  const server = spawn(join(bin, 'postgres'), ['-D', join(home, 'data'), ...options], {
    ...user,
    cwd: home,
    detached: true, // Ctrl-C is for us, and we stop the server in our own time
    stdio: ['ignore', log.fd, log.fd],
  })
  await once(server, 'spawn')
  server.unref()
  await log.close()
  return server
}

/** True once it takes connections, however long it must first recover; false if it ends before. */
async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (lines[0] === `${server.pid}` && lines[7]?.startsWith('ready')) return true
    await sleep(20)
  }
  return false
}

/** Makes a new cluster beside its place and then moves it there, so that a half-made one is never taken for whole. */
async function initialise(bin: string, home: string): Promise<void> {
  const [fresh, password] = [join(home, 'data.new'), join(home, 'password')]
  await rm(fresh, { recursive: true, force: true })
  await writeFile(password, randomBytes(18).toString('base64url'), { mode: 0o600 })
  if (ROOT) await chown(password, NOBODY, NOBODY)
  const identity = ['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`]
  const locale = await localeOf(bin)
  const initdb = spawn(join(bin, 'initdb'), [...identity, '--encoding=UTF8', ...locale], {
    ...user,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  initdb.stderr.on('data', (text: Buffer) => (said += text))
  const [code] = await once(initdb, 'close')
  if (code !== 0) throw new Error(inPlainWords(said, home))
  await rename(fresh, join(home, 'data'))
}

/** Letters beyond English ones are letters, wherever it runs; before PostgreSQL 17 the machine's own C.UTF-8 says so. */
async function localeOf(bin: string): Promise<readonly string[]> {
  const version = spawn(join(bin, 'postgres'), ['--version'], { ...user, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  version.stdout.on('data', (text: Buffer) => (said += text))
  await once(version, 'close')
  const major = Number(/ (\d+)/.exec(said)?.[1])
  return major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
}

async function binaries(home: string, binaryPackage: string): Promise<string> {
  const { postgres } = await binariesOf(binaryPackage)
  const native = dirname(dirname(postgres))
  if (await canReach(native)) return join(native, 'bin')
  const copy = join(home, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true })
  return join(copy, 'bin')
}

async function binariesOf(binaryPackage: string): Promise<{ postgres: string }> {
  try {
    return await import(binaryPackage)
  } catch (error) {
    throw new Error(
      `There is no PostgreSQL for this machine in node_modules (${binaryPackage}). ` +
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      { cause: error },
    )
  }
}

/** The port it had last, so that those who know it there find it again; another if that one is taken. */
async function portOf(home: string): Promise<number> {
  const file = join(home, 'port')
  const last = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await tryPort(last)) ?? (await tryPort(0)) ?? 0
  if (port !== last) await writeFile(file, `${port}`)
  return port
}

async function tryPort(wanted: number): Promise<number | undefined> {
  const probe = createServer().listen(wanted, '127.0.0.1')
  try {
    await once(probe, 'listening')
    return (probe.address() as { port: number }).port
  } catch {
    return undefined
  } finally {
    probe.close()
  }
}

/** Why it did not start. A full disk is the one fault we can name; the rest is for PostgreSQL's own words. */
export function inPlainWords(said: string, home: string): string {
  if (/No space left on device|Disk quota exceeded|Check free disk space|ENOSPC|EDQUOT/.test(said)) {
    return `The disk that holds ${home} is full, so the database cannot start. Nothing is lost: make room, and start again.`
  }
  return `The database under ${home} did not start. It said:\n${said.slice(-2000)}`
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
const exists = async (path: string) => (await sizeOf(path)) !== undefined
