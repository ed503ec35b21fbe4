import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { looksAt } from '../../story/looks/queries.ts'
import { addEntries } from '../queries.ts'
import { paragraphs } from '../rules.ts'
import { entriesCited } from './queries.ts'
import { citingRoutes } from './routes.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 3)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    citingRoutes,
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const said = async (title: string, body: string, over: { readonly corrects?: string; readonly on?: string } = {}) => {
  const id = newId()
  const { corrects = null, on = '2026-03-02' } = over
  await inSeat(db, council.socialWorker, (tx) =>
    addEntries(tx, council.socialWorker, [
      {
        ...{ id, kind: 'fact', title, body: paragraphs(body), happenedOn: calendarDay(on), saidBy: 'Grace Okafor' },
        ...{ corrects, about: [{ personId: niamh }] },
      },
    ]),
  )
  return id
}
const offered = async (words = '') => {
  const answer = await post(http, `/children/${niamh}/entries-to-cite`, { words })
  return (answer.json().entries as { readonly id: string; readonly title: string; readonly source: string }[]) ?? []
}

describe('what may be cited', () => {
  it('is what stands in the child’s story, newest first, with who said it and when', async () => {
    const early = await said('No coat', 'It was 3°C.', { on: '2026-02-01' })
    const late = await said('Hungry', 'She asked for bread.')
    const ids = (await offered()).map(({ id }) => id)
    expect(ids.indexOf(late)).toBeLessThan(ids.indexOf(early))
    expect((await offered('hungry'))[0]).toEqual({
      ...{ id: late, title: 'Hungry', source: 'Fact. Grace Okafor, 2 March 2026' },
    })
  })

  it('is found by all of its words, in title, text or speaker, in any order', async () => {
    const id = await said('No coat', 'It was 3°C, 100% damp.')
    expect((await offered('okafor COAT')).map((one) => one.id)).toEqual([id])
    expect((await offered('100% damp')).map((one) => one.id)).toEqual([id])
    expect(await offered('coat warm')).toEqual([])
    expect(await offered('1_0%')).toEqual([])
  })

  it('is never a correction: what it corrects is cited, and says so', async () => {
    const id = await said('Year 3', 'She is in Year 3.')
    await said('Year 2', 'She is in Year 2.', { corrects: id })
    expect(await offered('Year 2')).toEqual([])
    const cited = await inSeat(db, actor, (tx) => entriesCited(tx, [niamh], [id]))
    expect(cited).toMatchObject([{ id, isCorrected: true }])
  })

  it('is never of another child’s story', async () => {
    const id = await said('Hungry', 'She asked for bread.')
    const other = await aChild(db, '990')
    expect(await inSeat(db, actor, (tx) => entriesCited(tx, [other], [id]))).toEqual([])
  })

  it('is offered fifty at a time, and says that there is more', async () => {
    for (let at = 0; at < 51; at += 1) await said(`Visit ${at}`, 'Seen.')
    const answer = await post(http, `/children/${niamh}/entries-to-cite`, { words: 'visit' })
    expect(answer.json()).toMatchObject({ child: 'Niamh Calloway', more: true })
    expect(answer.json().entries).toHaveLength(50)
  })
})

describe('whom a text may link', () => {
  it('is the child and those around them, by how they stand to the child', async () => {
    const kerry = await anAdult(db, '990')
    await motherOf(db, '990', kerry, [niamh])
    const { people } = (await post(http, `/children/${niamh}/people-to-link`, {})).json()
    expect(people).toEqual([
      { id: niamh, name: 'Niamh Calloway', tie: 'the child' },
      { id: kerry, name: 'Kerry Calloway', tie: 'mother' },
    ])
  })
})

describe('who may look', () => {
  const ROUTES = ['entries-to-cite', 'people-to-link'] as const

  it.each(ROUTES)('whoever works with the child, and the look at %s is on record', async (route) => {
    for (const who of [council.socialWorker, council.teamManager]) {
      actor = who
      expect((await post(http, `/children/${niamh}/${route}`, {})).statusCode).toBe(200)
      const { looks } = await inSeat(db, who, (tx) => looksAt(tx, niamh, 1))
      expect(looks).toMatchObject([{ action: 'child.look', who: who.name }])
    }
  })

  it.each(ROUTES)('nobody else: for them %s is not there', async (route) => {
    const strangers = [
      await aWorker(council, 'social-worker', { team: 'looked-after' }),
      await aPractitioner(council),
      (await aCouncil(council.urls, '991')).socialWorker,
    ]
    for (const stranger of strangers) {
      actor = stranger
      for (const id of [niamh, newId(), 'niamh']) {
        expect((await post(http, `/children/${id}/${route}`, {})).statusCode, stranger.jobTitle).toBe(404)
      }
    }
  })
})
