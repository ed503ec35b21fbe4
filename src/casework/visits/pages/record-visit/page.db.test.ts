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
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { recordVisitPage } from './page.ts'

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
    recordVisitPage,
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = () => `/children/${niamh}/visits/new`
const typed = () => ({
  ...{ 'when-day': '18', 'when-month': '3', 'when-year': '2026', summary: 'Tea was on the table.' },
  ...{ children: niamh, [`seen-${niamh}`]: 'alone', [`words-${niamh}`]: 'We do whisper songs.' },
})
const told = (child: string) => inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, child, { limit: 20 }))

describe('recording a visit', () => {
  it('twice with other words is never taken for one: the second is kept and asked about', async () => {
    const id = newId()
    await post(http, url(), { ...typed(), id })
    const again = await post(http, url(), { ...typed(), id, summary: 'He hid behind the sofa.' })
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('This was sent already')
    expect(again.body).toContain('He hid behind the sofa.')
    const [, fresh = ''] = /name="id" value="([^"]+)"/.exec(again.body) ?? []
    await post(http, url(), { ...typed(), id: fresh, summary: 'He hid behind the sofa.' })
    expect(JSON.stringify(await told(niamh))).toContain('He hid behind the sofa.')
  })

  it('begins with today, the child ticked and brothers and sisters to tick', async () => {
    const { body } = await http.inject(url())
    for (const words of ['Niamh Calloway', 'Alfie Calloway', 'Not yet seen alone', 'value="2026"']) {
      expect(body).toContain(words)
    }
    expect(body.match(/checked/g)).toHaveLength(1)
  })

  it('asks little of a child alone: no more than nine things, and beside them what is not for the parents’ copy', async () => {
    const only = await aChild(db, '990', { given: 'Imran' })
    await anOpenCase(db, council, [only])
    const { body } = await http.inject(`/children/${only}/visits/new`)
    const main = body.slice(body.indexOf('<main'), body.indexOf('</main'))
    const names = [...main.matchAll(/<(?:input|textarea|select)[^>]*? name="([^"]+)"/g)].map(([, name]) => name ?? '')
    const asked = new Set(names.filter((name) => !name.startsWith('_') && name !== 'id'))
    const keptBack = ['keepWhy', 'keepWords'].filter((name) => asked.delete(name))
    expect(keptBack).toHaveLength(2)
    expect(asked.size).toBeLessThanOrEqual(9)
  })

  it('leads to the child’s page, where it is; the next page says when the child was last seen', async () => {
    expect((await post(http, url(), typed())).headers.location).toBe(`/children/${niamh}`)
    expect(await told(niamh)).toHaveLength(2)
    expect(await told(alfie)).toHaveLength(0)
    expect((await http.inject(url())).body).toContain('Last seen alone on 18 March 2026')
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const unsaid = await post(http, url(), { ...typed(), children: [niamh, alfie], [`seen-${niamh}`]: 'no' })
    expect(unsaid.statusCode).toBe(422)
    for (const words of [
      'Write why Niamh Calloway was not seen',
      'Choose whether Alfie Calloway was seen',
      `href="#seen-${alfie}"`,
      'Tea was on the table.',
      'We do whisper songs.',
    ]) {
      expect(unsaid.body).toContain(words)
    }
    const ahead = await post(http, url(), { ...typed(), 'when-day': '20' })
    expect(ahead.body).toContain('The day of the visit must be today or before')
    const empty = await post(http, url(), { 'when-day': '', summary: '' })
    for (const words of ['like 27 3 2026', 'Choose who was visited', 'Write what happened']) {
      expect(empty.body).toContain(words)
    }
  })

  it('of a child not yet born asks only what happened', async () => {
    const baby = await aChild(db, '990', { given: '', family: '', birthDate: null, expectedOn: '2026-07-21' })
    await anOpenCase(db, council, [baby])
    const page = `/children/${baby}/visits/new`
    expect((await http.inject(page)).body).not.toContain('In their own words')
    expect((await post(http, page, { ...typed(), children: baby })).statusCode).toBe(303)
    expect(await told(baby)).toMatchObject([{ part: 'Not seen: Not yet born' }])
  })

  it('sent twice from one page is one visit', async () => {
    const id = /name="id" value="([^"]+)"/.exec((await http.inject(url())).body)?.[1] ?? ''
    for (const _ of [1, 2]) expect((await post(http, url(), { ...typed(), id })).statusCode).toBe(303)
    expect(await told(niamh)).toHaveLength(2)
  })

  it('is not there for whoever does not hold the child', async () => {
    for (const other of [council.colleague, council.frontDoorManager, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      expect((await http.inject(url())).statusCode).toBe(404)
      expect((await post(http, url(), typed())).statusCode).toBe(404)
    }
    expect(await told(niamh)).toHaveLength(0)
  })
})
