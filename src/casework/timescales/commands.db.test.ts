import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { openDues, refreshDues } from '../dues/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { setLocalTimescale } from './commands.ts'
import type { SetTimescale } from './model.ts'
import { localTimescales, localValues } from './queries.ts'

const NOW = aMoment()
const TOMORROW = addDays(NOW.day, 1)
let db: Database
let council: Council
let administrator: Actor

beforeEach(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  administrator = await aWorker(council, 'administrator', { name: 'Gareth Pugh' })
})
afterEach(() => db.destroy())

const act = (given: Partial<SetTimescale> = {}): SetTimescale => ({
  ...{ id: newId(), rule: 'cp-visit', count: 5, unit: 'workingDays', clockStartsOn: null },
  ...{ fromOn: TOMORROW, reason: 'Agreed in March.' },
  ...given,
})
const set = (given: Partial<SetTimescale> = {}, actor = administrator, today = NOW.day) =>
  inSeat(db, actor, (tx) => setLocalTimescale(tx, actor, act(given), today))
const here = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)

it('is set by an administrator, and by nobody else', async () => {
  const { frontDoorManager, socialWorker, teamManager, conferenceChair, reviewingOfficer } = council
  const practitioner = await aPractitioner(council)
  const others = [frontDoorManager, socialWorker, teamManager, conferenceChair, reviewingOfficer, practitioner]
  for (const other of others) expect(await set({}, other)).toEqual({ ok: false, refusal: 'not-permitted' })
  expect(await here(localValues)).toEqual([])
  expect(await set()).toEqual({ ok: true, value: null })
  expect(await here(localValues)).toMatchObject([
    { id: 'cp-visit', allow: { workingDays: 5 }, fromOn: TOMORROW, toOn: null, setBy: 'Gareth Pugh' },
  ])
})

it('is known to partners too, whom it tells by when we act, and to no other authority', async () => {
  await set()
  const practitioner = await aPractitioner(council)
  expect(await inSeat(db, practitioner, localTimescales)).toHaveLength(1)
  const neighbour = { ...council.socialWorker, authority: '991' }
  expect(await inSeat(db, neighbour, localTimescales)).toEqual([])
})

it('ends what was set before on the day before; what had not begun never begins', async () => {
  await set({ count: 8 })
  await set({ count: 7, fromOn: addDays(NOW.day, 40) })
  await set({ count: 6, fromOn: addDays(NOW.day, 10) })
  expect(await here(localTimescales)).toMatchObject([
    { allow: { workingDays: 6 }, fromOn: addDays(NOW.day, 10), toOn: null },
    { allow: { workingDays: 8 }, fromOn: TOMORROW, toOn: addDays(NOW.day, 9) },
  ])
})

it('set twice at one moment is set once after the other', async () => {
  const both = await Promise.all([set({ count: 8 }), set({ count: 9 })])
  expect(both.every(({ ok }) => ok)).toBe(true)
  expect(await here(localTimescales)).toHaveLength(1)
})

it('a refused value changes nothing', async () => {
  await set({ count: 8 })
  const refused = await set({ rule: 'initial-conference', count: 16, fromOn: addDays(NOW.day, 5) })
  expect(refused).toEqual({ ok: false, refusal: 'looser-than-law' })
  expect(await here(localTimescales)).toMatchObject([{ allow: { workingDays: 8 }, toOn: null }])
})

it('moves no clock that runs: each keeps the figure of the day that set it going', async () => {
  const [niamh, alfie] = [await aChild(db, '990'), await aChild(db, '990', { given: 'Alfie' })]
  await anOpenCase(db, council, [niamh, alfie])
  const begin = (childId: string, fromOn = NOW.day) =>
    here(async (tx) => {
      await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn })
      await refreshDues(tx, [childId], NOW.holidays)
    })
  const visitOf = async (childId: string) =>
    (await here((tx) => openDues(tx, [childId], 20))).find(({ rule }) => rule === 'cin-visit')
  await begin(niamh)
  await set({ rule: 'cin-visit', count: 10 })
  await begin(alfie, TOMORROW)
  await here((tx) => refreshDues(tx, [niamh, alfie], NOW.holidays))
  expect(await visitOf(niamh)).toMatchObject({ startsOn: NOW.day, dueBy: '2026-04-20', ruleValidFrom: '2013-04-15' })
  expect(await visitOf(alfie)).toMatchObject({ startsOn: TOMORROW, dueBy: '2026-04-07', ruleValidFrom: TOMORROW })
  const again = await here((tx) => refreshDues(tx, [niamh, alfie], NOW.holidays))
  expect(again).toEqual({ added: 0, changed: 0, removed: 0 })
})
