import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor, Role } from '../../access/actor.ts'
import { systemActor } from '../../access/actor.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { askForRun, lookAtRun, lookAtRuns, sendReturn, signReturn, takeFile } from './commands.ts'
import { lookAtReported, lookAtRule } from './commands-record.ts'
import { returnTasks } from './jobs.ts'
import { fileOfRun, runById } from './queries.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
const clock = { now: () => NOW.at, today: () => NOW.day }
const YEAR = 2026
let db: Database
let council: Council
let analyst: Actor
let headOfService: Actor
let elsewhere: Actor
let niamh: string
let unknown: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  analyst = await aWorker(council, 'analyst')
  headOfService = await aWorker(council, 'service-manager')
  elsewhere = await aWorker(await aCouncil(urls, '991'), 'analyst')
  niamh = await aChild(db, '990')
  unknown = await aChild(db, '990', { given: 'Ada' })
  await anOpenCase(db, council, [niamh])
})
afterAll(() => db.destroy())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)

/** A return that was asked for and made. */
async function made(): Promise<string> {
  const id = newId()
  expect(await as(analyst, (tx) => askForRun(tx, analyst, { id, year: YEAR }, NOW))).toEqual({
    ok: true,
    value: { id },
  })
  await returnTasks({ db, clock })['make-return']?.({ authority: '990', runId: id })
  return id
}

/** As if its errors had been put right before it was made. */
async function madeWithoutErrors(): Promise<string> {
  const id = await made()
  await as(systemActor('990', 'test'), (tx) =>
    sql`update return_run set errors = 0 where authority = '990' and id = ${id}`.execute(tx),
  )
  return id
}

describe('a return', () => {
  it('is made of whom the council works with, checked, and kept with its file', async () => {
    const id = await made()
    const run = await as(analyst, (tx) => runById(tx, id))
    expect(run).toMatchObject({ year: YEAR, children: 1, signedAt: null })
    expect(run?.errors).toBeGreaterThan(0)
    const file = await as(analyst, (tx) => fileOfRun(tx, id))
    expect(gunzipSync(file ?? Buffer.alloc(0)).toString()).toContain('<CINreferralDate>2026-03-02</CINreferralDate>')
    const seen = await as(analyst, (tx) => lookAtRun(tx, analyst, id))
    expect(seen?.because).toEqual({ 'in-need': 1 })
    expect(seen?.rules.map(({ code }) => code)).toContain('8540')
    expect(seen?.workers.map(({ name }) => name)).toContain('Asha Verma')
  })

  it('asked for twice, or made twice, is one', async () => {
    const id = await made()
    const first = await as(analyst, (tx) => runById(tx, id))
    await as(analyst, (tx) => askForRun(tx, analyst, { id, year: YEAR }, NOW))
    await returnTasks({ db, clock })['make-return']?.({ authority: '990', runId: id })
    expect(await as(analyst, (tx) => runById(tx, id))).toEqual(first)
  })

  it('is compared with the one before it', async () => {
    await made()
    await as(systemActor('990', 'test'), (tx) =>
      sql`update episode set primary_need = 'N5' where authority = '990'`.execute(tx),
    )
    const id = newId()
    const later = { ...NOW, at: aMoment('2026-06-02T09:00:00Z').at }
    await as(analyst, (tx) => askForRun(tx, analyst, { id, year: YEAR }, later))
    await returnTasks({ db, clock })['make-return']?.({ authority: '990', runId: id })
    const seen = await as(analyst, (tx) => lookAtRun(tx, analyst, id))
    expect(seen?.differences[0]).toMatchObject({
      come: { count: 0 },
      gone: { count: 0 },
      changed: { count: 1, childIds: [niamh] },
    })
  })

  it('with errors is not signed; unsigned it is not handed in; each handed in has the next number of its year', async () => {
    const sign = (id: string) => as(headOfService, (tx) => signReturn(tx, headOfService, id, NOW))
    const send = (id: string) => as(analyst, (tx) => sendReturn(tx, analyst, id, NOW))
    const wrong = await made()
    expect(await sign(wrong)).toEqual({ ok: false, refusal: 'has-errors' })
    expect(await send(wrong)).toEqual({ ok: false, refusal: 'not-signed' })
    const [one, other] = [await madeWithoutErrors(), await madeWithoutErrors()]
    expect([await sign(one), await sign(other)]).toMatchObject([{ ok: true }, { ok: true }])
    expect(await sign(one)).toEqual({ ok: false, refusal: 'signed-already' })
    expect(await Promise.all([send(one), send(other)])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await send(one)).toEqual({ ok: false, refusal: 'sent-already' })
    const numbers = await Promise.all([one, other].map((id) => as(analyst, (tx) => runById(tx, id))))
    expect(numbers.map((run) => run?.serial).toSorted()).toEqual([1, 2])
  })
})

describe('who may do what with a return', () => {
  const ROLES: readonly Role[] = [
    ...(['front-door-manager', 'social-worker', 'team-manager', 'conference-chair', 'reviewing-officer'] as const),
    ...(['administrator', 'index-operator', 'auditor'] as const),
  ]

  it.each(ROLES)('a %s makes, sees, takes, signs and hands in none', async (role) => {
    const id = await madeWithoutErrors()
    const actor = await aWorker(council, role)
    const refusal = { ok: false, refusal: 'not-permitted' }
    expect(await as(actor, (tx) => askForRun(tx, actor, { id: newId(), year: YEAR }, NOW))).toEqual(refusal)
    expect(await as(actor, (tx) => signReturn(tx, actor, id, NOW))).toEqual(refusal)
    expect(await as(actor, (tx) => sendReturn(tx, actor, id, NOW))).toEqual(refusal)
    expect(await as(actor, (tx) => lookAtRuns(tx, actor))).toBeUndefined()
    expect(await as(actor, (tx) => lookAtRun(tx, actor, id))).toBeUndefined()
    expect(await as(actor, (tx) => takeFile(tx, actor, id))).toBeUndefined()
    expect(await as(actor, (tx) => lookAtRule(tx, actor, id, '8610'))).toBeUndefined()
    const asked = { childId: niamh, year: YEAR, today: NOW.day, worksWithChild: false }
    expect(await as(actor, (tx) => lookAtReported(tx, actor, asked))).toBeUndefined()
  })

  it('an analyst signs none, and a head of service makes and hands in none', async () => {
    const id = await madeWithoutErrors()
    const refusal = { ok: false, refusal: 'not-permitted' }
    expect(await as(analyst, (tx) => signReturn(tx, analyst, id, NOW))).toEqual(refusal)
    expect(await as(headOfService, (tx) => askForRun(tx, headOfService, { id: newId(), year: YEAR }, NOW))).toEqual(
      refusal,
    )
    expect(await as(headOfService, (tx) => sendReturn(tx, headOfService, id, NOW))).toEqual(refusal)
  })

  it('to an analyst of another authority it is not there, nor is the child', async () => {
    const id = await madeWithoutErrors()
    expect(await as(elsewhere, (tx) => lookAtRun(tx, elsewhere, id))).toBeUndefined()
    expect(await as(elsewhere, (tx) => takeFile(tx, elsewhere, id))).toBeUndefined()
    expect(await as(elsewhere, (tx) => sendReturn(tx, elsewhere, id, NOW))).toEqual({ ok: false, refusal: 'not-found' })
    const asked = { childId: niamh, year: YEAR, today: NOW.day, worksWithChild: false }
    expect(await as(elsewhere, (tx) => lookAtReported(tx, elsewhere, asked))).toBeUndefined()
  })

  it('to an analyst a child of whom nothing is reported is not there', async () => {
    const look = (childId: string) =>
      as(analyst, (tx) => lookAtReported(tx, analyst, { childId, year: YEAR, today: NOW.day, worksWithChild: false }))
    expect(await look(niamh)).toMatchObject({ childId: niamh, workerName: 'Asha Verma' })
    expect(await look(unknown)).toBeUndefined()
  })

  it('whoever looks is on record, with the children they were shown', async () => {
    const id = await made()
    await as(analyst, (tx) => lookAtRule(tx, analyst, id, '8540'))
    const leaf = await as(systemActor('990', 'test'), (tx) =>
      tx
        .selectFrom('access.auditLeaf')
        .select(['children', 'details'])
        .where('authority', '=', '990')
        .where('action', '=', 'return.look')
        .where('subjectId', '=', id)
        .executeTakeFirst(),
    )
    expect(leaf).toMatchObject({ details: { rule: '8540' }, children: [niamh] })
  })
})
