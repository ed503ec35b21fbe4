import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { recordVisit } from '../visits/commands.ts'
import { duesOfStep, openDues, refreshDues } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let assessmentId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  assessmentId = (await anOpenCase(db, council, [niamh])).assessmentId
})
afterAll(() => db.destroy())

const inCouncil = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.socialWorker, work)
const refresh = () => inCouncil((tx) => refreshDues(tx, [niamh], NOW.holidays))

it('reckoning again finds nothing to change', async () => {
  expect(await refresh()).toEqual({ added: 0, changed: 0, removed: 0 })
})

it('a stored clock that was tampered with is put right, and the difference is told', async () => {
  await inCouncil((tx) =>
    tx
      .updateTable('due')
      .set({ dueBy: addDays(NOW.day, 400) })
      .where('authority', '=', '990')
      .where('stepId', '=', assessmentId)
      .execute(),
  )
  expect(await refresh()).toEqual({ added: 0, changed: 1, removed: 0 })
  expect(await inCouncil((tx) => duesOfStep(tx, assessmentId))).toMatchObject([{ dueBy: '2026-05-07' }])
})

it('visits recorded at one moment by two workers set the same clocks going as one after the other', async () => {
  await inCouncil(async (tx) => {
    await beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: addDays(NOW.day, -20) })
    await refreshDues(tx, [niamh], NOW.holidays)
  })
  const visit = (daysAgo: number) =>
    inCouncil((tx) =>
      recordVisit(
        tx,
        council.socialWorker,
        {
          ...{ id: newId(), happenedOn: addDays(NOW.day, -daysAgo), place: null, summary: 'At home.' },
          children: [{ childId: niamh, seen: true, seenAlone: true, bedroomSeen: true, whyNotSeen: null, words: null }],
        },
        NOW,
      ),
    )
  await Promise.all([1, 2, 3, 4, 5, 6].map(visit))
  expect(await refresh()).toEqual({ added: 0, changed: 0, removed: 0 })
  const open = await inCouncil((tx) => openDues(tx, [niamh], 20))
  expect(open.filter(({ rule }) => rule === 'cin-visit')).toMatchObject([{ startsOn: addDays(NOW.day, -1) }])
})
