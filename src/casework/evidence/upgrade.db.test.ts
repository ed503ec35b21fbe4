import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { anEmptyDatabase, execute } from '../../../testing/database.ts'
import { citationsOf } from '../../entries/evidence/queries-citations.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { migrate } from '../../platform/migrate.ts'

let urls: Connections
let folder = ''
let db: Database
let council: Council

beforeAll(async () => {
  urls = await anEmptyDatabase(inject('server'))
  folder = await mkdtemp(join(tmpdir(), 'migrations '))
  for (const name of (await readdir('migrations')).filter((file) => file < '0036' && file.endsWith('.sql'))) {
    await cp(join('migrations', name), join(folder, name))
  }
  await migrate(urls.owner, pathToFileURL(`${folder}/`))
  council = await aCouncil(urls)
  db = openDatabase(urls.app, 2)
})
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

it('what a worry rested on before, it rests on still, and did on every day since it was written down', async () => {
  const [childId, worryId, entryId] = [newId(), newId(), newId()]
  await execute(
    urls.owner,
    `begin;
     select public.act_as('990', null, null, 'council');
     insert into person (authority, id, kind) values ('990', '${childId}', 'child');
     insert into entry (authority, id, kind, title, body, happened_on, said_by, recorded_by_name)
       values ('990', '${entryId}', 'fact', 'Hungry', '{"v":1,"blocks":[]}', '2026-03-01', 'Grace', 'Asha');
     insert into worry (authority, id, kind, child_id, title, statement, how_known, said_by, since_on)
       values ('990', '${worryId}', 'open-risk', '${childId}', 'Hungry', 'No breakfast', 'fact', 'Grace', '2026-03-01');
     insert into worry_citation (authority, worry_id, entry_id, weighs, recorded_at)
       values ('990', '${worryId}', '${entryId}', 'for', '2026-03-02T09:00:00Z');
     commit;`,
  )
  await migrate(urls.owner)
  const cited = await inSeat(db, council.socialWorker, (tx) => citationsOf(tx, [worryId]))
  expect(cited).toMatchObject([
    { citingKind: 'worry', weighs: 'for', citedAt: '2026-03-02T09:00:00.000Z', entry: { id: entryId } },
  ])
  expect(await knownBy('2026-03-02T08:00:00Z')).toEqual([])
  expect(await knownBy('2026-03-03T08:00:00Z')).toEqual([{ entryId }])
})

/** What was cited, as it was known at a moment. */
async function knownBy(at: string) {
  return inSeat(db, council.socialWorker, async (tx) => {
    await sql`select set_config('app.as_of', ${at}, true)`.execute(tx)
    const { rows } = await sql<{ entryId: string }>`select entry_id from asof.citation`.execute(tx)
    return rows
  })
}
