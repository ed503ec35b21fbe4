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
import { missingEpisodesOf } from '../queries.ts'
import { missingEpisodePage } from './missing-episode/page.ts'
import { reportMissingPage } from './report-missing/page.ts'

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
      reportMissingPage(server, acting)
      missingEpisodePage(server, acting)
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

const begin = () => `/children/${niamh}/missing/new`
const typed = (over: Record<string, string> = {}) => ({
  ...{ kind: 'missing', 'from-day': '18', 'from-month': '3', 'from-year': '2026', 'from-time': '22:10' },
  ...{ lastSeen: 'At the bus stop.', reportedBy: 'Kerry Calloway', worry: 'A cold night.' },
  ...over,
})
const back = (over: Record<string, string> = {}) => ({
  ...{ does: 'return', 'back-day': '19', 'back-month': '3', 'back-year': '2026', 'back-time': '7.30' },
  foundWhere: 'At her nan’s, cold and well.',
  ...over,
})
const theEpisode = async () => {
  const [episode] = await inSeat(db, council.socialWorker, (tx) => missingEpisodesOf(tx, niamh))
  return `/missing/${episode?.id}`
}

describe('the pages of a child who is missing', () => {
  it('go from the report to the return and to the interview, in London time', async () => {
    expect((await http.inject(begin())).body).toContain('Nobody has written down that this child went missing before.')
    expect((await post(http, begin(), typed())).headers.location).toBe(`/children/${niamh}`)
    const path = await theEpisode()
    const missing = (await http.inject(path)).body
    for (const words of ['Missing since 18 March 2026 at 22:10', 'At the bus stop.', 'They are back', '10:42']) {
      expect(missing).toContain(words)
    }
    expect(missing).not.toContain('The return interview was held')
    expect((await post(http, path, back())).statusCode).toBe(303)
    expect((await http.inject(path)).body).toContain('back 19 March 2026 at 07:30, interview not offered yet')
    const heard = {
      ...{ does: 'interview', 'held-day': '19', 'held-month': '3', 'held-year': '2026' },
      ...{ interviewer: 'Ola Brandt', independent: 'no', words: 'The sea.', learned: '' },
    }
    expect((await post(http, path, heard)).statusCode).toBe(303)
    const heardOf = (await http.inject(path)).body
    for (const words of ['Ola Brandt, not independent', 'The sea.', 'This was a mistake']) {
      expect(heardOf).toContain(words)
    }
    expect(heardOf).not.toContain('They are back')
  })

  it('ask for what is missing, say what is allowed, and keep what was typed', async () => {
    const clock = await post(http, begin(), typed({ 'from-time': '25:10' }))
    expect(clock.statusCode).toBe(422)
    for (const words of ['like 27 3 2026 and 16:40', 'A cold night.']) expect(clock.body).toContain(words)
    expect((await post(http, begin(), typed({ kind: '' }))).body).toContain('Choose what is known')
    expect((await post(http, begin(), typed({ 'from-day': '20' }))).body).toContain('up to now')
    await post(http, begin(), typed())
    const path = await theEpisode()
    const early = await post(http, path, back({ 'back-day': '17' }))
    for (const words of ['They were not missing yet', 'At her nan’s, cold and well.'])
      expect(early.body).toContain(words)
    expect((await post(http, path, {})).body).toContain('Choose what you record')
    expect((await post(http, path, { does: 'withdraw' })).body).toContain('Write why')
    expect((await post(http, path, { ...back(), does: 'interview' })).body).toContain('Choose what you record')
  })

  it('of a child missing already lead to that episode, and ask nothing twice', async () => {
    await post(http, begin(), typed())
    const { body } = await http.inject(begin())
    expect(body).toContain(await theEpisode())
    expect(body).not.toContain('Where were they last seen')
  })

  it('of an episode that was a mistake stay, and ask nothing more', async () => {
    await post(http, begin(), typed())
    const path = await theEpisode()
    await post(http, path, { does: 'withdraw', withdrawnWhy: 'She was at her nan’s all along.' })
    const { body } = await http.inject(path)
    for (const words of ['She was at her nan’s all along.', 'Nothing more is to be recorded']) {
      expect(body).toContain(words)
    }
  })

  it('are not there for whoever does not hold the child', async () => {
    await post(http, begin(), typed())
    const path = await theEpisode()
    for (const other of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      for (const url of [begin(), path]) {
        expect((await http.inject(url)).statusCode).toBe(404)
        expect((await post(http, url, { ...typed(), ...back() })).statusCode).toBe(404)
      }
    }
  })
})
