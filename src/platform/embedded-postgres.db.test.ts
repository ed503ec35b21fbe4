import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { inPlainWords } from './embedded-postgres-launch.ts'

let folder = ''
const started: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openics with spaces '))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of started.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres('own', { folder })
  started.push(server)
  return server
}

async function ask(server: EmbeddedPostgres, statement: string): Promise<unknown> {
  const client = new pg.Client(server.urlOf('postgres'))
  await client.connect()
  return client
    .query({ text: statement, rowMode: 'array' })
    .then(({ rows }) => rows[0]?.[0])
    .finally(() => client.end())
}

const pidOf = async ({ home }: EmbeddedPostgres) =>
  Number((await readFile(join(home, 'data/postmaster.pid'), 'utf8')).split('\n')[0])

/** Another process that starts or joins the server, writes 1 acknowledged row, says so, and stays. */
async function anotherProcess(): Promise<ChildProcess> {
  const program = `
    import pg from 'pg'
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))})
    const server = await startEmbeddedPostgres('own', { folder: ${JSON.stringify(folder)} })
    const client = new pg.Client(server.urlOf('postgres'))
    await client.connect()
    await client.query('create table if not exists acknowledged (at timestamptz default now())')
    await client.query('insert into acknowledged default values')
    process.stdout.write('written')
    process.once('SIGTERM', async () => { await client.end(); await server.stop(); process.exit(0) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

describe('our own PostgreSQL', () => {
  it('runs from a folder with spaces, twice in a row, on the same data', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 1 as one')
    await first.stop()
    started.length = 0
    expect(await ask(await start(), 'select one from kept')).toBe(1)
  })

  it('has what was acknowledged after the program is killed, whose server it adopts and in the end stops', async () => {
    const other = await anotherProcess()
    other.kill('SIGKILL')
    await once(other, 'exit')
    const server = await start()
    expect(await ask(server, 'select count(*)::int from acknowledged')).toBe(1)
    await server.stop()
    started.length = 0
    await expect(ask(server, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('is started again at the same address when it is killed, with what was acknowledged', async () => {
    const server = await start()
    await ask(server, 'create table kept as select 1 as one')
    process.kill(await pidOf(server), 'SIGKILL')
    await vi.waitFor(async () => expect(await ask(server, 'select one from kept')).toBe(1), { timeout: 20_000 })
  })

  it('is shared by processes, and stopped by the last to leave, whoever that is', async () => {
    const other = await anotherProcess()
    const server = await start()
    other.kill('SIGTERM')
    await once(other, 'exit')
    expect(await ask(server, 'select count(*)::int from acknowledged')).toBe(1)
    await server.stop()
    started.length = 0
    await expect(ask(server, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  it('is one server, though several ask for it at the same moment', async () => {
    await Promise.all([start(), start(), start()])
    expect(new Set(await Promise.all(started.map(pidOf))).size).toBe(1)
  })

  it('is not put off by the number of another program in the lock file it left', async () => {
    const server = await start()
    await server.stop()
    started.length = 0
    const lines = [process.pid, join(server.home, 'data'), 1, 5432, '', '127.0.0.1', '', 'ready']
    await writeFile(join(server.home, 'data/postmaster.pid'), `${lines.join('\n')}\n`)
    expect(await ask(await start(), 'select 1')).toBe(1)
  })

  it('acknowledges nothing it could lose, and writes no statement into its log', async () => {
    const server = await start()
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect(await ask(server, `show ${setting}`)).toBe('on')
    }
    await expect(ask(server, `select 'Maisie'::int`)).rejects.toThrow('Maisie')
    expect(await readFile(join(server.home, 'log'), 'utf8')).not.toContain('Maisie')
  })

  it.each([
    'FATAL:  could not write to file "pg_wal/xlogtemp.77": No space left on device',
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.',
    'Error: ENOSPC: no space left on device, write',
  ])('on a full disk says that, and that nothing is lost: %s', (said) => {
    expect(inPlainWords(said, '/srv/openics')).toContain('The disk that holds /srv/openics is full')
  })

  it('that will not start says so in its own words', () => {
    expect(inPlainWords('FATAL:  data directory has wrong ownership', '/srv/openics')).toContain('wrong ownership')
  })
})
