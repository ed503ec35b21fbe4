import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { systemActor } from '../src/access/actor.ts'
import { addWorry } from '../src/casework/worries/queries.ts'
import { addDays, calendarDay } from '../src/kernel/calendar-day.ts'
import { addRelationships } from '../src/people/family/queries.ts'
import type { Connections } from '../src/platform/connections.ts'
import { inSeat, openDatabase } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { newId } from '../src/platform/ids.ts'
import { theCalloways } from '../testing/builders/calloways.ts'
import { anAdult } from '../testing/builders/child.ts'
import { aCouncil } from '../testing/builders/council.ts'
import { aWorry, manyEntries } from '../testing/builders/story.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import type { BenchOptions, Figures } from './run.ts'

// How long a child's page takes: the program as it is served, real sessions, a real PostgreSQL, one child with a long
// story. Asked from another process, so that asking is not counted as the server's work. Needs `npm run build`.

const PORT = 3990
const ORIGIN = `http://127.0.0.1:${PORT}`
/** One session asks no more often than this: the server takes 360 requests a minute from one. */
const OF_ONE_SESSION = 300

/** `--entries 500 --requests 1500`: the child's page at 1 and at 8 in flight, from sending to the last byte. */
export async function run(options: BenchOptions): Promise<Figures> {
  const { dist = 'dist' } = options
  const entries = Number(options['entries'] ?? 500)
  const requests = Number(options['requests'] ?? 1500)
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  const urls = await aMigratedDatabase(postgres, 'openics_bench_pages')
  const path = `/children/${await aLongStory(urls, entries)}`
  const program = await serving(dist, urls.owner)
  try {
    const sessions = await Promise.all(Array.from({ length: Math.ceil((2 * requests) / OF_ONE_SESSION) + 1 }, signIn))
    return await measured(path, sessions, { entries, requests })
  } finally {
    program.kill('SIGTERM')
    await once(program, 'exit')
    await postgres.stop()
  }
}

type Asked = { readonly entries: number; readonly requests: number }

async function measured(path: string, sessions: readonly string[], { entries, requests }: Asked): Promise<Figures> {
  const [spare = '', ...others] = sessions
  const { bytes } = await load(path, [spare], { requests: 250, inFlight: 8 })
  const figures: Record<string, number | string> = { entries, 'page (KB)': bytes / 1000, cores: cpus().length }
  const half = Math.floor(others.length / 2)
  for (const [inFlight, asking] of [
    [1, others.slice(0, half)],
    [8, others.slice(half)],
  ] as const) {
    const began = performance.now()
    const { times } = await load(path, asking, { requests, inFlight })
    const at = `at ${inFlight} in flight`
    for (const part of [50, 95, 99]) figures[`p${part} ${at} (ms)`] = percentile(times, part)
    figures[`requests a second ${at}`] = requests / ((performance.now() - began) / 1000)
  }
  return figures
}

/** The program itself, once it answers. */
async function serving(dist: string, databaseUrl: string) {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: `${PORT}`,
    OPENICS_MODE: 'practice',
    LOG_LEVEL: 'warn',
  }
  const program = spawn(process.execPath, [`${dist}/cli/openics.js`, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ready = () =>
    fetch(`${ORIGIN}/health/live`).then(
      (answer) => answer.ok,
      () => false,
    )
  const until = Date.now() + 30_000
  while (!(await ready())) {
    if (Date.now() > until || program.exitCode !== null) throw new Error('the program did not start; run npm run build')
    await new Promise((later) => setTimeout(later, 100))
  }
  return program
}

/** Goes through the practice sign-in as Asha Verma, as a browser would; gives the session's cookie. */
async function signIn(): Promise<string> {
  const jar = new Map<string, string>()
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    return to === null || jar.has('openics') ? answer : ask(new URL(to, url).href)
  }
  const people = await ask(`${ORIGIN}/worktray`)
  await ask(people.url, { method: 'POST', body: new URLSearchParams({ person: 'asha' }) })
  const token = jar.get('openics')
  if (!token) throw new Error('the practice sign-in let nobody in')
  return `openics=${token}`
}

function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * part) / 100) - 1)] ?? 0
}

/** Niamh with a story this long, 40 people around her and 30 open worries; Asha Verma holds her and can sign in. */
async function aLongStory(urls: Connections, entries: number): Promise<string> {
  const db = openDatabase(urls.app, 4)
  const council = await aCouncil(urls)
  const asha = council.socialWorker
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  await execute(urls.owner, `update access.app_user set issuer = 'practice', subject = 'asha' where id = $1`, [
    asha.userId,
  ])
  const { niamh } = await theCalloways(db, council)
  const aunts: string[] = []
  for (let at = 0; at < 32; at += 1)
    aunts.push(await anAdult(db, '990', { given: `Aunt${at}`, birthDate: '1980-01-01' }))
  await inSeat(db, systemActor('990', 'bench'), async (tx) => {
    const always = { personId: niamh, parentalResponsibility: false, words: null, fromOn: null, toOn: null }
    const ties = aunts.map((otherId) => ({ ...always, id: newId(), otherId, kind: 'aunt-or-uncle' as const }))
    await addRelationships(tx, ties)
    await manyEntries(tx, asha, niamh, entries)
    for (let at = 0; at < 25; at += 1) {
      const worry = aWorry(niamh, { title: `Worry ${at}`, sinceOn: addDays(calendarDay('2026-01-01'), at) })
      await addWorry(tx, worry, null, [])
    }
  })
  await db.destroy()
  await execute(urls.owner, 'analyze')
  return niamh
}

type Load = { readonly requests: number; readonly inFlight: number }

/** Asks for a page so often, the sessions in turn; gives how long each answer took, in ms, and the size of one. */
async function load(path: string, sessions: readonly string[], { requests, inFlight }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const times: number[] = []
  let [asked, bytes] = [0, 0]
  const one = (cookie: string) =>
    new Promise<void>((done, failed) => {
      const began = performance.now()
      const asking = request(ORIGIN + path, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
        if (answer.statusCode !== 200) failed(new Error(`the page answered ${answer.statusCode}`))
        bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.length
        })
        answer.once('end', () => {
          times.push(performance.now() - began)
          done()
        })
      })
      asking.once('error', failed).end()
    })
  const again = async () => {
    while (asked < requests) {
      asked += 1
      await one(sessions[asked % sessions.length] ?? '')
    }
  }
  await Promise.all(Array.from({ length: inFlight }, again))
  agent.destroy()
  return { times, bytes }
}
