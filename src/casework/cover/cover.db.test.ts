import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase, execute } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { coveredBy } from '../../access/queries-cover.ts'
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import type { Connections } from '../../platform/connections.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from '../../story/looks/queries.ts'
import { allocate } from '../allocations/queries.ts'
import { authoriseAssessment, writeInAssessment } from '../assessments/commands.ts'
import { noticesPage } from '../notifications/pages/notices/page.ts'
import { noticesOf } from '../notifications/queries.ts'
import { endCover, setCover } from './commands.ts'
import type { SetCover } from './model.ts'
import { coverPage } from './pages/cover/page.ts'
import { endCoverPage } from './pages/end-cover/page.tsx'

const NOW = aMoment()
const TODAY = NOW.day
let urls: Connections
let db: Database
let council: Council
let niamh: string
let assessmentId: string
let http: FastifyInstance
let actor: Actor
let otherManager: Actor

beforeAll(async () => {
  urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
})
beforeEach(async () => {
  council = await aCouncil(urls)
  otherManager = await aWorker(council, 'team-manager', { name: 'Yasmin Darr', team: 'assessment' })
  niamh = await aChild(db, '990')
  assessmentId = (await anOpenCase(db, council, [niamh])).assessmentId
  actor = council.socialWorker
})
afterAll(() => db.destroy())

const idOf = ({ userId }: Actor) => userId ?? ''
const cover = (absent: Actor, covering: Actor, over: Partial<SetCover> = {}): SetCover => ({
  ...{ id: newId(), absentUser: idOf(absent), coveringUser: idOf(covering), reason: 'Leave' },
  ...{ fromOn: TODAY, toOn: addDays(TODAY, 13), ...over },
})
const set = (act: SetCover, who: Actor = council.teamManager) => inSeat(db, who, (tx) => setCover(tx, who, act, NOW))
const standing = async (who: Actor, day: CalendarDay = TODAY) =>
  [...((await inSeat(db, who, (tx) => relationshipsWithChild(tx, who, niamh, day))) ?? ['not there'])].sort()
/** From and to when someone sits where they do. */
const seatOf = ({ userId }: Actor, from: CalendarDay, to: CalendarDay | null) =>
  execute(urls.owner, 'update access.membership set from_on = $2, to_on = $3 where user_id = $1', [userId, from, to])

describe('whoever stands in', () => {
  it('stands to the children of the one who is away, from the first day to the last, and not after', async () => {
    await set(cover(council.socialWorker, council.colleague, { fromOn: addDays(TODAY, 1), toOn: addDays(TODAY, 3) }))
    const days = [0, 1, 3, 4].map((days) => standing(council.colleague, addDays(TODAY, days)))
    expect(await Promise.all(days)).toEqual([['team'], ['allocated', 'team'], ['allocated', 'team'], ['team']])
  })

  it('no longer, from the day it is ended', async () => {
    const act = cover(council.socialWorker, council.colleague)
    await set(act)
    expect(await standing(council.colleague)).toContain('allocated')
    const ended = await inSeat(db, council.colleague, (tx) => endCover(tx, council.colleague, act.id, NOW))
    expect(ended).toMatchObject({ ok: true, value: { endedOn: TODAY } })
    expect(await standing(council.colleague)).not.toContain('allocated')
  })

  it('for a manager, stands to the team, and signs', async () => {
    await set(cover(council.teamManager, otherManager))
    expect(await standing(otherManager)).toEqual(['team'])
    const text = { worries: '', strengths: '', childWords: '', analysis: 'Money runs out.', notKnown: '', answers: {} }
    const children = [{ childId: niamh, factors: ['16A'], seenOn: null, seenAlone: null }]
    const act = { text, children, outcome: 'close', revision: 0, submit: true } as const
    await inSeat(db, council.socialWorker, (tx) => writeInAssessment(tx, council.socialWorker, assessmentId, act, NOW))
    const signed = await inSeat(db, otherManager, (tx) =>
      authoriseAssessment(tx, otherManager, assessmentId, { sign: true }, NOW),
    )
    expect(signed).toMatchObject({ ok: true })
  })

  it('for a social worker, does not stand to the rest of the team’s children', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    await set(cover(council.colleague, elsewhere))
    expect(await standing(elsewhere)).toEqual([])
  })

  it.each([
    ['is over', { from: addDays(TODAY, -30), to: addDays(TODAY, -1) }],
    ['is still to begin', { from: addDays(TODAY, 1), to: null }],
  ])('stands to no team by the seat of a manager that %s', async (_, { from, to }) => {
    const away = await aWorker(council, 'team-manager', { team: 'safeguarding' })
    await set(cover(away, otherManager))
    expect(await standing(otherManager)).toEqual(['team'])
    await seatOf(away, from, to)
    expect(await standing(otherManager)).toEqual([])
    const told = await inSeat(db, otherManager, (tx) => coveredBy(tx, idOf(otherManager), TODAY))
    expect(told).toMatchObject([{ absentUser: idOf(away), teamId: null }])
  })

  it('does not pass it on', async () => {
    const third = await aWorker(council, 'social-worker', { team: 'assessment' })
    await set(cover(council.socialWorker, council.colleague))
    await set(cover(council.colleague, third))
    expect(await standing(third)).toEqual([])
  })

  it('is on record, with for whom, and whoever reads who has looked sees it', async () => {
    await set(cover(council.socialWorker, council.colleague))
    await inSeat(db, council.colleague, async (tx) => {
      await relationshipsWithChild(tx, council.colleague, niamh, TODAY)
      await audit(tx, council.colleague, 'child.look', { kind: 'child', id: niamh })
    })
    const { looks } = await inSeat(db, council.teamManager, (tx) => looksAt(tx, niamh, 10))
    expect(looks[0]).toMatchObject({ who: 'Chidi Nwosu', coveringFor: 'Asha Verma' })
  })

  it('says “for” nobody where the child is their own as well', async () => {
    await set(cover(council.socialWorker, council.colleague))
    const own = {
      childId: niamh,
      userId: council.colleague.userId,
      teamId: null,
      role: 'co-worker',
      fromOn: TODAY,
    } as const
    await inSeat(db, council.teamManager, (tx) => allocate(tx, own))
    await inSeat(db, council.colleague, async (tx) => {
      await relationshipsWithChild(tx, council.colleague, niamh, TODAY)
      await audit(tx, council.colleague, 'child.look', { kind: 'child', id: niamh })
    })
    const { looks } = await inSeat(db, council.teamManager, (tx) => looksAt(tx, niamh, 10))
    expect(looks[0]).toMatchObject({ who: 'Chidi Nwosu', coveringFor: null })
  })

  it('is told for whom, for their worktray', async () => {
    await set(cover(council.socialWorker, council.colleague))
    await set(cover(council.teamManager, otherManager))
    const told = (who: Actor) => inSeat(db, who, (tx) => coveredBy(tx, idOf(who), TODAY))
    expect(await told(council.colleague)).toMatchObject([{ name: 'Asha Verma', teamId: null }])
    expect(await told(otherManager)).toMatchObject([{ name: 'Tom Llewellyn', teamId: council.teams.safeguarding }])
    expect(await told(council.socialWorker)).toEqual([])
  })
})

describe('whoever is to stand in', () => {
  const told = (who: Actor) => inSeat(db, who, (tx) => noticesOf(tx, idOf(who), 10))

  it('is told so, once, with a way to see for whom', async () => {
    const act = cover(council.socialWorker, council.colleague)
    await set(act)
    await set(act)
    const notices = await told(council.colleague)
    expect(notices).toMatchObject([{ kind: 'cover-began', step: { kind: 'cover', id: act.id }, childId: null }])
    expect(await told(council.socialWorker)).toEqual([])
    actor = council.colleague
    const pages = await pagesOf(
      db,
      () => actor,
      () => NOW,
      noticesPage,
    )
    expect((await pages.inject('/notices-for-me')).body).toContain('href="/cover"')
    await pages.close()
  })

  it('is not told what they set themselves', async () => {
    await set(cover(council.socialWorker, council.teamManager))
    expect(await told(council.teamManager)).toEqual([])
  })
})

describe('setting it', () => {
  it.each(ROLES.filter((role) => role !== 'system'))('for a social worker of the team, by a %s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const allowed = role === 'team-manager' || role === 'service-manager'
    expect(await set(cover(council.socialWorker, council.colleague), who)).toMatchObject(
      allowed ? { ok: true } : { ok: false, refusal: 'not-permitted' },
    )
  })

  it('is done for oneself, and not by another authority', async () => {
    expect(await set(cover(council.socialWorker, council.colleague), council.socialWorker)).toMatchObject({ ok: true })
    const elsewhere = { ...council.teamManager, authority: '991' }
    expect(await set(cover(council.socialWorker, council.colleague), elsewhere)).toEqual({
      ok: false,
      refusal: 'no-such-colleague',
    })
  })

  it('twice, and twice at once, is one cover', async () => {
    const act = cover(council.socialWorker, council.colleague)
    expect(await Promise.all([set(act), set(act), set({ ...act })])).toEqual(
      Array(3).fill({ ok: true, value: { id: act.id } }),
    )
    const others = [1, 2].map(() => set(cover(council.socialWorker, otherManager)))
    expect((await Promise.all(others)).map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('is whole or not at all', async () => {
    const act = cover(council.socialWorker, council.colleague)
    const broken = inSeat(db, council.teamManager, async (tx) => {
      await setCover(tx, council.teamManager, act, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await standing(council.colleague)).not.toContain('allocated')
  })

  it('is ended by whom it is about, by whoever set it, and by nobody else', async () => {
    const end = (id: string, who: Actor) => inSeat(db, who, (tx) => endCover(tx, who, id, NOW))
    const act = cover(council.socialWorker, council.colleague)
    await set(act)
    for (const who of [otherManager, council.conferenceChair, { ...council.teamManager, authority: '991' }]) {
      expect(await end(act.id, who)).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect(await end(act.id, council.socialWorker)).toMatchObject({ ok: true })
    expect(await end(act.id, council.teamManager)).toMatchObject({ ok: true })
    expect(await end(newId(), council.teamManager)).toEqual({ ok: false, refusal: 'not-found' })
  })
})

describe('the page of cover', () => {
  const day = (name: string, date: CalendarDay) => {
    const [year = '', month = '', of = ''] = date.split('-')
    return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  const sent = (over = {}) => ({
    ...{ absent: idOf(council.socialWorker), covering: idOf(council.colleague), reason: 'Leave', id: newId() },
    ...{ ...day('from', TODAY), ...day('to', addDays(TODAY, 5)), ...over },
  })
  beforeEach(async () => {
    http = await pagesOf(
      db,
      () => actor,
      () => NOW,
      (server, acting) => {
        coverPage(server, acting)
        endCoverPage(server, acting)
      },
    )
  })

  it('is sent, shows who stands in, and ends it', async () => {
    expect((await post(http, '/cover', sent())).headers.location).toBe('/cover')
    const shown = (await http.inject('/cover')).body
    for (const words of ['Chidi Nwosu', 'Asha Verma', '24 March 2026']) expect(shown).toContain(words)
    const [, end = ''] = /href="(\/cover\/[^"]+\/end)"/.exec(shown) ?? []
    expect((await http.inject(end)).body).toContain('Chidi Nwosu stands in for Asha Verma')
    expect((await post(http, end, {})).headers.location).toBe('/cover')
    expect((await http.inject('/cover')).body).toContain('Nobody is covered for now')
    expect((await http.inject(end)).statusCode).toBe(404)
  })

  it('refuses days out of order, says what is allowed, and keeps what was typed', async () => {
    const answer = await post(http, '/cover', sent(day('to', addDays(TODAY, -1))))
    expect(answer.statusCode).toBe(422)
    for (const words of ['The last day must be the first day or later', 'value="Leave"'])
      expect(answer.body).toContain(words)
    expect((await post(http, '/cover', sent(day('from', addDays(TODAY, -2))))).body).toContain(
      'Cover begins today or later',
    )
  })

  it('offers nobody else to a social worker, and is not there for a partner', async () => {
    const absent = (await http.inject('/cover')).body.split('name="covering"')[0]
    expect([absent?.includes('Asha Verma'), absent?.includes('Tom Llewellyn')]).toEqual([true, false])
    expect((await post(http, '/cover', sent({ absent: idOf(council.colleague) }))).statusCode).toBe(422)
    actor = await aPractitioner(council)
    expect((await http.inject('/cover')).statusCode).toBe(404)
  })
})
