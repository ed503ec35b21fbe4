import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import {
  anEntry,
  anOpenCase,
  aWorry,
  type Calloways,
  manyEntries,
  theCalloways,
} from '../../../testing/builders/story.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { addWorry } from '../../casework/worries/queries.ts'
import { addEntries } from '../../entries/queries.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lookAtChild } from './commands.ts'
import { storyOf } from './queries-stream.ts'

let urls: Connections
let db: Database
let council: Council
let family: Calloways

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  family = await theCalloways(db, council)
})
afterAll(() => db?.destroy())

const look = (actor: Actor, id: string, before?: string) =>
  inSeat(db, actor, (tx) => lookAtChild(tx, actor, id, aMoment(), before))
const looksOn = async (id: string) => (
  await execute<{ user_id: string }>(
    urls.admin ?? urls.owner,
    `select set_config('app.authority', '990', false)`,
  ).catch(() => undefined),
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx.selectFrom('access.auditLeaf').selectAll().where('authority', '=', '990').where('subjectId', '=', id).execute(),
  )
)

describe('opening a child’s page', () => {
  it('gives the worker who holds the child the whole of it', async () => {
    const looked = await look(council.socialWorker, family.niamh)
    if (!looked.ok) throw new Error(looked.refusal)
    const { facts, worries, dues, workers, words, goingWell, stream } = looked.value
    expect(worries).toHaveLength(5)
    expect(facts.statuses[0]).toMatchObject({ kind: 'child-protection', category: 'NEG', toOn: null })
    expect(facts.lastSeenAloneOn).toBe('2026-02-03')
    expect(facts.plan?.actions.map(({ what }) => what)).toEqual([
      'Police to send Darren’s full record',
      'Nan takes Niamh to the dentist',
    ])
    expect(dues.length).toBeGreaterThan(0)
    expect(workers).toMatchObject([{ name: 'Asha Verma', role: 'social-worker', phone: '01632 960114' }])
    expect(words?.title).toContain('whisper songs')
    expect(goingWell).toHaveLength(3)
    expect(stream.entries[0]?.title).toBe('No coat, no breakfast')
  })
})
