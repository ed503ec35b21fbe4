import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { closeWorry, openWorry } from './commands.ts'
import { openWorries } from './queries.ts'

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
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const open = (actor: Actor, childIds = [niamh, alfie]) =>
  inSeat(db, actor, (tx) =>
    openWorry(
      tx,
      actor,
      {
        ...{ kind: 'open-risk', childIds, personId: null, title: 'Hungry', statement: 'No breakfast.', trend: null },
        ...{ howKnown: 'fact', saidBy: 'Grace Okafor', sinceOn: calendarDay('2026-03-10'), reviewBy: null, told: null },
      },
      NOW,
    ),
  )
const close = (actor: Actor, id: string) =>
  inSeat(db, actor, (tx) => closeWorry(tx, actor, id, 'Breakfast club since Monday.', NOW))
const ofChild = (id: string) => inSeat(db, council.socialWorker, (tx) => openWorries(tx, [id]))
const storyOf = (id: string) => inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, id, { limit: 5 }))

it('opened about brother and sister, stands on both pages and once in the story of each', async () => {
  expect(await open(council.socialWorker)).toMatchObject({ ok: true })
  expect(await ofChild(niamh)).toMatchObject([{ title: 'Hungry', closedOn: null }])
  expect(await ofChild(alfie)).toMatchObject([{ title: 'Hungry' }])
  expect(await storyOf(alfie)).toMatchObject([{ title: 'Hungry', bearing: 'worry', saidBy: 'Grace Okafor' }])
})

it('closed for one child, stays open for the other, and the story keeps that it was there', async () => {
  await open(council.socialWorker)
  const [worry] = await ofChild(niamh)
  expect(await close(council.socialWorker, worry?.id ?? '')).toMatchObject({ ok: true })
  expect(await ofChild(niamh)).toEqual([])
  expect(await ofChild(alfie)).toHaveLength(1)
  expect((await storyOf(niamh)).map(({ title }) => title)).toEqual(['No longer an open worry: Hungry', 'Hungry'])
})

it.each([
  ['a colleague', () => council.colleague],
  ['a chair without a conference', () => council.conferenceChair],
  ['another authority', () => ({ ...council.socialWorker, authority: '991' })],
])('is not there for %s', async (_, actor) => {
  await open(council.socialWorker)
  const [worry] = await ofChild(niamh)
  expect(await open(actor())).toEqual({ ok: false, refusal: 'not-found' })
  expect(await close(actor(), worry?.id ?? '')).toEqual({ ok: false, refusal: 'not-found' })
  expect(await ofChild(niamh)).toHaveLength(1)
})

it('is not written at all if one of the children is not theirs', async () => {
  const stranger = await aChild(db, '990', { given: 'Imran' })
  expect(await open(council.socialWorker, [niamh, stranger])).toEqual({ ok: false, refusal: 'not-found' })
  expect(await ofChild(niamh)).toEqual([])
})
