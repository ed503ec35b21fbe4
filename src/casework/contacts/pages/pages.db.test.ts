import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild, anAdult, motherOf } from '../../../../testing/builders/child.ts'
import { aConcern } from '../../../../testing/builders/concern.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import { type Actor, ROLES } from '../../../access/actor.ts'
import { ASKED, anAssertion } from '../../../child-index/identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../../../child-index/in-process.ts'
import type { IndexDB } from '../../../child-index/schema.ts'
import { raiseConcern } from '../../../concerns/commands.ts'
import type { ChildAsGiven, NewConcern } from '../../../concerns/model.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { contactTasks } from '../jobs.ts'
import { contactById } from '../queries.ts'
import { childOfContactPage } from './child-of-contact/page.ts'
import { contactPage } from './contact/page.ts'
import { frontDoorPage } from './front-door/page.ts'
import { takeContactPage } from './take-contact/page.ts'

let db: Database
let indexDb: IndexDatabase
let http: FastifyInstance
let council: Council
let teacher: Actor
let actor: Actor
let now = aMoment('2026-03-19T12:00:00Z')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  indexDb = openDatabase<IndexDB>(urls.index, 2)
  const index = childIndexInProcess(indexDb)
  council = await aCouncil(urls)
  teacher = await aPractitioner(council)
  await index.register({
    asked: { ...ASKED, authority: '991' },
    assertion: anAssertion(
      'tamsin',
      { given: 'Tamsin', family: 'Oyelaran', born: '2017-02-03', postcode: 'EH2 4RT' },
      { node: '991' },
    ),
  })
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      frontDoorPage(server, acting)
      contactPage(server, acting)
      childOfContactPage(server, acting, index)
      takeContactPage(server, acting)
    },
  )
})
beforeEach(() => {
  actor = council.frontDoorManager
  now = aMoment('2026-03-19T12:00:00Z')
})
afterAll(async () => {
  await http.close()
  await db.destroy()
  await indexDb.destroy()
})

const childGiven = (given: Partial<ChildAsGiven>, indexNumber: string | null = null) => ({
  child: {
    asGiven: { given: 'Niamh', family: 'Calloway', birthDate: null, postcode: '', number: '', ...given },
    indexNumber,
  },
})
const received = async (given: Partial<NewConcern> = {}) => {
  const concern = aConcern(given)
  await inSeat(db, teacher, (tx) => raiseConcern(tx, teacher, concern, aMoment()))
  await contactTasks(db)['receive-concern']?.({ authority: '990', concernId: concern.id })
  const { rows } = await inSeat(db, council.frontDoorManager, (tx) =>
    sql<{ id: string }>`select id from contact where concern_id = ${concern.id}`.execute(tx),
  )
  return rows[0]?.id ?? ''
}
const contact = (id: string) => inSeat(db, council.frontDoorManager, (tx) => contactById(tx, id))
const look = async (url: string) => (await http.inject(url)).body
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''

describe('the front door', () => {
  it('shows danger first and says why each contact is there, with its clock and who told us', async () => {
    const calm = await received()
    const danger = await received({ immediateDanger: true })
    const body = await look('/front-door')
    expect(body.indexOf('In danger now')).toBeLessThan(body.indexOf('Contacts to decide <span'))
    expect(body.indexOf(`/contacts/${danger}`)).toBeLessThan(body.indexOf(`/contacts/${calm}`))
    expect(body).toContain('They say a child is in danger now.')
    expect(body).toContain('due in 22 hours')
    expect(body).toContain('Grace Okafor, Teacher, Fenwick Lane Primary')
    expect(body).toContain('Not yet found in our records')
  })

  it('says what is late, once the 24 hours have passed', async () => {
    const id = await received()
    now = aMoment('2026-03-20T12:42:00Z')
    const body = await look('/front-door')
    expect(body).toContain('The 24 hours have passed.')
    expect(body).toContain('2 hours late')
    expect(body).toContain(id)
  })

  it('is for the front-door manager alone, and so is each contact', async () => {
    const id = await received()
    for (const role of ROLES.filter((one) => one !== 'front-door-manager' && one !== 'system')) {
      actor = role === 'practitioner' ? teacher : await aWorker(council, role)
      for (const url of ['/front-door', `/contacts/${id}`, `/contacts/${id}/child`, '/contacts/new']) {
        expect([role, url, (await http.inject(url)).statusCode]).toEqual([role, url, 404])
      }
      expect((await post(http, `/contacts/${id}`, { decision: 'advice', reason: 'Mine' })).statusCode).toBe(404)
      expect((await post(http, `/contacts/${id}/child`, {})).statusCode).toBe(404)
    }
    expect((await contact(id))?.decision).toBeNull()
  })

  it('is not there for a neighbour’s front door', async () => {
    const id = await received()
    actor = (await aCouncil(council.urls, '992')).frontDoorManager
    expect(await look('/front-door')).not.toContain(id)
    expect((await http.inject(`/contacts/${id}`)).statusCode).toBe(404)
  })
})

describe('a contact', () => {
  it('shows everything that was said, and whom to ring first', async () => {
    const body = await look(
      `/contacts/${await received({ kind: 'ring-first', toldFamily: false, whyNotTold: 'Afraid of her uncle' })}`,
    )
    for (const said of [
      'without a coat',
      'third day this week',
      'Gave her breakfast',
      'Not told: Afraid of her uncle',
      'School',
    ]) {
      expect(body).toContain(said)
    }
    expect(body).toContain('They ask to be rung first: Grace Okafor, 01632 960114')
    expect(body).toContain('Grace Okafor reads this.')
  })

  it('offers children of our own records who fit, and one press says which', async () => {
    const childId = await aChild(db, '990', { given: 'Jonah', family: 'Weatherill', birthDate: '2013-05-06' })
    const id = await received(
      childGiven({ given: 'Jonah', family: 'Weatherill', birthDate: calendarDay('2013-05-06') }),
    )
    expect(await look(`/contacts/${id}`)).toContain(`name="childId" value="${childId}"`)
    expect((await post(http, `/contacts/${id}/child`, { childId })).headers.location).toBe(`/contacts/${id}`)
    expect((await contact(id))?.childId).toBe(childId)
    expect(await look(`/contacts/${id}`)).toContain(`/children/${childId}`)
    expect((await http.inject(`/contacts/${id}/child`)).statusCode).toBe(303)
  })

  it('shows whom the index knows elsewhere, and registers the child under the same number', async () => {
    const tamsin = { given: 'Tamsin', family: 'Oyelaran', birthDate: calendarDay('2017-02-03'), postcode: 'EH2 4RT' }
    const id = await received(childGiven(tamsin))
    const body = await look(`/contacts/${id}/child`)
    expect(body).toContain('Surely this child')
    const ids = Object.fromEntries(['search', 'id', 'carerId'].map((name) => [name, hidden(body, name)]))
    const day = { 'birthDate-day': '3', 'birthDate-month': '2', 'birthDate-year': '2017' }
    const fields = { ...ids, ...day, given: 'Tamsin', family: 'Oyelaran', postcode: 'EH2 4RT', sex: 'F' }
    const wrong = await post(http, `/contacts/${id}/child`, { ...fields, postcode: 'nowhere' })
    expect([wrong.statusCode, wrong.body.includes('The postcode is not complete')]).toEqual([422, true])
    const done = await post(http, `/contacts/${id}/child`, fields)
    expect([done.statusCode, done.headers.location]).toEqual([303, `/contacts/${id}`])
    const { rows } = await inSeat(db, council.frontDoorManager, (tx) =>
      sql<{
        indexState: string
        indexNumber: string
      }>`select index_state, index_number from person where id = ${ids['id']}`.execute(tx),
    )
    expect(rows[0]?.indexNumber).toMatch(/^[0-9A-Z]{10}$/)
    expect((await contact(id))?.childId).toBe(ids['id'])
    expect((await post(http, `/contacts/${id}/child`, fields)).statusCode).toBe(303)
  })

  it('registers nobody for a contact whose child someone has found meanwhile', async () => {
    const id = await received(childGiven({ given: 'Perpetua', family: 'Lindqvist' }))
    const body = await look(`/contacts/${id}/child`)
    const ids = Object.fromEntries(['search', 'id', 'carerId'].map((name) => [name, hidden(body, name)]))
    await post(http, `/contacts/${id}/child`, { childId: await aChild(db, '990') })
    const late = await post(http, `/contacts/${id}/child`, { ...ids, given: 'Perpetua', family: 'Lindqvist' })
    expect(late.body).toContain('Someone said who the child is before you')
    const { rows } = await inSeat(db, council.frontDoorManager, (tx) =>
      sql`select 1 from person where id = ${ids['id']}`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  it('asks for a decision and a reason, and keeps what was typed', async () => {
    const id = await received()
    const none = await post(http, `/contacts/${id}`, { reason: 'Because of the coat' })
    expect(none.statusCode).toBe(422)
    expect(none.body).toContain('Choose what is decided')
    expect(none.body).toContain('Because of the coat')
    expect((await post(http, `/contacts/${id}`, { decision: 'referral', reason: 'Neglect' })).body).toContain(
      'Say who the child is first',
    )
    expect((await post(http, `/contacts/${id}`, { decision: 'advice', reason: ' ' })).body).toContain(
      'the one who raised it reads this',
    )
  })

  it('becomes a referral with the ticked brother, and then shows what was decided', async () => {
    const [niamh, alfie] = [
      await aChild(db, '990', { indexNumber: 'K7X4PD93HT' }),
      await aChild(db, '990', { given: 'Alfie' }),
    ]
    await motherOf(db, '990', await anAdult(db, '990'), [niamh, alfie])
    const id = await received(childGiven({}, 'K7X4PD93HT'))
    const body = await look(`/contacts/${id}`)
    expect(body).toContain('Alfie Calloway')
    expect(body).toContain('We have not worked with this child before.')
    const fields = { id: hidden(body, 'id'), decision: 'referral', siblings: alfie, reason: 'Neglect, and growing.' }
    const done = await post(http, `/contacts/${id}`, fields)
    expect(done.headers.location).toMatch(/^\/referrals\/[0-9a-f-]{36}$/)
    expect((await post(http, `/contacts/${id}`, fields)).statusCode).toBe(303)
    expect((await post(http, `/contacts/${id}`, { decision: 'advice', reason: 'Other' })).body).toContain(
      'Someone decided this before you',
    )
    const after = await look(`/contacts/${id}`)
    expect(after).toContain('Taken on as a referral')
    await anOpenCase(db, council, [niamh])
    const worked = await look(`/contacts/${id}`)
    expect(worked).not.toContain('We have not worked with this child before.')
    expect(worked).toContain('We work with this child now.')
    expect(after).toContain('Neglect, and growing.')
    expect(await look('/front-door')).toContain('Niamh Calloway, Alfie Calloway')
  })
})

describe('a contact taken by telephone', () => {
  const said = {
    ...{ given: 'Wren', family: 'Askew', words: 'Shouting, every night.', when: 'yesterday', who: 'saw' },
    ...{ sourceName: 'A neighbour', source: '1B', danger: 'no', told: 'unknown' },
  }
  it('waits for a decision like any other', async () => {
    const body = await look('/contacts/new')
    const done = await post(http, '/contacts/new', { ...said, id: hidden(body, 'id') })
    expect(done.headers.location).toBe(`/contacts/${hidden(body, 'id')}`)
    expect(await look('/front-door')).toContain('Wren Askew')
    expect(await contact(hidden(body, 'id'))).toMatchObject({
      happenedOn: '2026-03-18',
      toldFamily: null,
      sourceCode: '1B',
    })
  })

  it('says everything that is missing at once', async () => {
    const { statusCode, body } = await post(http, '/contacts/new', { when: 'earlier' })
    expect(statusCode).toBe(422)
    for (const field of ['words', 'who', 'sourceName', 'source', 'danger', 'earlier-day']) {
      expect(body).toContain(`href="#${field}"`)
      expect(body).toContain(`id="${field}"`)
    }
    expect((await post(http, '/contacts/new', { ...said, given: '', family: '' })).body).toContain(
      'Write the child’s name',
    )
  })
})
