import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { allocate } from '../../../casework/allocations/queries.ts'
import { writeAssessmentPage } from '../../../casework/assessments/pages/write-assessment/page.ts'
import { writeEntry } from '../../../entries/commands.ts'
import { paragraphs } from '../../../entries/rules.ts'
import { type Database, inSeat, openDatabase } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { evidencePages } from './pages.ts'

const NOW = aMoment()
let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let assessmentId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => NOW,
    (server, acting) => {
      evidencePages(server, acting)
      writeAssessmentPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  assessmentId = (await anOpenCase(db, council, [niamh])).assessmentId
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const body = async (url: string) => (await http.inject(url)).body
const of = (page: string) => `/children/${niamh}/${page}`
const danger = { kind: 'danger-statement', who: 'Asha Verma', statement: 'Niamh is cold.', harm: 'She could fall ill.' }

async function anEntry(title = 'No coat, 3°C'): Promise<string> {
  const id = newId()
  const said = { saidBy: 'Grace Okafor', happenedOn: NOW.day, about: [{ personId: niamh }] }
  const entry = { id, kind: 'fact' as const, title, body: paragraphs(title), ...said }
  await inSeat(db, council.socialWorker, (tx) => writeEntry(tx, council.socialWorker, entry, NOW))
  return id
}

/** The address of a judgement’s evidence. */
async function judged(): Promise<string> {
  const sent = await post(http, of('judgements/new'), danger)
  expect(sent.statusCode).toBe(303)
  return `${sent.headers.location}`
}

describe('a judgement', () => {
  it('sent half written keeps every word, and says what is missing', async () => {
    const { kind: _, ...half } = danger
    const told = await post(http, of('judgements/new'), half)
    expect(told.statusCode).toBe(422)
    expect(told.body).toContain('Choose what kind of judgement it is')
    const opened = await body(of('judgements/new'))
    for (const words of ['Niamh is cold.', 'She could fall ill.']) expect(opened).toContain(words)
  })

  it('without evidence is marked, counted, and stands beside the assessment that is being written', async () => {
    await judged()
    for (const url of [of('evidence'), `/assessments/${assessmentId}`]) {
      const page = await body(url)
      for (const words of [
        'Niamh is cold.',
        'Nothing cited.',
        '1 judgement has no evidence yet. This does not stop you.',
      ])
        expect(page, url).toContain(words)
    }
  })

  it('with evidence shows the entries for it and against it, wherever it is shown', async () => {
    const evidence = await judged()
    await post(http, evidence, { entries: await anEntry(), weighs: 'for' })
    await post(http, evidence, { entries: await anEntry('Wore a new coat'), weighs: 'against' })
    for (const url of [evidence, of('evidence'), `/assessments/${assessmentId}`]) {
      const page = await body(url)
      for (const words of ['No coat, 3°C', 'Wore a new coat', '>For<', '>Against<'])
        expect(page, `${url}: ${words}`).toContain(words)
    }
  })
})

describe('choosing what to cite', () => {
  it('finds by words without putting them into an address, and offers no judgement as evidence', async () => {
    const [evidence, entry] = [await judged(), await anEntry()]
    await anEntry('At the dentist')
    const found = await post(http, `${evidence}/search`, { words: 'coat okafor' })
    expect(found.body).toContain(`value="${entry}"`)
    expect(found.body).not.toContain('At the dentist')
    const nothing = await post(http, `${evidence}/search`, { words: 'cold ill' })
    expect(nothing.body).toContain('No entry says that.')
  })

  it('needs an entry, and whether it speaks for or against', async () => {
    const told = await post(http, await judged(), {})
    expect(told.statusCode).toBe(422)
    for (const words of ['Choose at least one entry', 'Choose whether they speak for it or against it'])
      expect(told.body).toContain(words)
  })
})

describe('to a colleague who does not work with the child', () => {
  it('there is no judgement, no evidence, no search and no framework', async () => {
    const [evidence, entry] = [await judged(), await anEntry()]
    actor = council.colleague
    for (const url of [evidence, `${evidence}/read-again`, evidence.replace('evidence', 'judgements')])
      expect((await http.inject(url)).statusCode, url).toBe(404)
    for (const page of ['evidence', 'framework', 'judgements/new', 'scales/new', 'not-known/new', 'framework/entries'])
      expect((await http.inject(of(page))).statusCode, page).toBe(404)
    expect((await post(http, `${evidence}/search`, { words: 'coat' })).statusCode).toBe(404)
    expect((await post(http, evidence, { entries: entry, weighs: 'for' })).statusCode).toBe(404)
  })
})

it('a reviewing officer reads what is thought of the child, and is offered nothing to write', async () => {
  await judged()
  const { reviewingOfficer: officer } = council
  const given = {
    childId: niamh,
    userId: officer.userId,
    teamId: null,
    role: 'reviewing-officer',
    fromOn: NOW.day,
  } as const
  await inSeat(db, council.teamManager, (tx) => allocate(tx, given))
  actor = officer
  const page = await body(of('evidence'))
  expect(page).toContain('Niamh is cold.')
  for (const link of ['judgements/new', '>Cite<', 'Change or end']) expect(page).not.toContain(link)
})
