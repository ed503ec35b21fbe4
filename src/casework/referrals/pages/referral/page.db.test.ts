import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import { type Actor, ROLES } from '../../../../access/actor.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { episodesOf } from '../../../episodes/queries.ts'
import { addReferral, referralById } from '../../queries.ts'
import { referralPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let now = aMoment('2026-03-20T09:00:00Z')

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    referralPage,
  )
})
beforeEach(() => {
  actor = { ...council.teamManager, roles: ['team-manager', 'front-door-manager'] }
  now = aMoment('2026-03-20T09:00:00Z')
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const aReferral = async (...childIds: string[]) => {
  const id = newId()
  const row = {
    id,
    contactId: null,
    sourceCode: '2A',
    sourceName: 'Grace Okafor, Fenwick Lane Primary',
    reason: 'No coat, again.',
  }
  await inSeat(db, council.teamManager, (tx) =>
    addReferral(tx, { ...row, receivedOn: calendarDay('2026-03-19'), childIds }),
  )
  return id
}
const toAsha = () => ({
  response: 'assessment',
  reason: 'Neglect, growing.',
  holder: `worker:${council.socialWorker.userId}`,
})

describe('deciding on a referral', () => {
  it('shows what it is about, whom, by when, and who could hold them with how many children each holds', async () => {
    const { body } = await http.inject(`/referrals/${await aReferral(await aChild(db, '990'))}`)
    for (const words of ['Niamh Calloway', 'No coat, again.', 'Grace Okafor, Fenwick Lane Primary', 'due today']) {
      expect(body).toContain(words)
    }
    expect(body).toMatch(/Asha Verma, safeguarding team: \d+ child/)
    expect(body).not.toContain('Hilary Stroud')
    expect(body).not.toContain('checked')
  })

  it('leads to the child’s page, where the case is open', async () => {
    const niamh = await aChild(db, '990')
    const url = `/referrals/${await aReferral(niamh)}`
    expect((await post(http, url, toAsha())).headers.location).toBe(`/children/${niamh}`)
    expect(await inSeat(db, actor, (tx) => episodesOf(tx, [niamh]))).toHaveLength(1)
    expect((await http.inject(url)).body).toContain('Child and family assessment')
    expect((await post(http, url, toAsha())).body).toContain('Someone decided this before you')
  })

  it('says that we work with the child already, where we do', async () => {
    const niamh = await aChild(db, '990')
    await post(http, `/referrals/${await aReferral(niamh)}`, toAsha())
    const { body } = await http.inject(`/referrals/${await aReferral(niamh)}`)
    expect(body).toContain('We work with this child already: the referral joins that work.')
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const url = `/referrals/${await aReferral(await aChild(db, '990'))}`
    const none = await post(http, url, { reason: 'Because of the coat' })
    expect([none.statusCode, none.body.includes('Choose the response')]).toEqual([422, true])
    expect(none.body).toContain('Because of the coat')
    const nobody = await post(http, url, { ...toAsha(), holder: '' })
    expect(nobody.body).toContain('Choose who holds the children')
    const stranger = await post(http, url, { ...toAsha(), holder: `worker:${council.conferenceChair.userId}` })
    expect(stranger.body).toContain('This worker or team cannot hold children today')
    expect((await post(http, url, { ...toAsha(), reason: '' })).body).toContain('href="#reason"')
  })

  it('leads a front-door manager back to the front door; once decided it is its team’s, and says that it was late', async () => {
    now = aMoment('2026-03-24T09:00:00Z')
    actor = await aWorker(council, 'front-door-manager')
    const url = `/referrals/${await aReferral(await aChild(db, '990'))}`
    expect((await post(http, url, toAsha())).headers.location).toBe('/front-door')
    actor = await aWorker(council, 'team-manager', { team: 'assessment' })
    expect((await http.inject(url)).statusCode).toBe(404)
    actor = council.teamManager
    const { body } = await http.inject(url)
    expect(body).toContain('done 4 days late')
    expect(body).toContain('24 March 2026, late')
  })
})

it.each(ROLES.filter((role) => role !== 'system'))('who may decide: %s', async (role) => {
  const id = await aReferral(await aChild(db, '990'))
  actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
  const may = role === 'front-door-manager'
  expect((await http.inject(`/referrals/${id}`)).statusCode).toBe(may ? 200 : 404)
  expect((await post(http, `/referrals/${id}`, toAsha())).statusCode).toBe(may ? 303 : 404)
  const after = await inSeat(db, council.teamManager, (tx) => referralById(tx, id))
  expect(after?.response ?? null).toBe(may ? 'assessment' : null)
})

it('a referral of a neighbour is not there', async () => {
  const id = await aReferral(await aChild(db, '990'))
  actor = (await aCouncil(council.urls, '991')).teamManager
  expect((await http.inject(`/referrals/${id}`)).statusCode).toBe(404)
})
