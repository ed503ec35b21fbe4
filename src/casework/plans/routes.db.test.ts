import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../testing/builders/pages.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { editPlanPage } from './pages/edit-plan/page.ts'
import { beginPlanStatus, planOf } from './queries.ts'
import { planActionRoutes } from './routes.ts'

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
    (server, acting) => {
      editPlanPage(server, acting)
      planActionRoutes(server, acting)
    },
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

const planned = () =>
  inSeat(db, council.teamManager, (tx) =>
    beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: aMoment().day }),
  )
const begin = (what: string) => post(http, `/children/${niamh}/plan/actions/begin`, { what })
const form = async () => (await http.inject(`/children/${niamh}/plan/edit`)).body

describe('an action made from a sentence', () => {
  it('waits in the plan’s form with its words and its writer as owner, and is not in the plan yet', async () => {
    await planned()
    const answer = await begin('Book the dentist.')
    const { path } = answer.json()
    const field = path.split('#')[1]
    const page = await form()
    expect(page).toMatch(
      new RegExp(`id="${field}"[^>]*value="Book the dentist."|value="Book the dentist."[^>]*id="${field}"`),
    )
    expect(page).toContain('value="Asha Verma"')
    const plan = await inSeat(db, actor, (tx) => planOf(tx, niamh))
    expect(plan?.needs.flatMap(({ outcomes }) => outcomes.flatMap(({ actions }) => actions)) ?? []).toEqual([])
  })

  it('stands beside what its writer began there, and beside the action before', async () => {
    await planned()
    await begin('Book the dentist.')
    await begin('Ask Nan about Sundays.')
    const page = await form()
    expect(page).toContain('Book the dentist.')
    expect(page).toContain('Ask Nan about Sundays.')
  })

  it('is refused in words where there is no plan to write in, or no empty place', async () => {
    const refused = await begin('Book the dentist.')
    expect([refused.statusCode, refused.json().type]).toEqual([409, 'no-plan'])
    expect(refused.json().text).toContain('What you wrote stays where it is.')
    await planned()
    const answers = []
    for (let at = 0; at < 6; at += 1) answers.push((await begin(`Action ${at}`)).statusCode)
    expect(answers).toEqual([200, 200, 200, 200, 409, 409])
  })

  it('is not there for whoever may not write the plan', async () => {
    await planned()
    const strangers = [
      await aWorker(council, 'social-worker', { team: 'looked-after' }),
      await aPractitioner(council),
      (await aCouncil(council.urls, '991')).socialWorker,
    ]
    for (const stranger of strangers) {
      actor = stranger
      expect((await begin('Book the dentist.')).statusCode, stranger.jobTitle).toBe(404)
    }
  })
})
