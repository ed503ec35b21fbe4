import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, execute, whoWaits } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { mayForEvery } from '../../access/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { noticesOf } from '../notifications/queries.ts'
import { changeAllocation } from './commands.ts'
import type { ChangeAllocation } from './model.ts'
import { allocate, allocationsOf, workersWithRole } from './queries.ts'
import { historyOf } from './queries-history.ts'

let db: Database
let waiting: () => Promise<number>
let council: Council
let niamh: string
let alfie: string
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  waiting = () => whoWaits(inject('server'), urls.owner)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db?.destroy())

const to = ({ userId }: Actor, given: Partial<ChangeAllocation> = {}): ChangeAllocation => ({
  ...{ childIds: [niamh, alfie], role: 'social-worker', holder: { userId: userId ?? '' }, fromOn: now.day },
  reason: 'She knows the family.',
  ...given,
})
const change = (actor: Actor, act: ChangeAllocation) => inSeat(db, actor, (tx) => changeAllocation(tx, actor, act, now))
const look = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const held = (childId: string) => look((tx) => allocationsOf(tx, [childId]))

describe('choosing who holds children', () => {
  it('hands brothers and sisters over together, and the story of each says so', async () => {
    const { teamManager, colleague, socialWorker } = council
    expect(await change(teamManager, to(colleague))).toEqual({ ok: true, value: { changed: 2 } })
    for (const child of [niamh, alfie]) {
      expect(await held(child)).toMatchObject([{ userId: colleague.userId, teamId: teamManager.teamId }])
    }
    const [told] = await look((tx) => entriesAbout(tx, niamh, { limit: 5 }))
    expect(told).toMatchObject({ title: 'Chidi Nwosu now holds Niamh', recordedByName: 'Tom Llewellyn' })
    expect(plainText(told?.body ?? { v: 1, blocks: [] })).toContain('Until then it was Asha Verma.')
    const may = (actor: Actor) => inSeat(db, actor, (tx) => mayForEvery(tx, actor, 'child.look', [niamh], now.day))
    expect([await may(colleague), await may(socialWorker)]).toEqual([true, false])
  })

  it('is once what is sent twice', async () => {
    await change(council.teamManager, to(council.colleague))
    expect(await change(council.teamManager, to(council.colleague))).toEqual({ ok: true, value: { changed: 0 } })
    expect(await look((tx) => entriesAbout(tx, niamh, { limit: 5 }))).toHaveLength(1)
  })

  it('leaves one who holds the child, of two handed over at once', async () => {
    const third = await aWorker(council, 'social-worker')
    const both = await Promise.all([
      change(council.teamManager, to(council.colleague)),
      change(council.teamManager, to(third, { childIds: [alfie, niamh] })),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await held(niamh)).toHaveLength(1)
    expect(await held(alfie)).toHaveLength(1)
  })

  it('leaves one who holds a child whom nobody held before, of two given at once', async () => {
    const child = await aChild(db, '990')
    const give = async (tx: Tx, { userId, teamId }: Actor) =>
      allocate(tx, { childId: child, userId, teamId, role: 'social-worker', fromOn: now.day })
    const [given, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const one = look(async (tx) => {
      await give(tx, council.socialWorker)
      given.resolve()
      await goOn.promise
    })
    await given.promise
    const other = look((tx) => give(tx, council.colleague))
    await expect.poll(waiting).toBe(1)
    goOn.resolve()
    await Promise.all([one, other])
    expect(await held(child)).toMatchObject([{ userId: council.colleague.userId }])
  })

  it('adds a co-worker beside another, and ends it for all of them', async () => {
    const third = await aWorker(council, 'social-worker')
    const role = 'co-worker'
    for (const worker of [council.colleague, third]) await change(council.teamManager, to(worker, { role }))
    expect(await held(niamh)).toHaveLength(3)
    await change(council.teamManager, to(third, { role, holder: null }))
    expect(await held(niamh)).toMatchObject([{ role: 'social-worker' }])
  })

  it('gives an awaited conference a chair, who then has the child before them', async () => {
    const { conferenceChair, teamManager } = council
    expect(await change(teamManager, to(conferenceChair, { role: 'conference-chair' }))).toMatchObject({ ok: true })
    const may = await inSeat(db, conferenceChair, (tx) =>
      mayForEvery(tx, conferenceChair, 'conference.record', [niamh, alfie], now.day),
    )
    expect(may).toBe(true)
  })

  it('lets a child wait with another team, which then has the child', async () => {
    const holder = { teamId: council.teams.assessment }
    expect(await change(council.teamManager, to(council.colleague, { holder }))).toMatchObject({ ok: true })
    expect(await held(niamh)).toMatchObject([{ userId: null, teamId: holder.teamId }])
    expect(await change(council.teamManager, to(council.colleague))).toEqual({ ok: false, refusal: 'not-found' })
  })
})

it('keeps why and by whom a child changed hands, tells both workers, and remembers who held the child', async () => {
  const { teamManager, colleague, socialWorker } = council
  await change(teamManager, to(colleague))
  const [first, before] = await look((tx) => historyOf(tx, [niamh], 10))
  expect(first).toMatchObject({ name: 'Chidi Nwosu', reason: 'She knows the family.', toOn: null })
  expect(before).toMatchObject({ name: 'Asha Verma', fromOn: '2026-03-02', toOn: '2026-03-19' })
  const told = await look((tx) =>
    Promise.all([colleague, socialWorker].map(({ userId }) => noticesOf(tx, userId ?? '', 2))),
  )
  expect(told.map((notices) => notices.map(({ kind }) => kind))).toEqual([
    ['allocated', 'allocated'],
    ['given-away', 'given-away'],
  ])
})

describe('who may not', () => {
  it('is anyone but the manager of the team that holds every one of the children', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    for (const actor of [council.socialWorker, council.conferenceChair, elsewhere, council.frontDoorManager]) {
      expect(await change(actor, to(council.colleague))).toEqual({ ok: false, refusal: 'not-found' })
    }
    const unknown = to(council.colleague, { childIds: [niamh, newId()] })
    expect(await change(council.teamManager, unknown)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await held(niamh)).toMatchObject([{ userId: council.socialWorker.userId }])
  })

  it('is given no one who cannot do it', async () => {
    const asWorker = to(council.conferenceChair)
    expect(await change(council.teamManager, asWorker)).toEqual({ ok: false, refusal: 'no-such-worker' })
    expect(await change(council.teamManager, to(council.colleague, { holder: null }))).toMatchObject({ ok: false })
  })
})

it('can be given to a worker on their last day, and not the day after', async () => {
  const leaver = await aWorker(council, 'social-worker')
  await execute(council.urls.owner, 'update access.membership set to_on = $1 where user_id = $2', [
    now.day,
    leaver.userId,
  ])
  const isOffered = (at: string) =>
    look(async (tx) =>
      (await workersWithRole(tx, 'social-worker', aMoment(at).day, 100)).some(({ userId }) => userId === leaver.userId),
    )
  expect(await isOffered('2026-03-19T10:00:00Z')).toBe(true)
  expect(await isOffered('2026-03-20T10:00:00Z')).toBe(false)
})
