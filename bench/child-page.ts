import { createHash } from 'node:crypto'
import { cpus } from 'node:os'
import { systemActor } from '../src/access/actor.ts'
import { addWorry } from '../src/casework/worries/queries.ts'
import { putDocument } from '../src/entries/documents/commands.ts'
import type { NewDocument } from '../src/entries/documents/model.ts'
import { addDays, calendarDay } from '../src/kernel/calendar-day.ts'
import { addRelationships } from '../src/people/family/queries.ts'
import type { Connections } from '../src/platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { newId } from '../src/platform/ids.ts'
import { signInAs } from '../testing/browser.ts'
import { theCalloways } from '../testing/builders/calloways.ts'
import { anAdult } from '../testing/builders/child.ts'
import { aCouncil, type Council } from '../testing/builders/council.ts'
import { aMoment } from '../testing/builders/moment.ts'
import { aWorry, manyEntries } from '../testing/builders/story.ts'
import { launchChromium } from '../testing/chromium.ts'
import { aMigratedDatabase, execute } from '../testing/database.ts'
import type { BenchOptions, Figures } from './run.ts'
import { pageFigures } from './serving/load.ts'
import { ORIGIN, serving, signIn, stopped } from './serving/program.ts'

// How long a child's page takes: the program as it is served, real sessions, a real PostgreSQL, a child with a short
// story and one with a long one, with documents. Asked from another process, so that asking is not counted as the server's work; then
// in a browser, until the largest part is painted. Needs `npm run build`.

/** `--entries 2000 --few 200 --requests 500 --paints 20`: both pages at 1 and at 8 in flight, and what the longer one paints in. */
export async function run(options: BenchOptions): Promise<Figures> {
  const number = (name: string, usual: number) => Number(options[name] ?? usual)
  const [entries, few, requests] = [number('entries', 2000), number('few', 200), number('requests', 500)]
  const { dist = 'dist' } = options
  const postgres = await startEmbeddedPostgres('bench', { durable: true })
  const urls = await aMigratedDatabase(postgres, 'openics_bench_child_page')
  const council = await aCouncilWithAsha(urls)
  const children = [await aLongStory(council, few, 3), await aLongStory(council, entries, DOCUMENTS)]
  const paths = children.map((id) => `/children/${id}`)
  await execute(urls.owner, 'analyze')
  const program = await serving(dist, urls.owner)
  try {
    const [short = '', long = ''] = paths
    const before = await pageFigures(short, 'asha', requests)
    const figures = await pageFigures(long, 'asha', requests)
    return {
      ...{ entries, cores: cpus().length },
      ...figures,
      [`${P99} with ${few} entries`]: before[P99] ?? 0,
      'ratio of p99': Number(figures[P99]) / Number(before[P99]),
      documents: await documentsReached(long),
      ...(await paints(long, number('paints', 20))),
    }
  } finally {
    await stopped(program)
    await postgres.stop()
  }
}

const P99 = 'p99 at 1 in flight (ms)'
const DOCUMENTS = 30

/** The documents to which the page leads by its tab. Some of them stand in the story on the page itself, or this fails. */
async function documentsReached(path: string): Promise<number> {
  const cookie = await signIn('asha')
  const linksAt = async (at: string) => {
    const html = await (await fetch(`${ORIGIN}${at}`, { headers: { cookie } })).text()
    return new Set(html.match(/href="\/[^"#?]*/g)?.map((link) => link.slice('href="'.length)))
  }
  const documentsAt = async (at: string) => [...(await linksAt(at))].filter((link) => /^\/documents\/[^/]+$/.test(link))
  const reached = (await linksAt(path)).has(`${path}/documents`) ? (await documentsAt(`${path}/documents`)).length : 0
  const shown = (await documentsAt(path)).length
  if (reached !== DOCUMENTS || shown === 0) throw new Error(`the page leads to ${reached} documents and shows ${shown}`)
  return reached
}

/** When the largest part of a page is painted in a browser that has met the page before. */
async function paints(path: string, times: number): Promise<Figures> {
  const browser = await launchChromium()
  try {
    const { page, open } = await signInAs(browser, 'Asha Verma', { origin: ORIGIN, judging: false })
    const painted: number[] = []
    for (let at = 0; at <= times; at += 1) {
      await open(path)
      painted.push(await page.evaluate<number>(LARGEST_PAINT))
    }
    const warmed = painted.slice(1).toSorted((one, other) => one - other)
    return {
      'largest paint, median (ms)': warmed[Math.floor(times / 2)] ?? 0,
      'largest paint, worst (ms)': warmed.at(-1) ?? 0,
    }
  } finally {
    await browser.close()
  }
}

const LARGEST_PAINT = `new Promise((done) => new PerformanceObserver((all) => done(all.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }))`

async function aCouncilWithAsha(urls: Connections): Promise<Council> {
  const council = await aCouncil(urls)
  await execute(urls.owner, `insert into public.installation (mode) values ('practice') on conflict do nothing`)
  await execute(urls.owner, `update access.app_user set issuer = 'practice', subject = 'asha' where id = $1`, [
    council.socialWorker.userId,
  ])
  return council
}

/** Niamh with a story this long, so many documents, 40 people around her and 30 open worries; Asha Verma holds her. */
async function aLongStory(council: Council, entries: number, documents: number): Promise<string> {
  const db = openDatabase(council.urls.app, 4)
  const { niamh } = await theCalloways(db, council)
  const aunts: string[] = []
  for (let at = 0; at < 32; at += 1)
    aunts.push(await anAdult(db, '990', { given: `Aunt${at}`, birthDate: '1980-01-01' }))
  await inSeat(db, systemActor('990', 'bench'), async (tx) => {
    const always = { personId: niamh, parentalResponsibility: false, words: null, fromOn: null, toOn: null }
    const ties = aunts.map((otherId) => ({ ...always, id: newId(), otherId, kind: 'aunt-or-uncle' as const }))
    await addRelationships(tx, ties)
    await manyEntries(tx, council.socialWorker, niamh, entries)
    for (let at = 0; at < 25; at += 1) {
      const worry = aWorry(niamh, { title: `Worry ${at}`, sinceOn: addDays(calendarDay('2026-01-01'), at) })
      await addWorry(tx, worry, null, [])
    }
  })
  for (let at = 0; at < documents; at += 1) await aDocument(db, council, niamh, at)
  await db.destroy()
  return niamh
}

/** A letter of three pages that came so many days before 18 March 2026. */
async function aDocument(db: Database, { socialWorker }: Council, childId: string, at: number): Promise<void> {
  const text = 'She was seen at the clinic and has grown since. The next appointment is in six weeks.\n\n'.repeat(70)
  const content = Buffer.from(text)
  const day = addDays(calendarDay('2026-03-18'), -at)
  const document: NewDocument = {
    ...{ id: newId(), childIds: [childId], title: `Letter ${at}`, datedOn: day, fromWhom: 'The clinic' },
    ...{ fileName: `letter ${at}.txt`, size: content.length, scanned: false },
    kind: 'health',
    mediaType: 'text/plain',
    sha256: createHash('sha256').update(content).digest('hex'),
  }
  const cameAt = aMoment(`${day}T10:00:00Z`)
  const put = await inSeat(db, socialWorker, (tx) => putDocument(tx, socialWorker, document, inPieces(content), cameAt))
  if (!put.ok) throw new Error(put.refusal)
}

async function* inPieces(content: Buffer): AsyncIterable<Buffer> {
  yield content
}
