import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { openedBy } from '../../access/sessions/queries-opened.ts'
import { addHours } from '../../kernel/instant.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { childPage } from '../../story/child-page/pages/child/page.ts'
import { looksAt } from '../../story/looks/queries.ts'
import { noticesOf } from '../notifications/queries.ts'
import { openRecordPage } from './pages/open-record/page.tsx'
import { openedPage } from './pages/opened/page.tsx'
import { reviewOpenedPage } from './pages/review-opened/page.tsx'
import { openedToReview } from './queries.ts'

let db: Database
let http: FastifyInstance
let council: Council
let eastholt: Council
let night: Actor
let head: Actor
let actor: Actor
let niamh: string
let now = aMoment('2026-03-19T23:10:00Z')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  eastholt = await aCouncil(urls, '991')
  night = await aWorker(council, 'emergency-duty-worker', { name: 'Femi Adeyemi' })
  head = await aWorker(council, 'service-manager', { name: 'Margaret Quaye' })
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      openRecordPage(server, acting)
      openedPage(server, acting)
      reviewOpenedPage(server, acting)
      childPage(server, acting)
    },
  )
})
beforeEach(async () => {
  now = aMoment('2026-03-19T23:10:00Z')
  actor = night
  niamh = await aChild(db, '990')
  const { socialWorker } = council
  await inSeat(db, socialWorker, (tx) =>
    tx
      .insertInto('allocation')
      .values({
        ...{ authority: '990', id: newId(), childId: niamh, userId: socialWorker.userId, teamId: socialWorker.teamId },
        ...{ role: 'social-worker', fromOn: now.day, toOn: null },
      })
      .execute(),
  )
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const WHY = { code: 'police-asked', reason: 'Police found her alone at the station and ask who her carer is.' }
const open = (childId = niamh) => post(http, `/children/${childId}/break-glass`, WHY)
/** The night worker as the next request knows them. */
const asOf = async (hours: number): Promise<Actor> => {
  const at = addHours(aMoment('2026-03-19T23:10:00Z').at, hours)
  return { ...night, opened: await openedBy(db, night, at) }
}
const waiting = () => inSeat(db, head, (tx) => openedToReview(tx, 100))

describe('at night', () => {
  it('a record is closed until it is opened with a reason, and then opens for four hours, alone', async () => {
    const other = await aChild(db, '990', { given: 'Alfie' })
    expect((await http.inject(`/children/${niamh}`)).statusCode).toBe(404)
    const opened = await open()
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/children/${niamh}`])
    actor = await asOf(0.1)
    expect((await http.inject(`/children/${niamh}`)).statusCode).toBe(200)
    expect((await http.inject(`/children/${other}`)).statusCode).toBe(404)
    actor = await asOf(4)
    expect((await http.inject(`/children/${niamh}`)).statusCode).toBe(404)
  })

  it('nothing opens without a reason in words, and what was typed is kept', async () => {
    const answer = await post(http, `/children/${niamh}/break-glass`, { ...WHY, reason: 'urgent' })
    expect([answer.statusCode, answer.body.includes('in a few words at least')]).toEqual([422, true])
    expect((await asOf(0.1)).opened).not.toContain(niamh)
  })

  it('who opened it and when stands among those who looked, and the worker and the head of service are told', async () => {
    await open()
    const { looks } = await inSeat(db, council.teamManager, (tx) => looksAt(tx, niamh, 10))
    expect(looks).toContainEqual(expect.objectContaining({ action: 'glass.break', who: 'Femi Adeyemi' }))
    for (const told of [council.socialWorker, head]) {
      const notices = await inSeat(db, told, (tx) => noticesOf(tx, told.userId ?? '', 5))
      expect(notices[0]?.kind, told.name).toBe('glass-broken')
    }
  })

  it('what may be done is written down at the policy, and no more', async () => {
    await open()
    const standing = await inSeat(db, night, async (tx) => relationshipsWithChild(tx, await asOf(0.1), niamh, now.day))
    expect(may(night, 'entry.write', standing)).toBe(true)
    for (const act of ['assessment.write', 'plan.write', 'record.take', 'closure.propose'] as const) {
      expect(may(night, act, standing), act).toBe(false)
    }
  })
})

describe('the next day', () => {
  it('a manager finds it with its reason, says it was proper, and it waits no more', async () => {
    await open()
    const one = (await waiting()).find(({ childId }) => childId === niamh)
    actor = head
    const list = (await http.inject('/reviews/break-glass')).body
    for (const words of ['Femi Adeyemi', 'The police ask', 'alone at the station']) expect(list).toContain(words)
    const said = { review: 'proper', words: '' }
    expect((await post(http, `/reviews/break-glass/${one?.id}`, said)).headers.location).toBe('/reviews/break-glass')
    expect((await waiting()).map(({ id }) => id)).not.toContain(one?.id)
    const again = await post(http, `/reviews/break-glass/${one?.id}`, { review: 'to-be-asked', words: 'Why?' })
    expect(again.body).toContain('has looked at this already')
  })
})

describe('who may', () => {
  it('nobody else opens a record so, nor sees what was opened; of another authority nothing is there', async () => {
    await open()
    const [one] = await waiting()
    const others = [
      ...[council.socialWorker, council.teamManager, council.frontDoorManager, council.conferenceChair],
      ...[await aPractitioner(council), await aWorker(eastholt, 'emergency-duty-worker')],
      await aWorker(eastholt, 'service-manager'),
    ]
    for (actor of others) {
      expect((await http.inject(`/children/${niamh}/break-glass`)).statusCode, actor.jobTitle).toBe(404)
      expect((await open()).statusCode, actor.jobTitle).toBe(404)
      expect((await http.inject(`/reviews/break-glass/${one?.id}`)).statusCode, actor.jobTitle).toBe(404)
    }
    actor = night
    expect((await http.inject('/reviews/break-glass')).statusCode).toBe(404)
  })
})
