import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aConcern } from '../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../testing/database.ts'
import type { Actor } from '../access/actor.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import { ASKED, anAssertion } from '../child-index/identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { type CalendarDay, calendarDay } from '../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { endConcern, raiseConcern, renewConcern } from './commands.ts'
import { concernTasks } from './jobs.ts'
import type { NewConcern } from './model.ts'

let db: Database
let indexDb: IndexDatabase
let index: ChildIndex
let council: Council
let teacher: Actor
const now = aMoment()
const AUTHORITY_ASKS = { ...ASKED, authority: '990' }
const GONE = { how: 'resolved', reason: 'Gone' } as const

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  indexDb = openDatabase<IndexDB>(urls.index, 2)
  index = childIndexInProcess(indexDb, { clock })
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(async () => {
  await db.destroy()
  await indexDb.destroy()
})

let today: CalendarDay = now.day
const clock = { now: () => now.at, today: () => today }
const told: string[] = []
const tasks = (asked: ChildIndex = index) =>
  concernTasks({ db, index: asked, clock, tell: (message) => told.push(message) })

const raise = (actor: Actor, concern = aConcern()) => inSeat(db, actor, (tx) => raiseConcern(tx, actor, concern, now))
const jobsFor = async (concernId: string) => {
  const { rows } = await execute<{ task: string }>(
    council.urls.owner,
    `select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload->>'concernId' = $1 order by j.id`,
    [concernId],
  )
  return rows.map(({ task }) => task)
}

describe('what the index learns of a sealed concern', () => {
  const CANARIES = ['Zanzibar', 'Quetzalcoatl', 'Xylophone', 'Wurlitzer']
  const marked = (indexNumber: string | null, given: Partial<NewConcern> = {}) =>
    aConcern({
      kind: 'information',
      child: { ...aConcern().child, indexNumber },
      whatSeen: 'Zanzibar was said at breakfast.',
      howWorried: 'Because of Quetzalcoatl.',
      doneSoFar: 'Rang the Xylophone helpline.',
      ...{ toldFamily: false, whyNotTold: 'Wurlitzer would hear of it.' },
      ...given,
    })
  const aKnownChild = async (reference: string) => {
    const known = await index.register({
      asked: AUTHORITY_ASKS,
      assertion: anAssertion(reference, { given: reference, family: reference, born: '2019-02-03' }),
    })
    return known.ok ? known.value.number : ''
  }
  const tell = (concern: NewConcern, asked?: ChildIndex) =>
    tasks(asked)['tell-index-of-concern']?.({
      ...{ authority: '990', concernId: concern.id, agencyId: teacher.agencyId ?? '' },
    })
  const standing = async (number: string) => {
    const answer = await index.sealedConcernsOf({ asked: AUTHORITY_ASKS, number })
    return answer.ok ? answer.value : answer
  }

  it('is that it stands, of what kind of agency, how worried, until when and whom to ring; once', async () => {
    const number = await aKnownChild('Arbuthnot')
    const concern = marked(number, { band: 'very-worried' })
    await raise(teacher, concern)
    expect(await jobsFor(concern.id)).toEqual(['tell-index-of-concern'])
    await tell(concern)
    await tell(concern)
    expect(await standing(number)).toMatchObject({
      hasSealedConcern: true,
      concerns: [
        {
          ...{ authority: '990', reference: concern.id, recordedAt: now.at, holder: expect.any(String) },
          ...{ agencyKind: 'education', band: 'very-worried', untilOn: '2026-09-18' },
          whomToRing: '01632 960110, Grace Okafor, Teacher, Fenwick Lane Primary',
        },
      ],
    })
  })

  it('follows when it is renewed or ends, and names no agency that is not to be named', async () => {
    const number = await aKnownChild('Ploughwright')
    const concern = marked(number, { mayNameAgency: false })
    await raise(teacher, concern)
    await tell(concern)
    expect(JSON.stringify(await standing(number))).not.toContain('Fenwick')
    today = calendarDay('2026-09-25')
    expect(await standing(number)).toEqual({ hasSealedConcern: false, concerns: [] })
    const then = aMoment('2026-09-25T09:00:00Z')
    await inSeat(db, teacher, (tx) => renewConcern(tx, teacher, concern.id, then))
    await tell(concern)
    expect(await standing(number)).toMatchObject({ concerns: [{ untilOn: '2027-03-24' }] })
    await inSeat(db, teacher, (tx) => endConcern(tx, teacher, concern.id, GONE, now))
    await tell(concern)
    await tell(concern)
    expect(await standing(number)).toEqual({ hasSealedConcern: false, concerns: [] })
    today = now.day
  })

  it('is asked again while the index is silent; another refusal is told to the operators', async () => {
    const concern = marked('2222222222')
    await raise(teacher, concern)
    const silent = { ...index, renewSealedConcern: async () => ({ ok: false, refusal: 'unavailable' }) as const }
    await expect(tell(concern, silent)).rejects.toThrow('not available')
    await tell(concern)
    expect(told.join()).toContain(`concern ${concern.id}: the index refused, `)
  })

  it('is nothing of a child without an index number, nor of what is not sealed', async () => {
    for (const concern of [marked(null), marked('2222222222', { kind: 'contact' })]) {
      await raise(teacher, concern)
      expect(await jobsFor(concern.id)).not.toContain('tell-index-of-concern')
      await tell(concern)
    }
  })

  it('is no word of any concern: no column of the index holds one', async () => {
    const { rows: tables } = await execute<{ name: string; columns: number }>(
      council.urls.owner,
      `select c.table_name as name, count(*)::int as columns from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
        where table_schema = 'child_index' and t.table_type = 'BASE TABLE' group by 1`,
      [],
    )
    expect(tables.reduce((sum, { columns }) => sum + columns, 0)).toBeGreaterThan(100)
    const counts = tables.map(({ name }) => `(select count(*) from child_index."${name}" r where r::text ~* $1)`)
    const found = await execute<{ found: number }>(council.urls.owner, `select (${counts.join(' + ')})::int as found`, [
      CANARIES.join('|'),
    ])
    expect(found.rows[0]?.found).toBe(0)
    const looked = await execute<{ told: number }>(
      council.urls.owner,
      `select count(*)::int as told from child_index.sealed_concern where whom_to_ring like '%Fenwick%'`,
    )
    expect(looked.rows[0]?.told).toBeGreaterThan(0)
  })
})
