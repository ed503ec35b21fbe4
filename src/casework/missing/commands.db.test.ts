import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addHours, instant } from '../../kernel/instant.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { recordInterview, recordReturn, reportMissing, withdrawMissing } from './commands.ts'
import type { HeldInterview, ReportMissing } from './model.ts'
import { missingEpisodeById, missingEpisodesOf } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(() => db.destroy())

const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const aReport = (over: Partial<ReportMissing> = {}): ReportMissing => ({
  ...{ id: newId(), childId: niamh, kind: 'missing', missingFrom: addHours(NOW.at, -12) },
  ...{ lastSeen: 'At the bus stop.', reportedBy: 'Kerry Calloway', policeReference: 'AL 77', worry: 'Cold night.' },
  actions: 'Police are looking.',
  ...over,
})
const report = (actor: Actor, act = aReport()) => inSeat(db, actor, (tx) => reportMissing(tx, actor, act, NOW))
const asAsha = <Act, T>(
  command: (tx: Tx, actor: Actor, id: string, act: Act, now: typeof NOW) => Promise<T>,
  id: string,
  act: Act,
  actor = council.socialWorker,
) => inSeat(db, actor, (tx) => command(tx, actor, id, act, NOW))
const back = () => ({ does: 'return', returnedAt: addHours(NOW.at, -2), foundWhere: 'At her nan’s.' }) as const
const held = (): HeldInterview => ({
  ...{ does: 'interview', interviewedOn: NOW.day, interviewer: 'Ola Brandt', independent: true },
  ...{ childWords: 'I wanted to see the sea.', learned: 'She went alone.' },
})
const titles = () => asWorker(async (tx) => (await entriesAbout(tx, niamh, { limit: 9 })).map(({ title }) => title))
const known = (id: string) => asWorker((tx) => missingEpisodeById(tx, id))

describe('a child who goes missing', () => {
  it('cannot have been missing before they were born', async () => {
    const act = aReport({ missingFrom: instant('2018-11-07T10:00:00Z') })
    expect(await report(council.socialWorker, act)).toEqual({ ok: false, refusal: 'before-birth' })
  })

  it('comes back and is heard: each step joins the story', async () => {
    const act = aReport()
    expect(await report(council.socialWorker, act)).toEqual({ ok: true, value: { id: act.id } })
    expect(await asAsha(recordReturn, act.id, back())).toMatchObject({ ok: true })
    expect(await asAsha(recordInterview, act.id, { does: 'offer', offeredOn: NOW.day })).toMatchObject({ ok: true })
    expect(await asAsha(recordInterview, act.id, held())).toMatchObject({ ok: true })
    expect(await known(act.id)).toMatchObject({
      ...{ returnedAt: back().returnedAt, interviewOfferedOn: NOW.day, interviewedOn: NOW.day },
      ...{ interviewer: 'Ola Brandt', interviewerIndependent: true, childWords: 'I wanted to see the sea.' },
    })
    expect(await titles()).toEqual(
      expect.arrayContaining([
        'Missing since 18 March 2026 at 22:42',
        'Back since 19 March 2026 at 08:42',
        'Return interview offered',
        'Return interview held',
        'I wanted to see the sea',
      ]),
    )
  })

  it('a second time in 90 days is said to', async () => {
    const first = aReport({ missingFrom: addHours(NOW.at, -24 * 80) })
    await report(council.socialWorker, first)
    await asAsha(recordReturn, first.id, { ...back(), returnedAt: addHours(NOW.at, -24 * 79) })
    await report(council.socialWorker)
    expect(await titles()).toContain('Missing since 18 March 2026 at 22:42: second time in 90 days')
  })

  it('sent twice, and twice at once, is missing once', async () => {
    const act = aReport()
    const both = await Promise.all([report(council.socialWorker, act), report(council.socialWorker, act)])
    expect(both).toEqual(Array(2).fill({ ok: true, value: { id: act.id } }))
    expect(await report(council.socialWorker)).toEqual({ ok: false, refusal: 'missing-already' })
    expect(await titles()).toHaveLength(1)
  })

  it('and was not, is withdrawn: the episode stays with why, and they may go missing after all', async () => {
    const act = aReport()
    await report(council.socialWorker, act)
    const why = { does: 'withdraw', why: 'She was at her nan’s.' } as const
    expect(await asAsha(withdrawMissing, act.id, why)).toMatchObject({ ok: true })
    expect(await known(act.id)).toMatchObject({ withdrawnOn: NOW.day, withdrawnWhy: 'She was at her nan’s.' })
    const told = await asWorker((tx) => entriesAbout(tx, niamh, { limit: 9 }))
    const first = told.find(({ corrects }) => corrects === null)
    expect(first?.title).toContain('Missing since')
    expect(told.find(({ corrects }) => corrects === first?.id)?.title).toContain('Not missing')
    expect(told).toHaveLength(2)
    expect(await asAsha(recordReturn, act.id, back())).toEqual({ ok: false, refusal: 'over-already' })
    expect(await report(council.socialWorker)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => missingEpisodesOf(tx, niamh))).toHaveLength(2)
  })

  it('is whole or not at all', async () => {
    const broken = inSeat(db, council.socialWorker, async (tx) => {
      await reportMissing(tx, council.socialWorker, aReport(), NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await asWorker((tx) => missingEpisodesOf(tx, niamh))).toEqual([])
    expect(await titles()).toEqual([])
  })

  it('refused, leaves nothing', async () => {
    const ahead = aReport({ missingFrom: addHours(NOW.at, 1) })
    expect(await report(council.socialWorker, ahead)).toEqual({ ok: false, refusal: 'in-the-future' })
    expect(await titles()).toEqual([])
  })
})

describe('who may write it down', () => {
  it.each(ROLES.filter((role) => role !== 'system'))('without holding the child: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const act = aReport()
    expect((await report(actor, act)).ok).toBe(role === 'team-manager')
    if (role !== 'team-manager') await report(council.socialWorker, act)
    const goesOn = [
      await asAsha(withdrawMissing, act.id, { does: 'withdraw', why: '' }, actor),
      await asAsha(recordInterview, act.id, held(), actor),
      await asAsha(recordReturn, act.id, back(), actor),
    ].map((outcome) => (outcome.ok ? 'done' : outcome.refusal))
    const found = role === 'team-manager' ? ['no-why', 'not-back-yet', 'done'] : Array(3).fill('not-found')
    expect(goesOn).toEqual(found)
  })

  it('not another authority', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    const act = aReport()
    expect(await report(elsewhere, act)).toEqual({ ok: false, refusal: 'not-found' })
    await report(council.socialWorker, act)
    expect(await asAsha(recordReturn, act.id, back(), elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
