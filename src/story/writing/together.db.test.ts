import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { openDues, refreshDues } from '../../casework/dues/queries.ts'
import { beginPlanStatus } from '../../casework/plans/queries.ts'
import { recordVisit } from '../../casework/visits/commands.ts'
import { lastSeen } from '../../casework/visits/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { leaveChildOut } from './commands.ts'
import { correctEntryPage } from './pages/correct-entry/page.tsx'
import { leaveChildOutPage } from './pages/leave-child-out/page.tsx'
import { writeEntryPage } from './pages/write-entry/page.ts'

const NOW = aMoment()
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      writeEntryPage(server, acting)
      correctEntryPage(server, acting)
      leaveChildOutPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
  await within(async (tx) => {
    const fromOn = calendarDay('2026-03-10')
    for (const childId of [niamh, alfie]) await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn })
    await refreshDues(tx, [niamh, alfie], NOW.holidays)
  })
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const story = (child: string) => within((tx) => entriesAbout(tx, child, { limit: 20 }))
const leaveOut = (entryId: string, over = {}, who: Actor = council.socialWorker) =>
  inSeat(db, who, (tx) =>
    leaveChildOut(tx, who, { id: newId(), entryId, childId: alfie, why: 'He was with his father.', ...over }, NOW),
  )

/** A visit to both, at which both were seen. @returns the entry about them */
async function aVisit(): Promise<string> {
  const seen = { seen: true, seenAlone: true, bedroomSeen: false, words: null, whyNotSeen: null }
  const children = [niamh, alfie].map((childId) => ({ childId, ...seen }))
  const visit = { id: newId(), happenedOn: NOW.day, place: null, summary: 'Both were well.', children }
  await within((tx) => recordVisit(tx, council.socialWorker, visit, NOW))
  return (await story(alfie))[0]?.id ?? ''
}

describe('an entry about several children', () => {
  const typed = (over = {}) => ({
    ...{ what: 'They slept at Nan’s.', kind: 'fact', saidBy: 'Nan', bearing: 'neutral', also: alfie },
    ...{ 'when-day': '18', 'when-month': '3', 'when-year': '2026', ...over },
  })

  it('is written once and stands in each story, with what was different for each', async () => {
    const url = `/children/${niamh}/write`
    expect((await http.inject(url)).body).toContain('What was different for Alfie Calloway?')
    await post(http, url, typed({ [`part-${niamh}`]: 'In her own bed.', [`part-${alfie}`]: 'On the sofa.' }))
    const [[one], [other]] = [await story(niamh), await story(alfie)]
    expect(one?.id).toBe(other?.id)
    expect([one?.part, other?.part]).toEqual(['In her own bed.', 'On the sofa.'])
  })

  it('has no part for a child whom it is not about, and none where it is about one child alone', async () => {
    const parts = { [`part-${niamh}`]: 'In her own bed.', [`part-${alfie}`]: 'On the sofa.' }
    await post(http, `/children/${niamh}/write`, typed({ ...parts, also: '' }))
    expect((await story(niamh))[0]?.part).toBeNull()
    expect(await story(alfie)).toEqual([])
  })
})

describe('a child who was not part of what is written about several', () => {
  it('is said so beside it, in each story; nothing that was said is taken away', async () => {
    const entry = await aVisit()
    const url = `/entries/${entry}/not-part/${alfie}`
    expect((await http.inject(`/entries/${entry}/correct`)).body).toContain(url)
    const answer = await post(http, url, { why: 'He was with his father.' })
    expect(answer.headers.location).toBe(`/children/${alfie}#entry-${entry}`)
    for (const child of [niamh, alfie]) {
      const told = await story(child)
      expect(told.find(({ id }) => id === entry)).toMatchObject({ title: 'Visit to Niamh Calloway, Alfie Calloway' })
      expect(told.find(({ corrects }) => corrects === entry)).toMatchObject({
        title: 'Alfie Calloway was not part of this',
      })
    }
  })

  it('is no longer counted as visited: the clock runs as without it, and the sister’s is done', async () => {
    const entry = await aVisit()
    const startOf = async (child: string) =>
      (await within((tx) => openDues(tx, [child], 20))).find(({ rule }) => rule === 'cin-visit')?.startsOn
    expect(await startOf(alfie)).toBe(NOW.day)
    await leaveOut(entry)
    expect([await startOf(alfie), await startOf(niamh)]).toEqual(['2026-03-10', NOW.day])
    const seen = await within((tx) => lastSeen(tx, [niamh, alfie]))
    expect([seen.get(alfie)?.seenOn, seen.get(niamh)?.seenOn]).toEqual([null, NOW.day])
    const kept = await within((tx) =>
      tx.selectFrom('visitChild').select(['seen', 'notPartWhy']).where('childId', '=', alfie).execute(),
    )
    expect(kept).toEqual([{ seen: true, notPartWhy: 'He was with his father.' }])
  })

  it('sent twice is said once', async () => {
    const entry = await aVisit()
    const once = { id: newId() }
    for (const _ of [1, 2]) expect(await leaveOut(entry, once)).toEqual({ ok: true, value: once })
    expect((await story(niamh)).filter(({ corrects }) => corrects === entry)).toHaveLength(1)
  })

  it('asks how that is known', async () => {
    const answer = await post(http, `/entries/${await aVisit()}/not-part/${alfie}`, { why: '' })
    expect([answer.statusCode, answer.body.includes('Write how you know')]).toEqual([422, true])
  })

  it('is not there for an entry about one child alone, nor of a child it is not about', async () => {
    const entry = await aVisit()
    const stranger = await aChild(db, '990', { given: 'Imran' })
    expect(await leaveOut(entry, { childId: stranger })).toEqual({ ok: false, refusal: 'not-found' })
    await post(http, `/children/${niamh}/write`, {
      ...{ what: 'She slept well.', kind: 'fact', saidBy: 'Nan' },
      ...{ 'when-day': '18', 'when-month': '3', 'when-year': '2026' },
    })
    const alone = (await story(niamh)).find(({ title }) => title === 'She slept well')?.id ?? ''
    expect(await leaveOut(alone, { childId: niamh })).toEqual({ ok: false, refusal: 'not-found' })
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may say so without holding the child: %s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await leaveOut(await aVisit(), {}, who)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another authority', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await leaveOut(await aVisit(), {}, elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
