import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import { openWorryPage } from '../../../casework/worries/pages/open-worry/page.ts'
import { openWorries } from '../../../casework/worries/queries.ts'
import { entriesAbout } from '../../../entries/queries.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { correctEntryPage } from './correct-entry/page.tsx'
import { writeEntryPage } from './write-entry/page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => council.socialWorker,
    () => aMoment(),
    (server, acting) => {
      for (const page of [writeEntryPage, correctEntryPage, openWorryPage]) page(server, acting)
    },
  )
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const WRITTEN = {
  ...{ what: 'No coat again', kind: 'fact', saidBy: 'Asha Verma' },
  ...{ 'when-day': '18', 'when-month': '3', 'when-year': '2026' },
}
const told = () => inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, niamh, { limit: 20 }))

describe('an entry', () => {
  it('sent twice is one, and the next page is an empty one', async () => {
    const entry = { ...WRITTEN, id: newId() }
    const url = `/children/${niamh}/write`
    for (const _ of ['once', 'again']) {
      expect((await post(http, url, entry)).headers.location).toBe(`/children/${niamh}#entry-${entry.id}`)
    }
    expect(await told()).toHaveLength(1)
    const { body } = await http.inject(url)
    expect(body).not.toContain(entry.id)
    expect(body).not.toContain('No coat again')
  })

  it('does not give someone else the writer’s own job', async () => {
    const url = `/children/${niamh}/write`
    const { name, jobTitle } = council.socialWorker
    const said = (saidBy: string) => post(http, url, { ...WRITTEN, id: newId(), saidBy, role: jobTitle ?? '' })
    const asked = await said('Grace Okafor')
    expect([asked.statusCode, asked.body.includes('This is your own job')]).toEqual([422, true])
    for (const one of ['Niamh', name]) expect((await said(one)).statusCode).toBe(303)
    const roles = new Map((await told()).map(({ saidBy, saidByRole }) => [saidBy, saidByRole]))
    expect([roles.get('Niamh'), roles.get(name)]).toEqual([null, jobTitle])
  })

  it('may carry an id that is none', async () => {
    expect((await post(http, `/children/${niamh}/write`, { ...WRITTEN, id: '-'.repeat(36) })).statusCode).toBe(303)
  })
})

describe('a correction', () => {
  it('sent twice is one', async () => {
    const [id, correction] = [newId(), newId()]
    await post(http, `/children/${niamh}/write`, { ...WRITTEN, id })
    const right = { id: correction, right: 'No jumper', why: 'Misheard' }
    for (const _ of ['once', 'again']) {
      expect((await post(http, `/entries/${id}/correct`, right)).statusCode).toBe(303)
    }
    expect((await told()).filter(({ corrects }) => corrects === id)).toHaveLength(1)
  })
})

describe('a worry', () => {
  it('sent twice is one', async () => {
    const worry = {
      ...{ title: 'Not seen alone', statement: 'For six weeks.', kind: 'open-risk', howKnown: 'fact' },
      ...{ id: newId(), saidBy: 'Asha Verma', 'since-day': '5', 'since-month': '3', 'since-year': '2026' },
    }
    for (const _ of ['once', 'again']) {
      expect((await post(http, `/children/${niamh}/worries/new`, worry)).statusCode).toBe(303)
    }
    expect(await inSeat(db, council.socialWorker, (tx) => openWorries(tx, [niamh]))).toHaveLength(1)
  })
})
