import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf } from '../../../../../testing/builders/pages.ts'
import { anEpisode, aReturn, aChild as inReturn, sourceOf } from '../../../../../testing/cin-census/returns.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { writeAssessmentPage } from '../../../../casework/assessments/pages/write-assessment/page.ts'
import { childIndexInProcess } from '../../../../child-index/in-process.ts'
import type { IndexDB } from '../../../../child-index/schema.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { childPage } from '../../../../story/child-page/pages/child/page.ts'
import { chronologyPage } from '../../../../story/chronology/pages/chronology/page.ts'
import { checkReturn, readFindings } from '../reader.ts'
import { layDownReturn } from './commands.ts'

const NOW = aMoment('2026-06-01T09:00:00Z')
const PLAN =
  '<ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA>' +
  '<ChildProtectionPlans><CPPstartDate>2025-06-10</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>' +
  '<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>' +
  '<Reviews><CPPreviewDate>2025-09-01</CPPreviewDate></Reviews></ChildProtectionPlans>' +
  '<Assessments><AssessmentActualStartDate>2026-05-20</AssessmentActualStartDate></Assessments>' +
  '<Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>' +
  '<AssessmentAuthorisationDate>2025-06-02</AssessmentAuthorisationDate></Assessments>'

let db: Database
let council: Council
let http: FastifyInstance
let who: Actor
let url: string
let stop: () => Promise<void>

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  const indexDb = openDatabase<IndexDB>(urls.index)
  const index = childIndexInProcess(indexDb)
  council = await aCouncil(urls, '990')
  who = council.teamManager
  http = await pagesOf(
    db,
    () => who,
    () => NOW,
    (server, acting) => {
      childPage(server, acting, index)
      chronologyPage(server, acting)
      writeAssessmentPage(server, acting)
    },
  )
  stop = async () => {
    await http.close()
    await indexDb.destroy()
    await db.destroy()
  }
  const source = sourceOf(aReturn(inReturn({ episodes: anEpisode(PLAN) })))
  const options = { authority: '990', today: NOW.day }
  const checked = await checkReturn(source, options)
  if (!checked.ok) throw new Error(checked.words)
  const findings = readFindings(source, checked.value, options)
  await layDownReturn(
    { authority: '990', index, now: NOW, inTransaction: (actor, work) => inSeat(db, actor, work) },
    checked.value,
    findings,
  )
  const { id } = await inSeat(db, who, (tx) =>
    tx.selectFrom('person').select('id').where('authority', '=', '990').executeTakeFirstOrThrow(),
  )
  url = `/children/${id}`
})
afterAll(() => stop())

it('a child of a return has a page: no name yet, but a number, a plan, and the story as it was reported', async () => {
  const { statusCode, body } = await http.inject(url)
  expect(statusCode).toBe(200)
  for (const words of ['Name not given', 'CP plan: neglect', 'Referred by', 'Child protection plan: neglect began']) {
    expect(body).toContain(words)
  }
  expect(body).toMatch(/[2-9A-Z]{3} [2-9A-Z]{3} [2-9A-Z]{4}/)
  expect((await http.inject(`${url}/chronology`)).body).toContain('Review child protection conference')
})

it('the page asks for the reviews a return reports, and for a visit from the day the plan was taken over', async () => {
  const { body } = await http.inject(url)
  const words = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(words).toContain('1 Mar Review conference 92 days late')
  expect(words).toContain('15 Jun Visit and see the child alone in 14 days')
})

it('an assessment that the return left open is opened and written here; one it reported as authorised is history', async () => {
  const assessments = await inSeat(db, who, (tx) =>
    tx.selectFrom('assessment').select(['id', 'state']).where('authority', '=', '990').orderBy('state').execute(),
  )
  const statuses = []
  for (const { id, state } of assessments) statuses.push([state, (await http.inject(`/assessments/${id}`)).statusCode])
  expect(statuses).toEqual([
    ['authorised', 404],
    ['open', 200],
  ])
})

it('is not there for a worker who does not hold the child', async () => {
  who = council.socialWorker
  expect((await http.inject(url)).statusCode).toBe(404)
  who = council.teamManager
})
