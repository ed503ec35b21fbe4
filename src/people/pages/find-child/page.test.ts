import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { childIndexInProcess } from '../../../child-index/in-process.ts'
import type { IndexDB } from '../../../child-index/schema.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { peopleJobs } from '../../jobs.ts'
import { registerChildPage } from '../register-child/page.ts'
import { findChildPage } from './page.ts'

let db: Database
let indexDb: ReturnType<typeof openDatabase<IndexDB>>
let http: FastifyInstance
let council: Council
let actor: Actor
let teacher: Actor
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  indexDb = openDatabase<IndexDB>(urls.index)
  const index = childIndexInProcess(indexDb)
  council = await aCouncil(urls)
  const eastholt = await aCouncil(urls, '991')
  teacher = await aPractitioner(council)
  actor = council.socialWorker
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (pages, acting) => {
      findChildPage(pages, acting, index)
      registerChildPage(pages, acting, index)
    },
  )
  niamh = await aChild(db, '990')
  const tell = peopleJobs({ index, inTransaction: (who, work) => inSeat(db, who, work), tell: () => {} })
  await tell['ask-for-number']({ authority: '990', childId: niamh })
  const theirs = { authority: eastholt.authority, childId: await aChild(db, '991') }
  await tell['ask-for-number'](theirs)
  const elsewhere = await aChild(db, '991', { given: 'Bartholomew', family: 'Quince', birthDate: '2014-06-30' })
  await tell['ask-for-number']({ authority: '991', childId: elsewhere })
})
beforeEach(() => {
  actor = council.socialWorker
})
afterAll(async () => {
  await http.close()
  await db.destroy()
  await indexDb.destroy()
})

const find = (fields: Record<string, string>) => post(http, '/children/find', fields)
const niamhs = { name: 'Niamh Calloway', 'birthDate-day': '8', 'birthDate-month': '11', 'birthDate-year': '2018' }

describe('finding a child', () => {
  it('begins with an empty form', async () => {
    const { statusCode, body } = await http.inject('/children/find')
    expect([statusCode, body.includes('Find a child')]).toEqual([200, true])
  })

  it('shows a child one does not work with just enough to know them, and whom to ring, without a link', async () => {
    const { statusCode, body } = await find(niamhs)
    expect(statusCode).toBe(200)
    for (const words of ['Niamh Calloway', '7 years 4 months', 'AL4', 'Children’s services', '01632 960110']) {
      expect(body).toContain(words)
    }
    for (const hidden of [`/children/${niamh}`, 'Tanner', '2QR', 'Not open', 'Eastholt']) {
      expect(body).not.toContain(hidden)
    }
  })

  it('shows a child one works with in full, with who else knows the child', async () => {
    await inSeat(db, council.socialWorker, (tx) =>
      tx
        .insertInto('allocation')
        .values({
          ...{ authority: '990', id: newId(), childId: niamh, userId: council.colleague.userId, teamId: null },
          ...{ role: 'social-worker', fromOn: calendarDay('2026-01-01'), toOn: null },
        })
        .execute(),
    )
    actor = council.colleague
    const { body } = await find(niamhs)
    for (const words of [`/children/${niamh}"`, '14 Tanner’s Row, AL4 2QR', 'Not open', 'Eastholt']) {
      expect(body).toContain(words)
    }
  })

  it('shows a child of the index alone apart, and says it is the index’s', async () => {
    const { body } = await find({ q: 'Bartholomew Quince 30/6/2014' })
    expect(body).toContain('No child in our records fits')
    expect(body).toContain('Bartholomew Quince')
    expect(body).toContain('Index:')
    expect(body).not.toContain('Tanner')
  })

  it('keeps no name in an address: the results stand on the page that was posted to', async () => {
    const { headers, body } = await find(niamhs)
    expect(headers.location).toBeUndefined()
    expect(body).not.toMatch(/(?:href|action)="[^"]*(?:Niamh|Calloway|2018)/)
  })

  it('fills the form from one line, numbers and days taken apart', async () => {
    const { body } = await find({ q: 'Niamh Calloway 8/11/2018' })
    expect(body).toContain('value="Niamh Calloway"')
    expect(body).toContain('name="birthDate-year" type="text" value="2018"')
  })

  it.each([
    [{ name: 'N' }, 'at least two letters'],
    [{}, 'at least two letters'],
    [{ ...niamhs, 'birthDate-month': '13' }, 'Enter a real date'],
  ])('says what must be put right: %o', async (fields, words) => {
    const { statusCode, body } = await find(fields)
    expect([statusCode, body.includes(words), body.includes('<title>Error: ')]).toEqual([422, true, true])
  })

  it('escapes what was typed', async () => {
    expect((await find({ name: '"><script>alert(1)</script>' })).body).not.toContain('<script>alert')
  })
})

describe('registering a child', () => {
  const searchOf = (body: string) => ({
    search: /name="search" value="([^"]+)"/.exec(body)?.[1] ?? '',
    id: /name="id" value="([^"]+)"/.exec(body)?.[1] ?? '',
    carerId: /name="carerId" value="([^"]+)"/.exec(body)?.[1] ?? '',
  })
  const begin = async () => {
    const { search } = searchOf((await find({ name: 'Wilfred Ottoline' })).body)
    const { body } = await post(http, '/children/new', { search, name: 'Wilfred Ottoline' })
    return { body, ...searchOf(body) }
  }

  it('is reached from a search alone, whose words are filled in', async () => {
    expect((await http.inject('/children/new')).headers.location).toBe('/children/find')
    expect((await post(http, '/children/new', {})).headers.location).toBe('/children/find')
    const { body } = await begin()
    expect(body).toContain('value="Wilfred"')
    expect(body).toContain('value="Ottoline"')
  })

  it('writes the child once, says the number, and is for the one who registered', async () => {
    const { body: _, ...ids } = await begin()
    const given = { given: 'Wilfred', family: 'Ottoline', 'birthDate-day': '1', 'birthDate-month': '2' }
    const child = { ...ids, ...given, 'birthDate-year': '2017', sex: 'M', lines: '2 Mill Lane', postcode: 'AM2 7HD' }
    const carer = { carer: 'Ottilie Ottoline', carerKind: 'mother' }
    const [first, again] = [
      await post(http, '/children/new', { ...child, ...carer }),
      await post(http, '/children/new', child),
    ]
    const place = `/children/${ids.id}/registered`
    expect([first.statusCode, first.headers.location]).toEqual([303, place])
    expect(again.headers.location).toBe(place)
    const { body } = await http.inject(place)
    expect(body).toContain('Wilfred Ottoline')
    expect(body).toMatch(/[2-9C-Y]{3} [2-9C-Y]{3} [2-9C-Y]{4}/)
    actor = council.colleague
    expect((await http.inject(place)).statusCode).toBe(404)
  })

  it('says everything that is wrong at once, and keeps what was typed', async () => {
    const { body: _, ...ids } = await begin()
    const wrong = { given: '', family: 'Ottoline', postcode: 'AM', number: '9990000019', 'birthDate-year': '2030' }
    const { statusCode, body } = await post(http, '/children/new', {
      ...{ ...ids, ...wrong, 'birthDate-day': '1', 'birthDate-month': '1' },
    })
    expect(statusCode).toBe(422)
    for (const words of ['still to come', 'postcode is not complete', 'NHS number is not right', 'value="Ottoline"']) {
      expect(body).toContain(words)
    }
    for (const field of ['birthDate-day', 'postcode', 'number']) expect(body).toContain(`href="#${field}"`)
  })

  it('goes back to the search when the search was not one’s own', async () => {
    const { body: _, ...ids } = await begin()
    actor = council.teamManager
    const answer = await post(http, '/children/new', { ...ids, given: 'Wilf', family: 'Ottoline' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/children/find'])
  })
})

describe('who x what', () => {
  it.each<[string, () => Actor, number, number]>([
    ['front door manager', () => council.frontDoorManager, 200, 303],
    ['social worker', () => council.socialWorker, 200, 303],
    ['team manager', () => council.teamManager, 200, 303],
    ['conference chair', () => council.conferenceChair, 200, 404],
    ['reviewing officer', () => council.reviewingOfficer, 200, 404],
    ['teacher', () => teacher, 404, 404],
  ])('%s', async (_, who, finds, registers) => {
    actor = who()
    expect((await http.inject('/children/find')).statusCode).toBe(finds)
    expect((await find(niamhs)).statusCode).toBe(finds)
    expect((await post(http, '/children/new', {})).statusCode).toBe(registers)
  })
})
