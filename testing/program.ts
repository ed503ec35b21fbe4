import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Connections, connectionsBeside } from '../src/platform/connections.ts'
import { aFreePort } from './sign-in.ts'

/** The program as people start it, in processes of its own and with its own PostgreSQL: they can be killed. */
export type Program = {
  readonly url: string
  /** The addresses of its database as it runs now. */
  readonly urls: () => Promise<Connections>
  /** `kill -9`, and started again as if nothing had been. */
  readonly killAndStart: () => Promise<void>
  /** `kill -9` of its PostgreSQL, which the program itself starts again. */
  readonly killDatabase: () => Promise<void>
  /** Stops it politely, with its database, and takes its files away. */
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts the program on a fresh, small practice county. */
export async function aProgram(): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'openics program '))
  await chmod(folder, 0o755) // root runs PostgreSQL as nobody, who must come here
  const port = await aFreePort()
  const url = `http://127.0.0.1:${port}`
  const openics = (...args: readonly string[]) => run(args, { DATA_DIR: folder, PORT: `${port}` })
  const [code] = await once(openics('practice', '--children', '12', '--seed', '2'), 'exit')
  if (code !== 0) throw new Error(`the practice county was not loaded: ${code}`)
  const home = join(folder, 'openics')
  const clear = async () => {
    await killOrphan(home)
    await rm(folder, { recursive: true, force: true })
  }
  const start = async () => {
    const program = openics('serve')
    await isReady(url, program).catch((error) => clear().then(() => Promise.reject(error)))
    return program
  }
  let program = await start()
  return {
    url,
    urls: () => connectionsOf(home),
    killAndStart: async () => {
      const dead = once(program, 'exit')
      program.kill('SIGKILL')
      await dead
      program = await start()
    },
    killDatabase: async () => {
      const { pid } = await serverOf(home)
      process.kill(pid, 'SIGKILL')
      await until(async () => (await serverOf(home)).pid !== pid)
      await isReady(url, program)
    },
    stop: async () => {
      if (program.exitCode === null) {
        const gone = once(program, 'exit')
        program.kill('SIGTERM')
        await gone
      }
      await clear()
    },
  }
}

function run(args: readonly string[], env: Record<string, string>): ChildProcess {
  const command = ['--import', './testing/tsx.mjs', 'src/cli/openics.ts', ...args]
  const kept = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: resolve('.data/compile-cache') }
  const all = { ...kept, OPENICS_MODE: 'practice', LOG_LEVEL: 'fatal', ...env }
  return spawn(process.execPath, command, { env: all, stdio: ['ignore', 'ignore', 'pipe'] })
}

async function isReady(url: string, program: ChildProcess): Promise<void> {
  let said = ''
  program.stderr?.on('data', (text: Buffer) => (said += text))
  await until(async () => {
    if (program.exitCode !== null) throw new Error(`the program ended: ${said}`)
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    return answer?.ok === true
  })
}

/** What its PostgreSQL says of itself: its process and its port. */
async function serverOf(home: string): Promise<{ readonly pid: number; readonly port: string }> {
  const text = await readFile(join(home, 'data/postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port = ''] = text.split('\n')
  return { pid: Number(pid), port }
}

/** A program that ended of itself leaves its PostgreSQL to whoever starts it next. */
async function killOrphan(home: string): Promise<void> {
  const { pid } = await serverOf(home)
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

async function connectionsOf(home: string): Promise<Connections> {
  const { port } = await serverOf(home)
  const password = await readFile(join(home, 'password'), 'utf8')
  return connectionsBeside(`postgres://openics_owner:${password}@127.0.0.1:${port}/openics`)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it has not come back for a minute')
    await pause(20)
  }
}
