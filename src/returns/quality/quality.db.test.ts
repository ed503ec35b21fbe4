import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, type Role, systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import type { CensusYear } from '../children-in-need/model.ts'
import { censusYear, yearSoFar } from '../children-in-need/rules-whole.ts'
import { reportedNow } from '../runs/commands-record.ts'
import { lookAtQuality } from './commands.ts'
import { qualitySweeps, qualityTasks } from './jobs.ts'

let urls: Connections
let db: Database
let council: Council
let analyst: Actor
let niamh: string
/** The audit writes when things happen by the database's own clock. */
let now: Moment

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  const { rows } = await execute<{ at: string }>(urls.owner, 'select now() as at')
  now = aMoment(new Date(rows[0]?.at ?? '').toISOString())
  council = await aCouncil(urls)
  analyst = await aWorker(council, 'analyst')
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
  await jobs()['check-whole-record']?.({ authority: '990' })
})
afterAll(() => db.destroy())

const clock = { now: () => now.at, today: () => now.day }
const jobs = () => qualityTasks({ db, clock })
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
const desk = (actor: Actor, chosen = {}) => as(actor, (tx) => lookAtQuality(tx, actor, chosen, now))
const rulesOf = async (actor: Actor) => (await desk(actor))?.standing.map(({ code }) => code).toSorted() ?? []
const kept = async () => (await execute(urls.owner, QUEUED)).rows
const QUEUED = `select task_identifier as task from graphile_worker.jobs where task_identifier like 'check-%' order by 1`

/** Somebody puts right what is said of the child, as any act is put on record. */
async function putRight(disabilities: readonly string[]): Promise<void> {
  await as(systemActor('990', 'test'), async (tx) => {
    await sql`update person set disabilities = ${disabilities}::text[] where authority = '990' and id = ${niamh}`.execute(
      tx,
    )
    await audit(tx, systemActor('990', 'test'), 'child.edit', { kind: 'child', id: niamh })
  })
}

describe('the desk of data quality', () => {
  it('says months before the return what its rules say of a record, and where it is put right', async () => {
    const seen = await desk(analyst)
    expect(seen?.sweep).toMatchObject({ children: 1, wholeAt: now.at })
    const fault = seen?.standing.find(({ code }) => code === '8540')
    expect(fault).toMatchObject({ childId: niamh, place: { kind: 'child', id: niamh }, workerName: 'Asha Verma' })
    expect(seen?.figures.whole).toMatchObject({ children: 1, mended: 0 })
    expect(seen?.figures.whole.come).toBe(seen?.figures.whole.times)
    expect(seen?.figures.workers).toMatchObject([{ id: council.socialWorker.userId, name: 'Asha Verma', children: 1 }])
  })

  it('looked at twice is the same', async () => {
    const before = await desk(analyst)
    await jobs()['check-whole-record']?.({ authority: '990' })
    expect(await desk(analyst)).toEqual(before)
  })

  it('goes green after the act that puts it right, and says so for a week; what breaks again is new', async () => {
    expect(await rulesOf(analyst)).toContain('8540')
    await putRight(['NONE'])
    await jobs()['check-acted-on-in']?.({ authority: '990' })
    expect(await rulesOf(analyst)).not.toContain('8540')
    const seen = await desk(analyst)
    expect(seen?.mended.map(({ code }) => code)).toEqual(['8540'])
    expect(seen?.figures.rules.find(({ code }) => code === '8540')).toMatchObject({ children: 0, mended: 1 })
    await putRight([])
    await jobs()['check-acted-on-in']?.({ authority: '990' })
    expect(await rulesOf(analyst)).toContain('8540')
  })

  it('has only those records looked at again about which something was done', async () => {
    const { everyMinute } = qualitySweeps({ db, clock }, ['990', '991'])
    await execute(urls.owner, `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`)
    await putRight([])
    await everyMinute['check-acted-on']()
    expect(await kept()).toEqual([{ task: 'check-acted-on-in' }, { task: 'check-whole-record' }])
  })

  it('asks nobody in September for what is owed in March: an assessment of a fortnight is not late', async () => {
    const child = await aChild(db, '990', { given: 'Ada' })
    await anOpenCase(db, council, [child], '2025-08-18')
    const whole = censusYear(2026)
    const rules = async (year: CensusYear) =>
      (await as(analyst, (tx) => reportedNow(tx, year, [child]))).flatMap(({ failures }) =>
        failures.map(({ code }) => code),
      )
    expect(await rules(whole)).toContain('8670Q')
    expect(await rules(yearSoFar(whole, calendarDay('2025-09-01')))).not.toContain('8670Q')
  })
})

describe('who sees what there is to put right', () => {
  it('a worker sees it of the children they hold, a manager of the team, an analyst and a head of service of all', async () => {
    const all = await rulesOf(analyst)
    expect(all.length).toBeGreaterThan(0)
    expect(await rulesOf(await aWorker(council, 'service-manager'))).toEqual(all)
    expect(await rulesOf(council.socialWorker)).toEqual(all)
    expect(await rulesOf(council.teamManager)).toEqual(all)
    const another = await aWorker(council, 'social-worker')
    expect(await desk(another)).toMatchObject({ standing: [], figures: { whole: { children: 0 } } })
    const elsewhere = { ...council.teamManager, teamId: council.teams['front-door'] }
    expect((await desk(elsewhere))?.standing).toEqual([])
  })

  const OTHERS: readonly Role[] = [
    ...(['front-door-manager', 'conference-chair', 'reviewing-officer'] as const),
    ...(['practitioner', 'administrator', 'index-operator', 'auditor'] as const),
  ]
  it.each(OTHERS)('to a %s it is not there', async (role) => {
    expect(await desk(await aWorker(council, role))).toBeUndefined()
  })

  it('of another authority nobody sees a line of it', async () => {
    const elsewhere = await aWorker(await aCouncil(urls, '991'), 'analyst')
    expect(await desk(elsewhere)).toMatchObject({ standing: [], mended: [], figures: { whole: { children: 0 } } })
    expect(await desk(council.teamManager, { team: council.teams['front-door'] })).toBeUndefined()
  })

  it('the look is on record, with the children it named', async () => {
    await desk(analyst)
    const leaf = await as(systemActor('990', 'test'), (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select(['children', 'userId'])
        .where('authority', '=', '990')
        .where('action', '=', 'return.look')
        .where('subjectKind', '=', 'quality')
        .orderBy('at', 'desc')
        .executeTakeFirst(),
    )
    expect(leaf).toEqual({ children: [niamh], userId: analyst.userId })
  })
})
