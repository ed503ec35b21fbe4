import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { protectionsInForce } from '../queries.ts'
import { beginProtectionPage } from './begin-protection/page.ts'
import { protectionPage } from './protection/page.ts'

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
    (server, acting) => {
      beginProtectionPage(server, acting)
      protectionPage(server, acting)
    },
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

const begin = () => `/children/${niamh}/immediate-protection/new`
const typed = (over: Record<string, string | string[]> = {}) => ({
  ...{ kind: 'emergency-protection-order', children: [niamh, alfie], madeBy: 'Aldermere Family Court' },
  ...{ 'began-day': '18', 'began-month': '3', 'began-year': '2026', 'began-time': '16:40' },
  ...{ reason: 'Alone at night.', place: 'With Mrs Doyle.' },
  ...over,
})
const end = (over: Record<string, string> = {}) => ({
  ...{ does: 'end', 'ended-day': '19', 'ended-month': '3', 'ended-year': '2026', 'ended-time': '09:00' },
  ...{ endReason: 'accommodated', whatNext: 'Mum agreed that they stay.' },
  ...over,
})
const itsPage = async (child = niamh) => {
  const [inForce] = await inSeat(db, council.socialWorker, (tx) => protectionsInForce(tx, [child]))
  return `/immediate-protection/${inForce?.id}`
}

describe('the pages of immediate protection', () => {
  it('begin it for brothers and sisters at once, and go on to its end', async () => {
    expect((await http.inject(begin())).body).toContain('Who is protected?')
    expect((await post(http, begin(), typed())).headers.location).toBe(`/children/${niamh}`)
    const path = await itsPage(alfie)
    const { body } = await http.inject(path)
    for (const words of ['At the longest until 26 March 2026', 'With Mrs Doyle.', 'The court extended the order']) {
      expect(body).toContain(words)
    }
    expect((await post(http, path, end())).statusCode).toBe(303)
    const over = (await http.inject(path)).body
    for (const words of ['Mum agreed that they stay.', 'accommodated', 'This was a mistake']) {
      expect(over).toContain(words)
    }
    expect(over).not.toContain('They are somewhere else now')
  })

  it('of police protection count 72 hours and offer no extension', async () => {
    await post(http, begin(), typed({ kind: 'police-protection', children: niamh }))
    const { body } = await http.inject(await itsPage())
    expect(body).toContain('At the longest until 21 March 2026 at 16:40')
    expect(body).not.toContain('The court extended the order')
  })

  it('say what must be put right and what is allowed, and keep what was typed', async () => {
    const empty = await post(http, begin(), { reason: 'Alone at night.' })
    expect(empty.statusCode).toBe(422)
    for (const words of ['Choose what protects them', 'like 27 3 2026 and 16:40', 'Alone at night.']) {
      expect(empty.body).toContain(words)
    }
    expect((await post(http, begin(), typed({ children: '' }))).body).toContain('Choose who is protected')
    await post(http, begin(), typed())
    const path = await itsPage()
    expect((await post(http, path, end({ 'ended-day': '17' }))).body).toContain('It had not begun yet')
    expect((await post(http, path, end({ endReason: '' }))).body).toContain('Choose how it ended')
    const late = { does: 'extend', 'extended-day': '17', 'extended-month': '3', 'extended-year': '2026' }
    expect((await post(http, path, late)).body).toContain('up to its last day, which stands above')
    expect((await post(http, path, { ...late, 'extended-day': '32' })).body).toContain('Write the day the court')
    expect((await post(http, path, {})).body).toContain('Choose what you record')
    expect((await post(http, path, { does: 'move', place: '' })).body).toContain('Write where they are now')
    expect((await post(http, path, { does: 'withdraw' })).body).toContain('Write why it was a mistake')
  })

  it('of a child protected already lead there, and ask nothing', async () => {
    await post(http, begin(), typed())
    const { body } = await http.inject(begin())
    expect(body).toContain(await itsPage())
    expect(body).not.toContain('What protects them?')
    expect((await post(http, begin(), typed())).body).toContain('is protected already')
  })

  it('are not there for whoever does not hold the children', async () => {
    await post(http, begin(), typed())
    const path = await itsPage()
    for (const other of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      for (const url of [begin(), path]) {
        expect((await http.inject(url)).statusCode).toBe(404)
        expect((await post(http, url, { ...typed(), ...end() })).statusCode).toBe(404)
      }
    }
  })
})
