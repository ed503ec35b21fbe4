import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { endWork } from '../closures/queries-ending.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import type { MeetingKind } from './model.ts'
import { meetingById } from './queries.ts'
import { addChildren } from './queries-writing.ts'

const NOW = aMoment()
const MOVED = { closedOn: NOW.day, reasonCode: 'RC5' }
let db: Database
let council: Council

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
afterAll(() => db.destroy())

const asManager = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const state = async (id: string) => (await asManager((tx) => meetingById(tx, id)))?.cancelledWhy

async function planned(kind: MeetingKind, childIds: readonly string[]): Promise<string> {
  const id = newId()
  await asManager(async (tx) => {
    const plannedFor = calendarDay('2026-04-02')
    await tx.insertInto('meeting').values({ authority: tx.authority, id, kind, plannedFor }).execute()
    await addChildren(tx, id, childIds)
  })
  return id
}

it('core groups and reviews are called off with the reason once no child of theirs has a plan', async () => {
  const niamh = await aChild(db, '990')
  const alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
  for (const childId of [niamh, alfie]) {
    const plan = { childId, kind: 'child-protection', category: 'NEG', fromOn: calendarDay('2026-03-03') } as const
    await asManager((tx) => beginPlanStatus(tx, plan))
  }
  const group = await planned('core-group', [niamh, alfie])
  const review = await planned('review-conference', [alfie])
  const discussion = await planned('strategy-discussion', [niamh, alfie])
  await asManager((tx) => endWork(tx, council.teamManager, niamh, MOVED, NOW))
  expect([await state(group), await state(review)]).toEqual([null, null])
  await asManager((tx) => endWork(tx, council.teamManager, alfie, MOVED, NOW))
  for (const id of [group, review]) expect(await state(id)).toEqual(expect.stringMatching(/\w/))
  expect(await state(discussion)).toBeNull()
})
