import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult } from '../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../testing/builders/council.ts'
import { aDatabase } from '../../testing/database.ts'
import { addDays, calendarDay } from '../kernel/calendar-day.ts'
import { instant } from '../kernel/instant.ts'
import { type Database, inSeat, json, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { type Actor, systemActor } from './actor.ts'
import { relationshipsWith, relationshipsWithChild } from './queries.ts'
import { childrenAllowed } from './queries-allowed.ts'

const TODAY = calendarDay('2026-05-06')
let db: Database
let council: Council
let neighbour: Council
let childId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 2)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  childId = await aChild(db, '990')
})
afterAll(() => db.destroy())

type Given = {
  who?: Actor
  team?: string
  role?: 'social-worker' | 'co-worker' | 'conference-chair' | 'reviewing-officer'
  from?: string
  to?: string
}
const allocate = (child: string, { who, team, role = 'social-worker', from = '2026-01-01', to }: Given) =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('allocation')
      .values({
        authority: '990',
        id: newId(),
        childId: child,
        userId: who?.userId ?? null,
        teamId: team ?? null,
        role,
        fromOn: calendarDay(from),
        toOn: to ? calendarDay(to) : null,
      })
      .execute(),
  )

const contactAbout = (child: string, decidedOn: string | null) =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('contact')
      .values({
        authority: '990',
        id: newId(),
        childId: child,
        childAsGiven: json({}),
        receivedAt: instant('2026-01-05T09:00:00Z'),
        sourceCode: '2B',
        sourceName: 'A school',
        summary: 'x',
        words: 'x',
        decideBy: instant('2026-01-06T09:00:00Z'),
        decidedAt: decidedOn === null ? null : instant(`${decidedOn}T12:00:00Z`),
        decision: decidedOn === null ? null : 'referral',
      })
      .execute(),
  )

const promptAbout = (child: string, before: Actor, answeredOn: string | null) =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('warningPrompt')
      .values({
        ...{ authority: '990', id: newId(), rule: 'two-agencies', ruleVersion: 1, childId: child },
        ...{ indexNumber: null, childAsKnown: null, putBefore: before.userId, noticedOn: calendarDay('2026-03-01') },
        noticedAt: instant('2026-03-01T09:00:00Z'),
        ...(answeredOn === null
          ? { state: 'waiting', answeredAt: null, answer: null, answeredByName: null }
          : { state: 'dismissed', answeredAt: instant(`${answeredOn}T12:00:00Z`), answer: 'x', answeredByName: 'x' }),
        answeredBy: null,
      })
      .execute(),
  )

const cover = (absent: Actor, covering: Actor) =>
  inSeat(db, systemActor('990', 'test'), (tx) =>
    tx
      .insertInto('cover')
      .values({
        ...{ authority: '990', id: newId(), absentUser: absent.userId ?? '', coveringUser: covering.userId ?? '' },
        ...{ fromOn: TODAY, toOn: TODAY, reason: 'Leave', endedOn: null, setBy: null },
      })
      .execute(),
  )

const standing = async (actor: Actor, child: string) =>
  [...((await inSeat(db, actor, (tx) => relationshipsWithChild(tx, actor, child, TODAY))) ?? ['not there'])].sort()

const looksAt = async (actor: Actor, child: string) =>
  (await inSeat(db, actor, (tx) => childrenAllowed(tx, actor, 'child.look', TODAY, 100))).includes(child)

describe('how someone stands to a child', () => {
  it('is not at all, unless something binds them', async () => {
    const child = await aChild(db, '990')
    for (const actor of [
      council.socialWorker,
      council.teamManager,
      council.frontDoorManager,
      council.conferenceChair,
    ]) {
      expect(await standing(actor, child)).toEqual([])
    }
  })

  it('is by allocation: to them, to their team, as chair, as reviewing officer', async () => {
    const child = await aChild(db, '990')
    await allocate(child, { who: council.socialWorker, team: council.teams.safeguarding })
    await allocate(child, { who: council.conferenceChair, role: 'conference-chair' })
    await allocate(child, { who: council.reviewingOfficer, role: 'reviewing-officer' })
    expect(await standing(council.socialWorker, child)).toEqual(['allocated', 'team'])
    expect(await standing(council.teamManager, child)).toEqual(['team'])
    expect(await standing(council.conferenceChair, child)).toEqual(['chairs'])
    expect(await standing(council.reviewingOfficer, child)).toEqual(['reviews'])
    expect(await standing({ ...council.teamManager, teamId: council.teams.assessment }, child)).toEqual([])
  })

  it('begins with the allocation and ends with it', async () => {
    const child = await aChild(db, '990')
    await allocate(child, { who: council.socialWorker, to: '2026-02-01' })
    await allocate(child, { who: council.colleague, from: addDays(TODAY, 1) })
    expect(await standing(council.socialWorker, child)).toEqual([])
    expect(await standing(council.colleague, child)).toEqual([])
  })

  it.each([
    ['a contact that waits for a decision', null, ['front-door']],
    ['a contact decided 27 days ago', addDays(TODAY, -27), ['front-door']],
    ['a contact decided 29 days ago', addDays(TODAY, -29), []],
  ] as const)('is the front door’s for %s', async (_, decidedOn, expected) => {
    const child = await aChild(db, '990')
    await contactAbout(child, decidedOn)
    expect(await standing(council.frontDoorManager, child)).toEqual(expected)
    expect(await standing(council.socialWorker, child)).toEqual([])
  })

  it.each([
    ['waits', null, ['front-door']],
    ['was answered 27 days ago', addDays(TODAY, -27), ['front-door']],
    ['was answered 29 days ago', addDays(TODAY, -29), []],
  ] as const)(
    'is of the front-door manager before whom a prompt about the child is put that %s, and of no other',
    async (_, answeredOn, expected) => {
      const child = await aChild(db, '990')
      const { frontDoorManager } = council
      await promptAbout(child, frontDoorManager, answeredOn)
      expect(await standing(frontDoorManager, child)).toEqual(expected)
      expect(await looksAt(frontDoorManager, child)).toBe(expected.length > 0)
      const other = await aWorker(council, 'front-door-manager', { team: 'front-door' })
      expect(await standing(other, child)).toEqual([])
      await cover(frontDoorManager, other)
      expect(await standing(other, child)).toEqual(expected)
    },
  )

  it('does not exist to another authority’s children, to adults, or to nobody', async () => {
    await allocate(childId, { who: council.socialWorker })
    const adult = await anAdult(db, '990')
    expect(await standing(neighbour.socialWorker, childId)).toEqual(['not there'])
    expect(await standing(council.socialWorker, adult)).toEqual(['not there'])
    expect(await standing(council.socialWorker, newId())).toEqual(['not there'])
  })

  it('is found for many children at once', async () => {
    const other = await aChild(db, '990')
    const actor = council.socialWorker
    const found = await inSeat(db, actor, (tx) => relationshipsWith(tx, actor, [childId, other, newId()], TODAY))
    expect([...found.keys()].sort()).toEqual([childId, other].sort())
    expect(found.get(childId)?.has('allocated')).toBe(true)
    expect(await inSeat(db, actor, (tx) => relationshipsWith(tx, actor, [], TODAY))).toEqual(new Map())
  })
})
