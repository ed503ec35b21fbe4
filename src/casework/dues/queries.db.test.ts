import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, whoWaits } from '../../../testing/database.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { startAssessment } from '../assessments/queries.ts'
import { closeCase } from '../closures/commands.ts'
import { addStrategyDiscussion } from '../enquiries/queries.ts'
import { callInitialConference, enquiryById, saveConclusion, startEnquiry } from '../enquiries/queries-enquiry.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { addReferral } from '../referrals/queries.ts'
import { recordVisit } from '../visits/commands.ts'
import { duesOfStep, openDues, refreshDues } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let assessmentId: string
let waiting: () => Promise<number>

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  waiting = () => whoWaits(inject('server'), urls.owner)
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

it('an assessment that a later referral began in the same case asks for nothing once that case is closed', async () => {
  const [referralId, id] = [newId(), newId()]
  const later = addDays(NOW.day, -3)
  const manager = council.teamManager
  await inCouncil(async (tx) => {
    const row = { id: referralId, contactId: null, sourceCode: '2A', sourceName: null, reason: null }
    await addReferral(tx, { ...row, receivedOn: later, childIds: [niamh] })
    await startAssessment(tx, { id, referralId, startedOn: later, childIds: [niamh] })
    await refreshDues(tx, [niamh], NOW.holidays)
  })
  const why = { reasonCode: 'RC7', summary: 'Better.', lookAgainIf: 'she is hungry' }
  await inSeat(db, manager, (tx) => closeCase(tx, manager, niamh, { closedOn: NOW.day, ...why }, NOW))
  expect(await inCouncil((tx) => duesOfStep(tx, id))).toMatchObject([{ notNeeded: 'The case was closed' }])
})

it('a conference held for the brother alone is not done for his sister', async () => {
  const alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  const { referralId } = await anOpenCase(db, council, [alfie])
  const [discussion, enquiryId] = [newId(), newId()]
  const on = addDays(NOW.day, -3)
  await inCouncil(async (tx) => {
    const childIds = [niamh, alfie]
    await addStrategyDiscussion(tx, { id: discussion, referralId, triggeredAt: NOW.at, childIds })
    await startEnquiry(tx, { id: enquiryId, referralId, strategyDiscussionId: discussion, startedOn: on, childIds })
    const enquiry = await enquiryById(tx, enquiryId)
    const seen = { seenOn: null, seenAlone: null }
    const children = [
      { childId: niamh, outcome: 'not-substantiated' as const, ...seen },
      { childId: alfie, outcome: 'conference' as const, ...seen },
    ]
    await saveConclusion(tx, enquiryId, { concludedOn: on, summary: 'A burn.', children, chairId: null }, null)
    const called = { id: newId(), calledOn: on, childIds: [alfie] }
    if (enquiry) await callInitialConference(tx, enquiry, called)
    await tx.updateTable('conference').set({ heldOn: NOW.day }).where('id', '=', called.id).execute()
    await refreshDues(tx, childIds, NOW.holidays)
    const clocks = new Map((await duesOfStep(tx, enquiryId)).map((due) => [due.childId, due]))
    expect(clocks.get(alfie)).toMatchObject({ doneOn: NOW.day, notNeeded: null })
    expect(clocks.get(niamh)).toMatchObject({ doneOn: null, notNeeded: expect.stringContaining('no conference') })
  })
})

it('visits recorded at one moment by two workers set the same clocks going as one after the other', async () => {
  await inCouncil(async (tx) => {
    await beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: addDays(NOW.day, -20) })
    await refreshDues(tx, [niamh], NOW.holidays)
  })
  const first = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const one = inCouncil(async (tx) => {
    await visit(tx, 3)
    written.resolve()
    await first.promise
  })
  await written.promise
  const other = inCouncil((tx) => visit(tx, 1))
  await expect.poll(waiting).toBe(1)
  first.resolve()
  await Promise.all([one, other])

  expect(await refresh()).toEqual({ added: 0, changed: 0, removed: 0 })
  const open = await inCouncil((tx) => openDues(tx, [niamh], 20))
  expect(open.filter(({ rule }) => rule === 'cin-visit')).toMatchObject([{ startsOn: addDays(NOW.day, -1) }])
})

function visit(tx: Tx, daysAgo: number) {
  const seen = { childId: niamh, seen: true, seenAlone: true, bedroomSeen: true, whyNotSeen: null, words: null }
  const act = {
    id: newId(),
    happenedOn: addDays(NOW.day, -daysAgo),
    place: null,
    summary: 'At home.',
    children: [seen],
  }
  return recordVisit(tx, council.socialWorker, act, NOW)
}
