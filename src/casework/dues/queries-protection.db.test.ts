import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { addHours } from '../../kernel/instant.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { duesOfStep, refreshDues } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const inCouncil = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const authority = '990'

/** The clocks of a step once its rows are there, and that reckoning them again changes nothing. */
async function clocksAfter(stepId: string, write: (tx: Tx) => Promise<unknown>) {
  return inCouncil(async (tx) => {
    await write(tx)
    await refreshDues(tx, [niamh, alfie], NOW.holidays)
    const again = await refreshDues(tx, [niamh, alfie], NOW.holidays)
    expect(again).toEqual({ added: 0, changed: 0, removed: 0 })
    return duesOfStep(tx, stepId)
  })
}

it('police protection of brother and sister is a clock for each, to the minute', async () => {
  const id = newId()
  const step = {
    authority,
    id,
    kind: 'police-protection' as const,
    beganAt: NOW.at,
    madeBy: 'PC Hale',
    reason: 'A burn.',
  }
  const clocks = await clocksAfter(id, async (tx) => {
    await tx.insertInto('immediateProtection').values(step).execute()
    const parts = [niamh, alfie].map((childId) => ({ authority, id: newId(), immediateProtectionId: id, childId }))
    await tx.insertInto('immediateProtectionChild').values(parts).execute()
  })
  expect(clocks).toHaveLength(2)
  for (const clock of clocks) expect(clock).toMatchObject({ dueAt: addHours(NOW.at, 72), dueBy: '2026-03-22' })

  const endedAt = addHours(NOW.at, 73)
  const ended = await clocksAfter(id, (tx) =>
    tx
      .updateTable('immediateProtection')
      .set({ endedAt, endReason: 'Safe at home.' })
      .where('authority', '=', authority)
      .where('id', '=', id)
      .execute(),
  )
  for (const clock of ended) expect(clock).toMatchObject({ doneAt: endedAt, doneOn: '2026-03-22' })
})

it('a child still missing has no interview due; one who came back has, until she says no', async () => {
  const id = newId()
  const away = {
    kind: 'missing' as const,
    missingFrom: NOW.at,
    lastSeen: 'School',
    reportedBy: 'Mother',
    worry: 'Dark.',
  }
  const missing = await clocksAfter(id, (tx) =>
    tx
      .insertInto('missingEpisode')
      .values({ authority, id, childId: niamh, ...away })
      .execute(),
  )
  expect(missing).toEqual([])
  const change = (set: { returnedAt: typeof NOW.at } | { interviewRefusedWhy: string }) => (tx: Tx) =>
    tx.updateTable('missingEpisode').set(set).where('authority', '=', authority).where('id', '=', id).execute()
  const returnedAt = addHours(NOW.at, 5)
  expect(await clocksAfter(id, change({ returnedAt }))).toMatchObject([
    { dueAt: addHours(NOW.at, 77), notNeeded: null },
  ])
  expect(await clocksAfter(id, change({ interviewRefusedWhy: 'She was tired of questions.' }))).toMatchObject([
    { notNeeded: 'The child did not want the interview' },
  ])
})

it('a serious incident and a plan that moves in have their clocks; a move out, for a while, or without a plan has none', async () => {
  const incident = newId()
  const known = { happenedOn: NOW.day, awareOn: NOW.day, whatHappened: 'A fall.', harm: 'seriously-harmed' } as const
  const clocks = await clocksAfter(incident, async (tx) => {
    const row = { authority, id: incident, ...known, abuseOrNeglect: 'suspected' as const }
    await tx.insertInto('seriousIncident').values(row).execute()
    const part = { authority, id: newId(), seriousIncidentId: incident, childId: niamh }
    await tx.insertInto('seriousIncidentChild').values(part).execute()
  })
  expect(clocks.map(({ rule }) => rule)).toEqual(['incident-notification', 'rapid-review'])

  const move = async (given: { direction: 'in' | 'out'; temporary: boolean }, withPlan = true) => {
    const id = newId()
    return clocksAfter(id, async (tx) => {
      const row = { authority, id, otherAuthority: '991', noticedOn: NOW.day, reason: 'A new home.', ...given }
      await tx.insertInto('transfer').values(row).execute()
      const part = {
        authority,
        id: newId(),
        transferId: id,
        childId: niamh,
        withPlan,
        conferenceHeldOn: addDays(NOW.day, 3),
      }
      await tx.insertInto('transferChild').values(part).execute()
    })
  }
  expect(await move({ direction: 'in', temporary: false })).toMatchObject([
    { dueBy: '2026-04-13', doneOn: '2026-03-22' },
  ])
  expect(await move({ direction: 'in', temporary: false }, false)).toEqual([])
  expect(await move({ direction: 'out', temporary: false })).toEqual([])
  expect(await move({ direction: 'in', temporary: true })).toEqual([])
})

it('a review of the plan in need sets the next one going', async () => {
  const id = newId()
  const clocks = await clocksAfter(id, async (tx) => {
    await beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: addDays(NOW.day, -60) })
    await tx.insertInto('planReview').values({ authority, id, heldOn: NOW.day, summary: 'Better.' }).execute()
    const part = {
      authority,
      id: newId(),
      planReviewId: id,
      childId: niamh,
      outcome: 'continue',
      reason: 'Better.',
    } as const
    await tx.insertInto('planReviewChild').values(part).execute()
  })
  expect(clocks).toMatchObject([{ rule: 'cin-review-next', dueBy: '2026-09-19' }])
})
