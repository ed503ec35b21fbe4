import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../testing/builders/child.ts'
import { aConcern } from '../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../testing/builders/council.ts'
import { aMoment } from '../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../testing/database.ts'
import { type Actor, ROLES, systemActor } from '../access/actor.ts'
import { contactTasks } from '../casework/contacts/jobs.ts'
import { type Database, inSeat, openDatabase } from '../platform/db.ts'
import { endConcern, raiseConcern, renewConcern } from './commands.ts'
import { concernRaisedBy, concernsRaisedBy, dutyLine } from './queries.ts'

let db: Database
let council: Council
let teacher: Actor
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
})
afterAll(() => db.destroy())

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

it('a child’s own record is not touched by a concern until the front door receives it', async () => {
  const childId = await aChild(db, '990')
  await raise(teacher)
  const { rows } = await inSeat(db, council.socialWorker, (tx) =>
    sql`select 1 from entry_about where person_id = ${childId}`.execute(tx),
  )
  expect(rows).toEqual([])
})
