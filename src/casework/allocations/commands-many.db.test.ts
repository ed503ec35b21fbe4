import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { lookAtNotices } from '../notifications/commands.ts'
import { agreeLimits, handOverChildren } from './commands-many.ts'
import type { HandOverChildren } from './model.ts'
import { handOverPage } from './pages/hand-over/page.ts'
import { limitsPage } from './pages/limits/page.ts'
import { allocationsOf } from './queries.ts'
import { limitOf } from './queries-limits.ts'

let db: Database
let http: FastifyInstance
let council: Council
let leaver: Actor
let actor: Actor
let niamh: string
let alfie: string
let wren: string
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      handOverPage(server, acting)
      limitsPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.teamManager
  leaver = await aWorker(council, 'social-worker', { name: 'Rhiannon Price' })
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  wren = await aChild(db, '990', { given: 'Wren', family: 'Askew' })
  await anOpenCase(db, { ...council, socialWorker: leaver }, [niamh, alfie])
  await anOpenCase(db, { ...council, socialWorker: leaver }, [wren])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const look = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const holdersOf = async (...ids: readonly string[]) => {
  const held = await look((tx) => allocationsOf(tx, ids))
  return ids.map((id) => held.find(({ childId }) => childId === id)?.userId)
}
const toWorker = ({ userId }: Actor) => ({ userId: userId ?? '' })
const move = (childId: string, who: Actor) => ({ childId, to: toWorker(who) })
const handing = (moves: HandOverChildren['moves'], given: Partial<HandOverChildren> = {}): HandOverChildren => ({
  ...{ fromUserId: leaver.userId ?? '', moves, fromOn: now.day, reason: 'Rhiannon leaves.' },
  ...given,
})
const handOver = (who: Actor, act: HandOverChildren) => inSeat(db, who, (tx) => handOverChildren(tx, who, act, now))
const toldTo = async (who: Actor) => {
  const notices = await inSeat(db, who, (tx) => lookAtNotices(tx, who, now))
  return notices.ok ? notices.value.told.map(({ kind, childIds }) => [kind, childIds.toSorted()]) : notices.refusal
}

describe('the children of one worker', () => {
  it('go to several in one act: each story says so, and all the workers are told, once', async () => {
    const { colleague, teamManager } = council
    const third = await aWorker(council, 'social-worker', { name: 'Mei Tan', team: 'assessment' })
    const moves = [move(niamh, third), move(alfie, third), move(wren, colleague)]
    expect(await handOver(teamManager, handing(moves))).toEqual({ ok: true, value: { changed: 3 } })
    expect(await holdersOf(niamh, alfie, wren)).toEqual([third.userId, third.userId, colleague.userId])
    const [told] = await look((tx) => entriesAbout(tx, wren, { limit: 3 }))
    expect(told?.title).toBe('Chidi Nwosu now holds Wren')
    expect(JSON.stringify(told?.body)).toContain('Rhiannon leaves.')
    expect(await toldTo(third)).toEqual([['allocated', [niamh, alfie].toSorted()]])
    expect(await toldTo(leaver)).toEqual([['given-away', [niamh, alfie, wren].toSorted()]])
    const [team] = await look((tx) => allocationsOf(tx, [niamh]))
    expect(team?.teamId).toBe(council.teams.assessment)
  })

  it('are handed over once when it is sent twice', async () => {
    const act = handing([move(niamh, council.colleague), move(wren, council.socialWorker)])
    await handOver(council.teamManager, act)
    expect(await handOver(council.teamManager, act)).toEqual({ ok: true, value: { changed: 0 } })
    expect(await look((tx) => entriesAbout(tx, niamh, { limit: 5 }))).toHaveLength(1)
  })

  it('stay, all of them, when one cannot go: whole or not at all', async () => {
    const { colleague, socialWorker, teamManager, conferenceChair } = council
    const unmoved = async (act: HandOverChildren, refusal: string) => {
      expect(await handOver(teamManager, act)).toEqual({ ok: false, refusal })
      expect(await holdersOf(niamh, alfie)).toEqual([leaver.userId, leaver.userId])
    }
    await unmoved(handing([move(niamh, colleague), move(alfie, conferenceChair)]), 'no-such-worker')
    await unmoved(handing([move(niamh, colleague), move(newId(), colleague)]), 'not-found')
    await unmoved(handing([move(niamh, colleague)], { reason: ' ' }), 'no-reason')
    await unmoved(handing([move(niamh, colleague)], { fromOn: calendarDay('2026-03-20') }), 'in-the-future')
    await unmoved(handing([move(niamh, colleague)], { fromOn: calendarDay('2026-03-01') }), 'before-the-one-now')
    await unmoved(handing([]), 'no-child')
    await handOver(teamManager, handing([move(wren, socialWorker)]))
    await unmoved(handing([move(niamh, colleague), move(wren, colleague)]), 'changed-meanwhile')
  })

  it('are given away by the manager of the team that holds every one of them, and by nobody else', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    const { socialWorker, colleague, conferenceChair, reviewingOfficer, frontDoorManager } = council
    const partner = await aPractitioner(council)
    for (const who of [leaver, socialWorker, conferenceChair, reviewingOfficer, frontDoorManager, elsewhere, partner]) {
      expect(await handOver(who, handing([move(niamh, colleague)]))).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect(await holdersOf(niamh)).toEqual([leaver.userId])
  })
})

describe('the page', () => {
  const url = () => `/workers/${leaver.userId}/children`
  const on = { 'from-day': '19', 'from-month': '3', 'from-year': '2026', reason: 'Rhiannon leaves.' }
  const all = () => ({ ...on, 'to-all': `worker:${council.colleague.userId}` })

  it('offers each child by family name, and the other workers with how many they hold', async () => {
    const { body } = await http.inject(url())
    expect(body.indexOf('Wren Askew')).toBeLessThan(body.indexOf('Alfie Calloway'))
    expect(body).toContain('Stays with Rhiannon Price')
    expect(body).toMatch(/Chidi Nwosu, safeguarding team: \d+ child/)
  })

  it('gives all to one, but for those chosen otherwise', async () => {
    const { socialWorker, colleague } = council
    const otherwise = { [`to-${wren}`]: 'stays', [`to-${alfie}`]: `worker:${socialWorker.userId}` }
    const sent = await post(http, url(), { ...all(), ...otherwise })
    expect(sent).toMatchObject({ statusCode: 303, headers: { location: '/team' } })
    expect(await holdersOf(niamh, alfie, wren)).toEqual([colleague.userId, socialWorker.userId, leaver.userId])
  })

  it('asks for what is missing, and keeps what was chosen', async () => {
    const nobody = await post(http, url(), on)
    expect(nobody.statusCode).toBe(422)
    expect(nobody.body).toContain('Choose to whom at least one child goes')
    const why = await post(http, url(), { ...all(), reason: '' })
    expect(why.body).toContain('Write why the children change hands')
    expect(why.body).toMatch(new RegExp(`value="worker:${council.colleague.userId}" selected`))
  })

  it('is not there for whoever manages none of the children, nor in another authority', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    for (const who of [council.socialWorker, elsewhere, { ...council.teamManager, authority: '991' }]) {
      actor = who
      expect((await http.inject(url())).statusCode).toBe(404)
      expect((await post(http, url(), all())).statusCode).toBe(404)
    }
    expect(await holdersOf(niamh)).toEqual([leaver.userId])
  })
})

describe('how many children a worker may hold', () => {
  const agreed = (day = now.day) => look((tx) => limitOf(tx, leaver.userId ?? '', day))
  const limit = (children: number, fromOn = now.day) => [{ userId: leaver.userId ?? '', children, fromOn }]

  it('is what was agreed last, from its day on; agreed again for a day, the latest counts', async () => {
    const { teamManager } = council
    expect(await agreed()).toBeNull()
    const earlier = calendarDay('2026-03-02')
    for (const limits of [limit(18, earlier), limit(16), limit(15)]) {
      await inSeat(db, teamManager, (tx) => agreeLimits(tx, teamManager, limits, now))
    }
    expect([await agreed(), await agreed(calendarDay('2026-03-18'))]).toEqual([15, 18])
  })

  it('is agreed by the manager of the worker’s team alone', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    for (const who of [leaver, elsewhere, council.frontDoorManager, { ...council.teamManager, teamId: null }]) {
      expect(await inSeat(db, who, (tx) => agreeLimits(tx, who, limit(5), now))).toEqual({
        ok: false,
        refusal: 'not-found',
      })
      actor = who
      if (who !== elsewhere) expect((await http.inject('/team/limits')).statusCode).toBe(404)
    }
    expect(await agreed()).toBeNull()
  })

  it('is written on one page, and refused in words when it is no number', async () => {
    const field = `limit-${leaver.userId}`
    const on = { 'from-day': '19', 'from-month': '3', 'from-year': '2026' }
    const refused = await post(http, '/team/limits', { ...on, [field]: 'many' })
    expect(refused.body).toContain('Write for Rhiannon Price how many children')
    expect((await post(http, '/team/limits', { ...on, [field]: '2' })).statusCode).toBe(303)
    expect(await agreed()).toBe(2)
  })

  it('stands beside what the worker holds wherever children are given, and whether they are away', async () => {
    const { teamManager } = council
    await inSeat(db, teamManager, (tx) => agreeLimits(tx, teamManager, limit(18), now))
    await inSeat(db, teamManager, (tx) => {
      const days = { fromOn: now.day, toOn: calendarDay('2026-04-03'), reason: 'On leave' }
      const who = { absentUser: leaver.userId ?? '', coveringUser: council.colleague.userId ?? '' }
      return tx
        .insertInto('cover')
        .values({ authority: '990', id: newId(), ...who, ...days })
        .execute()
    })
    await handOver(teamManager, handing([move(niamh, council.socialWorker)]))
    const { body } = await http.inject(`/workers/${council.socialWorker.userId}/children`)
    expect(body).toContain('Rhiannon Price, safeguarding team: 2 of 18 children, away until 3 Apr')
  })
})
