import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { entriesAbout } from '../../../../entries/queries.ts'
import { plainText } from '../../../../entries/rules.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { BANK_HOLIDAYS } from '../../../../statute/bank-holidays.ts'
import { refreshDues } from '../../../dues/queries.ts'
import { beginPlanStatus } from '../../../plans/queries.ts'
import { recordCoreGroupPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    recordCoreGroupPage,
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
  await protect(niamh)
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const protect = (childId: string) =>
  inSeat(db, council.socialWorker, async (tx) => {
    const fromOn = calendarDay('2026-03-12')
    await beginPlanStatus(tx, { childId, kind: 'child-protection', category: 'NEG', fromOn })
    await refreshDues(tx, [childId], BANK_HOLIDAYS)
  })
const url = (child = niamh) => `/children/${child}/core-groups/new`
const typed = () => ({
  ...{ 'held-day': '18', 'held-month': '3', 'held-year': '2026', agreed: 'Breakfast club goes on.' },
  ...{ 'name-1': 'Asha Verma', 'agency-1': 'Children’s services' },
  ...{ 'name-2': 'Grace Okafor', 'agency-2': 'Fenwick Lane Primary', 'name-3': 'Kerry Calloway', 'role-3': 'Mum' },
})
const told = (child: string) => inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, child, { limit: 20 }))

describe('recording a core group', () => {
  it('begins with today, its clock, and whoever writes it down as having been there', async () => {
    const { body } = await http.inject(url())
    for (const words of [
      'Core group by 26 March 2026',
      'value="2026"',
      'value="Asha Verma"',
      'The plan has no open actions',
    ]) {
      expect(body).toContain(words)
    }
  })

  it('leads to the child’s page, where it is told', async () => {
    expect((await post(http, url(), typed())).headers.location).toBe(`/children/${niamh}`)
    const [entry] = await told(niamh)
    expect(entry && plainText(entry.body)).toContain(
      'Came: Asha Verma (Children’s services), Grace Okafor (Fenwick Lane Primary), Kerry Calloway.',
    )
  })

  it('is about brothers and sisters too, those who have a plan', async () => {
    expect((await http.inject(url())).body).not.toContain('Whose plan')
    await protect(alfie)
    expect((await http.inject(url())).body).toContain('Whose plan was it about?')
    await post(http, url(), { ...typed(), children: [niamh, alfie], [`part-${alfie}`]: 'A cot of his own.' })
    expect((await told(alfie))[0]?.part).toBe('A cot of his own.')
    expect((await told(niamh))[0]?.part).toBeNull()
    expect([await told(niamh), await told(alfie)].map((story) => story.length)).toEqual([1, 1])
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const early = await post(http, url(), { ...typed(), 'held-day': '2' })
    expect(early.statusCode).toBe(422)
    for (const words of ['Not every child chosen had', 'Kerry Calloway', 'Breakfast club']) {
      expect(early.body).toContain(words)
    }
    const empty = await post(http, url(), { 'held-day': '' })
    expect(empty.statusCode).toBe(422)
    for (const words of ['like 27 3 2026', 'href="#held-day"']) {
      expect(empty.body).toContain(words)
    }
    const nobody = await post(http, url(), { ...typed(), 'name-1': '', 'name-2': '', 'name-3': '' })
    expect(nobody.body).toContain('Write the name of everyone')
    expect((await post(http, url(), { ...typed(), agreed: '' })).body).toContain('Write what was agreed')
    expect(await told(niamh)).toEqual([])
  })

  it('sent twice from one page is one meeting', async () => {
    const id = /name="id" value="([^"]+)"/.exec((await http.inject(url())).body)?.[1] ?? ''
    for (const _ of [1, 2]) expect((await post(http, url(), { ...typed(), id })).statusCode).toBe(303)
    expect(await told(niamh)).toHaveLength(1)
  })

  it('of a child without a child protection plan says so, and asks nothing', async () => {
    const { body } = await http.inject(url(alfie))
    expect(body).toContain('There is no child protection plan')
    expect(body).not.toContain('What was agreed?')
    expect((await post(http, url(alfie), typed())).statusCode).toBe(422)
  })

  it('is not there for whoever does not hold the child', async () => {
    for (const other of [council.colleague, council.frontDoorManager, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      expect((await http.inject(url())).statusCode).toBe(404)
      expect((await post(http, url(), typed())).statusCode).toBe(404)
    }
  })
})
