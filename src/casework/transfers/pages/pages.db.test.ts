import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aWorry } from '../../../../testing/builders/story.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { addWorry } from '../../worries/queries.ts'
import { transferUnderWay } from '../queries.ts'
import { beginTransferPage } from './begin-transfer/page.ts'
import { transferPage } from './transfer/page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      beginTransferPage(server, acting)
      transferPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const begin = () => `/children/${niamh}/transfers/new`
const date = (name: string, day: string) => ({
  ...{ [`${name}-day`]: day, [`${name}-month`]: '3', [`${name}-year`]: '2026' },
})
const typed = (over: Record<string, string> = {}) => ({
  ...{ direction: 'out', other: '991', worker: 'Sam Pike', ...date('noticed', '16'), stays: 'yes' },
  ...{ reason: 'Dad found work there.', summary: 'Neglect, since May.', ...over },
})
const itsPage = async () => {
  const id = await inSeat(db, council.teamManager, (tx) => transferUnderWay(tx, [niamh]))
  return `/transfers/${id}`
}

describe('the pages of a move', () => {
  it('begin with what the record knows, name who is responsible, and end with our case closed', async () => {
    await inSeat(db, actor, (tx) => addWorry(tx, aWorry(niamh, { title: 'Hungry at school' }), null, []))
    const { body } = await http.inject(begin())
    for (const words of ['Worry: Hungry at school', '<option value="991"', 'an authority outside England']) {
      expect(body).toContain(words)
    }
    expect((await post(http, begin(), typed())).headers.location).toBe(`/children/${niamh}`)
    const path = await itsPage()
    const noticed = (await http.inject(path)).body
    for (const words of [
      'Not answered yet',
      'The other authority accepts',
      'value="Sam Pike"',
      'Responsible for Niamh',
    ]) {
      expect(noticed).toContain(words)
    }
    const accepted = {
      does: 'accept',
      ...date('accepted', '18'),
      acceptedBy: 'Sam Pike',
      acceptedWhy: 'We take them on.',
    }
    expect((await post(http, path, accepted)).statusCode).toBe(303)
    expect((await http.inject(path)).body).toContain('A manager of the children’s team decides what comes next.')
    actor = council.teamManager
    const { body: done } = await http.inject(path)
    expect(done).toContain('the family comes back to live here')
    const complete = { does: 'complete', ...date('completed', '19'), lookAgain: 'they come back' }
    const { headers } = await post(http, path, complete)
    expect(headers.location).toBe('/team')
  })

  it('of a move in with a plan ask a manager for the chair, and wait for the conference', async () => {
    await post(http, begin(), typed({ direction: 'in', withPlan: niamh, ...date('noticed', '2') }))
    const path = await itsPage()
    expect((await http.inject(path)).body).not.toContain('We accept')
    actor = council.teamManager
    const { body } = await http.inject(path)
    for (const words of ['We accept', 'Hilary Stroud', 'brings a child protection plan, conference to be held']) {
      expect(body).toContain(words)
    }
    const accept = { does: 'accept', ...date('accepted', '18'), acceptedWhy: 'They live here now.' }
    const unled = await post(http, path, { ...accept, chair: council.socialWorker.userId ?? '' })
    expect(unled.body).toContain('Choose who chairs the conference')
    expect((await post(http, path, { ...accept, chair: council.conferenceChair.userId ?? '' })).statusCode).toBe(303)
    const waiting = (await http.inject(path)).body
    expect(waiting).toContain('The conference that takes the plan over is not held yet.')
    expect(waiting).not.toContain('When was the hand-over complete?')
  })

  it('say what must be put right and what is allowed, and keep what was typed', async () => {
    const empty = await post(http, begin(), { reason: 'Dad found work there.' })
    expect(empty.statusCode).toBe(422)
    for (const words of ['Choose which way', 'Choose the other', 'Choose whether they move', 'Dad found work there.']) {
      expect(empty.body).toContain(words)
    }
    expect((await post(http, begin(), typed({ 'moved-day': '44' }))).body).toContain('or leave it empty')
    expect((await post(http, begin(), typed({ other: '990' }))).body).toContain('Choose an authority that existed')
    await post(http, begin(), typed())
    const path = await itsPage()
    const early = { does: 'accept', ...date('accepted', '15'), acceptedBy: 'Sam', acceptedWhy: 'Yes.' }
    expect((await post(http, path, early)).body).toContain('from the day of the notice')
    expect((await post(http, path, { does: 'refuse' })).body).toContain('Write the day of the answer')
    expect((await post(http, path, { does: 'complete' })).body).toContain('Choose what you record')
    expect((await post(http, path, { does: 'withdraw' })).body).toContain('Write why it was a mistake')
    expect((await http.inject(begin())).body).toContain(path)
  })

  it('are not there for whoever does not hold the child', async () => {
    await post(http, begin(), typed())
    const path = await itsPage()
    for (const other of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      for (const url of [begin(), path]) {
        expect((await http.inject(url)).statusCode).toBe(404)
        expect((await post(http, url, { ...typed(), does: 'withdraw' })).statusCode).toBe(404)
      }
    }
  })
})
