import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../testing/builders/child.ts'
import { aConcern } from '../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../testing/database.ts'
import { type Actor, ROLES, systemActor } from '../access/actor.ts'
import { decideOnContact } from '../casework/contacts/commands.ts'
import { contactTasks } from '../casework/contacts/jobs.ts'
import type { ChildIndex } from '../child-index/contract.ts'
import { ASKED, anAssertion } from '../child-index/identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../child-index/in-process.ts'
import type { IndexDB } from '../child-index/schema.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { endConcern, raiseConcern, renewConcern } from './commands.ts'
import { concernTasks } from './jobs.ts'
import type { NewConcern } from './model.ts'
import { concernRaisedBy, concernsRaisedBy, dutyLine } from './queries.ts'

let db: Database
let indexDb: IndexDatabase
let index: ChildIndex
let council: Council
let teacher: Actor
const now = aMoment()
const AUTHORITY_ASKS = { ...ASKED, authority: '990' }

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

let today = now.day
const clock = { now: () => now.at, today: () => today }
const told: string[] = []
const tasks = (asked: ChildIndex = index) =>
  concernTasks({ db, index: asked, clock, tell: (message) => told.push(message) })

const raise = (actor: Actor, concern = aConcern()) => inSeat(db, actor, (tx) => raiseConcern(tx, actor, concern, now))
const find = (actor: Actor, id: string) => inSeat(db, actor, (tx) => concernRaisedBy(tx, actor.userId ?? '', id))
const jobsFor = async (concernId: string) => {
  const { rows } = await execute<{ task: string }>(
    council.urls.owner,
    `select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload->>'concernId' = $1 order by j.id`,
    [concernId],
  )
  return rows.map(({ task }) => task)
}
/** Raw rows that this seat can read anywhere, of the concern or its history. */
const seen = (seat: Actor, id: string) =>
  inSeat(db, seat, async (tx) => {
    const { rows } = await sql<{ now: number; before: number }>`
      select (select count(*)::int from concern where id = ${id}) as now,
             (select count(*)::int from history.version where id = ${id}) as before`.execute(tx)
    return rows[0]
  })

describe('raising a concern', () => {
  it('is attributed to its author and agency, and goes on to the front door', async () => {
    const concern = aConcern()
    expect(await raise(teacher, concern)).toEqual({ ok: true, value: concern.id })
    expect(await find(teacher, concern.id)).toMatchObject({
      raisedByName: 'Grace Okafor',
      raisedByTitle: 'Teacher, Fenwick Lane Primary',
      reviewBy: '2026-09-19',
      asGiven: { given: 'Niamh', birthDate: '2018-11-08' },
    })
    expect(await jobsFor(concern.id)).toEqual(['receive-concern'])
  })

  it('sent twice is one concern, received once', async () => {
    const concern = aConcern()
    await raise(teacher, concern)
    expect((await raise(teacher, { ...concern, whatSeen: 'Changed on the way' })).ok).toBe(true)
    expect((await find(teacher, concern.id))?.whatSeen).toBe(concern.whatSeen)
    expect(await jobsFor(concern.id)).toHaveLength(1)
  })

  it('sent twice at the same moment is one concern', async () => {
    const concern = aConcern()
    expect(await Promise.all([raise(teacher, concern), raise(teacher, concern)])).toMatchObject([
      { ok: true },
      { ok: true },
    ])
    expect(await jobsFor(concern.id)).toHaveLength(1)
  })

  it('leaves nothing behind when its transaction fails', async () => {
    const concern = aConcern()
    const failing = inSeat(db, teacher, async (tx) => {
      await raiseConcern(tx, teacher, concern, now)
      throw new Error('the line was cut')
    })
    await expect(failing).rejects.toThrow('the line was cut')
    expect(await find(teacher, concern.id)).toBeUndefined()
    expect(await jobsFor(concern.id)).toEqual([])
  })

  it('cannot take the id of a concern of another agency', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const nurse = await aPractitioner(council, { agencyKind: 'hospital', agencyName: 'General' })
    expect(await raise(nurse, aConcern({ id: concern.id }))).toEqual({ ok: false, refusal: 'not-permitted' })
  })

  it('is for practitioners of partner agencies alone, whatever else a council’s worker may do', async () => {
    for (const role of ROLES.filter((one) => one !== 'practitioner')) {
      const worker = role === 'system' ? systemActor('990', 'test') : await aWorker(council, role)
      expect(await raise(worker)).toEqual({ ok: false, refusal: 'not-permitted' })
    }
    const insider = await aWorker(council, 'practitioner')
    expect(await raise(insider)).toEqual({ ok: false, refusal: 'not-permitted' })
  })
})

const GONE = { how: 'resolved', reason: 'Gone' } as const

describe('a sealed concern', () => {
  it('is not sent to the front door, and no council seat can read it or its history, not even by raw SQL', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    expect(await jobsFor(concern.id)).toEqual([])
    for (const seat of [
      council.frontDoorManager,
      council.socialWorker,
      council.teamManager,
      systemActor('990', 'test'),
    ]) {
      expect(await seen(seat, concern.id)).toEqual({ now: 0, before: 0 })
    }
    expect(await seen(teacher, concern.id)).toEqual({ now: 1, before: 1 })
  })

  it('is not there for another agency, nor for another authority', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const nurse = await aPractitioner(council, { agencyKind: 'hospital', agencyName: 'General' })
    const neighbour = await aCouncil(council.urls, '991')
    const elsewhere = await aPractitioner(neighbour, { agencyName: 'Eastholt Primary' })
    for (const seat of [nurse, neighbour.frontDoorManager, elsewhere, { ...elsewhere, agencyId: teacher.agencyId }]) {
      expect(await seen(seat, concern.id)).toEqual({ now: 0, before: 0 })
    }
  })

  it('stays sealed in its history when it is withdrawn', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const done = await inSeat(db, teacher, (tx) =>
      endConcern(tx, teacher, concern.id, { how: 'withdrawn', reason: 'It was another child' }, now),
    )
    expect(done.ok).toBe(true)
    expect(await find(teacher, concern.id)).toMatchObject({ state: 'withdrawn', stateReason: 'It was another child' })
    expect(await seen(teacher, concern.id)).toEqual({ now: 1, before: 2 })
    expect(await seen(council.frontDoorManager, concern.id)).toEqual({ now: 0, before: 0 })
  })

  it('is withdrawn by nobody but its author', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const head = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    const nurse = await aPractitioner(council, { agencyKind: 'hospital' })
    for (const actor of [head, nurse]) {
      const tried = await inSeat(db, actor, (tx) => endConcern(tx, actor, concern.id, GONE, now))
      expect(tried).toEqual({ ok: false, refusal: 'not-found' })
    }
    const worker = council.socialWorker
    const tried = await inSeat(db, worker, (tx) => endConcern(tx, worker, concern.id, GONE, now))
    expect(tried).toEqual({ ok: false, refusal: 'not-permitted' })
  })

  it('is renewed by its author alone, when its day comes', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    const then = aMoment('2026-09-21T09:00:00Z')
    const renewBy = (actor: Actor) => inSeat(db, actor, (tx) => renewConcern(tx, actor, concern.id, then))
    const head = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    expect(await renewBy(head)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await renewBy(council.socialWorker)).toEqual({ ok: false, refusal: 'not-permitted' })
    expect((await renewBy(teacher)).ok).toBe(true)
    expect((await find(teacher, concern.id))?.reviewBy).toBe('2027-03-21')
  })

  it('cannot be received, even if a job asks for it', async () => {
    const concern = aConcern({ kind: 'information' })
    await raise(teacher, concern)
    await expect(contactTasks(db)['receive-concern']?.({ authority: '990', concernId: concern.id })).rejects.toThrow()
  })
})

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
    expect(await standing(number)).toEqual({
      hasSealedConcern: true,
      concerns: [
        {
          ...{ agencyKind: 'education', band: 'very-worried', untilOn: '2026-09-18' },
          whomToRing: '01632 960110, Grace Okafor, Teacher, Fenwick Lane Primary',
          ...{ authority: AUTHORITY_ASKS.authority, reference: concern.id },
          ...{ recordedAt: expect.any(String), holder: expect.any(String) },
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

describe('the concerns one raised', () => {
  it('are one’s own, newest first, and no colleague’s', async () => {
    const colleague = await aPractitioner(council, { agencyId: teacher.agencyId ?? '', name: 'Ben Hollis' })
    const first = aConcern()
    const second = aConcern()
    await inSeat(db, colleague, (tx) => raiseConcern(tx, colleague, first, aMoment('2026-03-19T09:00:00Z')))
    await inSeat(db, colleague, (tx) => raiseConcern(tx, colleague, second, aMoment('2026-03-19T10:00:00Z')))
    const mine = await inSeat(db, colleague, (tx) => concernsRaisedBy(tx, colleague.userId ?? '', 50))
    expect(mine.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(await find(teacher, first.id)).toBeUndefined()
  })

  it('know the number of the council’s own door', async () => {
    expect(await inSeat(db, teacher, (tx) => dutyLine(tx))).toBe('01632 960110')
  })
})

describe('the answer', () => {
  it('reaches the one who raised it: outcome, reason and the decider’s name, once, however often the job runs', async () => {
    const concern = aConcern()
    await raise(teacher, concern)
    const received = { authority: '990', concernId: concern.id }
    await contactTasks(db)['receive-concern']?.(received)
    const answer = () => tasks()['answer-concern']?.(received)
    await expect(answer()).rejects.toThrow('no decision')
    const manager = council.frontDoorManager
    const { rows } = await inSeat(db, manager, (tx) =>
      sql<{ id: string }>`select id from contact where concern_id = ${concern.id}`.execute(tx),
    )
    const act = {
      id: newId(),
      decision: 'advice',
      reason: 'The school offers breakfast club.',
      siblingIds: [],
    } as const
    await inSeat(db, manager, (tx) =>
      decideOnContact(tx, manager, rows[0]?.id ?? '', act, aMoment('2026-03-19T14:00:00Z')),
    )
    await answer()
    await answer()
    expect(await find(teacher, concern.id)).toMatchObject({
      receivedAt: now.at,
      decideBy: '2026-03-20T10:42:00.000Z',
      outcome: 'advice',
      outcomeReason: 'The school offers breakfast club.',
      outcomeByName: 'Peter Ansah',
      outcomeAt: '2026-03-19T14:00:00.000Z',
    })
  })
})

it('a child’s own record is not touched by a concern until the front door receives it', async () => {
  const childId = await aChild(db, '990')
  await raise(teacher)
  const { rows } = await inSeat(db, council.socialWorker, (tx) =>
    sql`select 1 from entry_about where person_id = ${childId}`.execute(tx),
  )
  expect(rows).toEqual([])
})
