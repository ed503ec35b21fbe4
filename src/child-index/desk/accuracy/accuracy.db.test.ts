import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../../testing/database.ts'
import { instant, londonDayOf } from '../../../kernel/instant.ts'
import { openDatabase } from '../../../platform/db.ts'
import type { Accuracy } from '../../contract-accuracy.ts'
import type { DeskOperations } from '../../contract-desk.ts'
import { childIndexInProcess, type IndexDatabase } from '../../in-process.ts'
import { answerOf, done, NOOR, registered } from '../../merging/world.suite.ts'
import type { IndexDB } from '../../schema.ts'
import { deskInProcess } from '../in-process.ts'

let db: IndexDatabase
let desk: DeskOperations
let before: Accuracy

const ZAIN = { given: 'Zain', family: 'Khan', born: '2014-04-04', postcode: 'AL2 2BB' }

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  const index = childIndexInProcess(db)
  desk = deskInProcess(db)
  await registered(index, 'zain', ZAIN)
  await registered(index, 'zain', ZAIN, { node: '991' })
  await registered(index, 'year-only', { ...ZAIN, birthDateKnown: 'year' }, { node: '991' })
  await registered(index, 'oliver', { given: 'Oliver', family: 'Farrow', born: '2012-12-12', postcode: 'AL7 7ZZ' })
  before = await accuracy()
})
afterAll(() => db.destroy())

async function accuracy(): Promise<Accuracy> {
  return answerOf(await desk.accuracy({ asked: NOOR }))
}

it('tells by authority, and by the look of the name, what became of registrations', () => {
  expect(before).toMatchObject({ children: 3, assertions: 4, sample: 1 })
  expect(before.byAuthority).toEqual([
    { name: '990', registrations: 2, matched: 0, review: 0, fresh: 1 },
    { name: '991', registrations: 2, matched: 0.5, review: 0.5, fresh: 0 },
  ])
  expect(before.byNameGroup.map(({ name, registrations }) => [name, registrations])).toEqual([
    ['Names of Muslim families', 3],
    ['Other names, English among them', 1],
  ])
})

it('tells what waits, by week, and what people found once they settled it', async () => {
  expect(before.backlog).toMatchObject({ waiting: 1 })
  expect(before.backlog.byWeek).toHaveLength(12)
  expect(before.backlog.byWeek.at(-1)).toMatchObject({ came: 1, settled: 0 })
  const { duplicates } = answerOf(await desk.possibleDuplicates({ asked: NOOR }))
  const [pair] = duplicates
  if (!pair) throw new Error('no pair waits')
  const { number, otherNumber } = pair
  const reason = 'Two birth certificates'
  answerOf(await desk.sayNotSame({ asked: NOOR, number, otherNumber, reason, duplicateId: pair.id }))
  const after = await accuracy()
  expect(after.backlog).toMatchObject({ waiting: 0, oldestSince: null })
  expect(after.backlog.byWeek.at(-1)).toMatchObject({ came: 1, settled: 1 })
  expect(after.settled).toEqual({ same: 0, notSame: 1, falseLinks: 0 })
})

it('counts a merge that was undone as a link found false', async () => {
  const index = childIndexInProcess(db)
  const survivor = await registered(index, 'a', { given: 'Una', family: 'Marchetti', born: '2009-01-22' })
  const retired = await registered(index, 'b', { given: 'Piers', family: 'Gallowglass', born: '2008-07-30' })
  await done(desk, { kind: 'merge', survivor, retired })
  await done(desk, { kind: 'unmerge', retired })
  expect((await accuracy()).settled).toMatchObject({ same: 1, falseLinks: 1 })
})

it('says as of when, by the clock it is given', async () => {
  const at = instant('2030-05-06T09:00:00Z')
  const later = deskInProcess(db, { clock: { now: () => at, today: () => londonDayOf(at) } })
  const told = answerOf(await later.accuracy({ asked: NOOR }))
  expect(told).toMatchObject({ asOf: at, byAuthority: [], byNameGroup: [], drift: [] })
})
