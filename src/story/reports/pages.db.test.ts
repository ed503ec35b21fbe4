import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild, anAdult, motherOf } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { anEntry, aWorry } from '../../../testing/builders/story.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { addWorry } from '../../casework/worries/queries.ts'
import { deskInProcess } from '../../child-index/desk/in-process.ts'
import { childIndexInProcess, type IndexDatabase } from '../../child-index/in-process.ts'
import type { IndexDB } from '../../child-index/schema.ts'
import { ROOMS } from '../../deployments/rooms.ts'
import { addEntries } from '../../entries/queries.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { systemClock } from '../../platform/clock.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { lookAtReport } from './commands.ts'
import { REPORT_KINDS } from './model.ts'
import { blocksOf } from './rules.ts'

let db: Database
let index: IndexDatabase
let http: FastifyInstance
let council: Council
let neighbour: Council
let niamh: string
let alfie: string
let actor: Actor
const now = aMoment()

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  index = openDatabase<IndexDB>(urls.index, 2)
  council = await aCouncil(urls)
  neighbour = await aCouncil(urls, '991')
  const parts = {
    ...{ db, clock: systemClock, log: openLog('silent'), origin: 'http://localhost' },
    ...{ index: childIndexInProcess(index), desk: deskInProcess(index) },
  }
  http = await pagesOf(
    db,
    () => actor,
    () => now,
    (server, acting) => {
      for (const room of ROOMS) room(server, acting, parts)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await motherOf(db, '990', await anAdult(db, '990'), [niamh, alfie])
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(async () => {
  await http.close()
  await Promise.all([db.destroy(), index.destroy()])
})

const get = async (url: string) => {
  const { statusCode, body } = await http.inject(url)
  return { statusCode, body: body.replaceAll(/\s+/g, ' ') }
}

async function tell(...told: readonly Parameters<typeof anEntry>[1][]): Promise<readonly string[]> {
  const entries = told.map((given) => anEntry(niamh, given))
  await inSeat(db, council.socialWorker, (tx) => addEntries(tx, council.socialWorker, entries))
  return entries.map(({ id }) => id)
}

async function aReport(kind: string, also: readonly string[] = []): Promise<string> {
  const id = newId()
  const begun = await post(http, `/children/${niamh}/reports`, { id, kind, also: [...also] })
  expect(begun.headers.location).toBe(`/reports/${id}`)
  return id
}

const own = { covering: '', recommendation: '', revision: '1', begunFrom: '{}' }

describe('a report for the conference', () => {
  it('is there at once from what is written, and each piece says where and leads there', async () => {
    await inSeat(db, actor, (tx) => addWorry(tx, aWorry(niamh), actor.userId, []))
    await tell(
      { title: 'I like it at Nan’s', kind: 'child-words' },
      { title: 'Left alone at night', significant: true },
    )
    const id = await aReport('conference')
    const { body } = await get(`/reports/${id}`)
    expect(body).toContain('Hungry at school on 6 of the last 10 days.')
    expect(body).toContain('I like it at Nan’s')
    expect(body).toContain('18 March 2026: Left alone at night')
    expect(body).toContain('Written in the story, 18 March 2026')
    expect(body).toContain('Kerry Calloway (mother): not asked yet.')
    expect(body).toContain(`href="/children/${niamh}/write"`)
  })

  it('says the new words once something is put right where it is written', async () => {
    const [said = ''] = await tell({ title: 'Left alone at night', significant: true })
    const id = await aReport('conference')
    await tell({ title: 'With Nan at night', corrects: said, correction: 'Misheard' })
    const { body } = await get(`/reports/${id}`)
    expect(body).toContain('With Nan at night')
    expect(body).not.toContain('Left alone at night')
  })

  it('is about brothers and sisters together: what is about all stands once, and each has a part', async () => {
    const id = await aReport('conference', [alfie])
    const { body } = await get(`/reports/${id}`)
    expect(body.match(/What the assessment found/g)).toHaveLength(1)
    expect(body.match(/<h3[^>]*>Who this is about/g)).toHaveLength(2)
    expect((await get(`/children/${alfie}/reports`)).body).toContain(`/reports/${id}`)
  })

  it('has what only it says, kept apart', async () => {
    const id = await aReport('conference')
    const sent = await post(http, `/reports/${id}`, { ...own, id: newId(), recommendation: 'That there is a plan.' })
    expect(sent.statusCode).toBe(303)
    expect((await get(`/reports/${id}`)).body).toContain('<p>That there is a plan.</p>')
  })
})

describe('a report that is final', () => {
  it('keeps its words and its hash, is in the story, and marks what was put right since', async () => {
    const [said = ''] = await tell({ title: 'Left alone at night', significant: true })
    const id = await aReport('conference')
    const record = newId()
    for (const _ of ['once', 'again']) {
      const sent = await post(http, `/reports/${id}/final`, { id: record })
      expect(sent.headers.location).toBe(`/reports/${id}/final/${record}`)
    }
    const kept = await inSeat(db, actor, (tx) => recordsOfStep(tx, id))
    expect(kept.map(isUnaltered)).toEqual([true])
    expect(kept[0]?.signedByName).toBe(actor.name)
    expect((await get(`/reports/${id}/final/${record}`)).body).not.toContain('changed since')
    await tell({ title: 'With Nan at night', corrects: said, correction: 'Misheard' })
    const { body } = await get(`/reports/${id}/final/${record}`)
    expect(body).toContain('Left alone at night')
    expect(body).not.toContain('With Nan at night')
    expect(body).toContain('1 thing was changed since, and is marked.')
    expect(body).toContain(kept[0]?.sha256)
    expect((await get(`/children/${niamh}/chronology`)).body).toContain('made final')
  })
})

describe('every report', () => {
  it('opens, prints as a PDF, and every source of it has a page that opens', async () => {
    await inSeat(db, actor, (tx) => addWorry(tx, aWorry(niamh), actor.userId, []))
    await tell({ title: 'I like it at Nan’s', kind: 'child-words' }, { title: 'Left alone', significant: true })
    const paths = new Set<string>()
    for (const kind of REPORT_KINDS) {
      const id = await aReport(kind, [alfie])
      const pdf = await http.inject(`/reports/${id}/copy.pdf`)
      expect([kind, pdf.headers['content-type'], pdf.statusCode]).toEqual([kind, 'application/pdf', 200])
      const shown = await inSeat(db, actor, (tx) => lookAtReport(tx, actor, id, now))
      const blocks = shown ? blocksOf(shown.document) : []
      expect(new Set(blocks.map(({ key }) => key)).size, kind).toBe(blocks.length)
      for (const { source } of blocks) paths.add(source.path)
    }
    expect(paths.size).toBeGreaterThan(10)
    for (const path of paths) expect((await http.inject(path)).statusCode, path).toBe(200)
  })

  it('leaves in a letter to the family nothing that others told us', async () => {
    await inSeat(db, actor, (tx) => addWorry(tx, aWorry(niamh), actor.userId, []))
    await tell({ title: 'The neighbour heard shouting', significant: true, kind: 'hearsay' })
    const { body } = await get(`/reports/${await aReport('letter')}`)
    expect(body).not.toContain('neighbour')
    expect(body).not.toContain('Hungry at school')
    expect(body).toContain('Who to ring')
  })
})

describe('to whoever does not work with the children', () => {
  it('there is no report, and nothing can be done with one', async () => {
    const id = await aReport('conference')
    const record = newId()
    await post(http, `/reports/${id}/final`, { id: record })
    const paths = [
      `/children/${niamh}/reports`,
      ...['', '/copy.pdf', `/final/${record}`, `/final/${record}/copy.pdf`].map((path) => `/reports/${id}${path}`),
    ]
    for (const other of [
      council.colleague,
      council.conferenceChair,
      council.frontDoorManager,
      neighbour.socialWorker,
    ]) {
      actor = other
      for (const path of paths) expect((await http.inject(path)).statusCode, `${other.name} ${path}`).toBe(404)
      for (const path of [`/children/${niamh}/reports`, `/reports/${id}`, `/reports/${id}/final`]) {
        const sent = await post(http, path, { ...own, id: newId(), kind: 'conference' })
        expect(sent.statusCode, `${other.name} POST ${path}`).toBe(404)
      }
    }
  })

  it('a report about two children is not for whoever may look at one of them alone', async () => {
    const [alone, both] = [await aReport('review'), await aReport('review', [alfie])]
    await inSeat(db, council.socialWorker, (tx) =>
      tx
        .insertInto('allocation')
        .values({
          ...{ authority: '990', id: newId(), childId: niamh, userId: council.reviewingOfficer.userId },
          ...{ teamId: null, role: 'reviewing-officer', fromOn: calendarDay('2026-01-05') },
        })
        .execute(),
    )
    actor = council.reviewingOfficer
    expect((await get(`/reports/${both}`)).statusCode).toBe(404)
    const { body, statusCode } = await get(`/reports/${alone}`)
    expect(statusCode).toBe(200)
    expect(body).not.toContain('<textarea')
    expect((await http.inject(`/reports/${alone}/copy.pdf`)).statusCode).toBe(200)
    expect((await post(http, `/reports/${alone}/final`, { id: newId() })).statusCode).toBe(404)
    expect((await get(`/children/${niamh}/reports`)).body).not.toContain(both)
    const shown = await inSeat(db, actor, (tx) => lookAtReport(tx, actor, alone, now))
    for (const { source } of shown ? blocksOf(shown.document) : []) {
      expect((await http.inject(source.path)).statusCode, source.path).toBe(200)
    }
  })
})
