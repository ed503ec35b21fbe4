import { cpus } from 'node:os'
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
import { pageFigures } from './serving/load.ts'
import { serving, stopped } from './serving/program.ts'

// How long a child's page takes: the program as it is served, real sessions, a real PostgreSQL, one child with a long
// story. Asked from another process, so that asking is not counted as the server's work. Needs `npm run build`.

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
    return { entries, cores: cpus().length, ...(await pageFigures(path, 'asha', requests)) }
  } finally {
    await stopped(program)
    await postgres.stop()
  }
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
