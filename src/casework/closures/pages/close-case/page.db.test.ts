import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aWorry } from '../../../../../testing/builders/story.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { beginPlanStatus, endPlanStatus, planStatusesOf } from '../../../plans/queries.ts'
import { teamPage } from '../../../worktray/pages/worktray/page.ts'
import { addWorry } from '../../../worries/queries.ts'
import { lastClosure } from '../../queries.ts'
import { closeCasePage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      closeCasePage(server, acting)
      teamPage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.teamManager
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const url = () => `/children/${niamh}/closure`
const typed = () => ({
  ...{ 'when-day': '19', 'when-month': '3', 'when-year': '2026', reason: 'RC7' },
  ...{ summary: 'Breakfast every day since January.', lookAgain: 'school sees her hungry two days running' },
})
const closure = () => inSeat(db, council.teamManager, (tx) => lastClosure(tx, niamh))

describe('closing a case', () => {
  it('shows what is still open, and leads to a page the manager still may see', async () => {
    await inSeat(db, actor, (tx) => addWorry(tx, aWorry(niamh, { title: 'Hungry at school' }), null, []))
    const { body } = await http.inject(url())
    for (const words of ['Hungry at school', 'Finish the assessment', 'Open since 2 March 2026', 'Adopted']) {
      expect(body).toContain(words)
    }
    const { location = '' } = (await post(http, url(), typed())).headers
    expect((await http.inject(location)).statusCode).toBe(200)
    expect(await closure()).toMatchObject({ lookAgainIf: 'school sees her hungry two days running' })
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const unsaid = await post(http, url(), { ...typed(), lookAgain: '' })
    expect(unsaid.statusCode).toBe(422)
    for (const words of ['href="#lookAgain"', 'Write what would make us look again', 'Breakfast every day since']) {
      expect(unsaid.body).toContain(words)
    }
    expect((await post(http, url(), { ...typed(), summary: '' })).body).toContain('Write what changed')
    expect((await post(http, url(), { ...typed(), 'when-day': '20' })).body).toContain('must be today or before')
    expect((await post(http, url(), { ...typed(), reason: 'RC99' })).body).toContain('href="#reason"')
    const empty = await post(http, url(), {})
    for (const words of ['Choose why the work ends', 'like 27 3 2026']) expect(empty.body).toContain(words)
    expect(await closure()).toBeUndefined()
  })

  it('says that a conference ends the child protection plan first', async () => {
    const fromOn = calendarDay('2026-03-10')
    await inSeat(db, actor, (tx) =>
      beginPlanStatus(tx, { childId: niamh, kind: 'child-protection', category: 'NEG', fromOn }),
    )
    const { body } = await http.inject(url())
    expect(body).toContain('A child protection plan is open')
    expect(body).not.toContain('<form action="/children')
    expect((await post(http, url(), typed())).statusCode).toBe(422)
    expect(await closure()).toBeUndefined()
  })

  it('says that the plan was open on a day before its end', async () => {
    const [fromOn, toOn] = [calendarDay('2026-03-10'), calendarDay('2026-03-19')]
    await inSeat(db, actor, async (tx) => {
      const begun = { childId: niamh, kind: 'child-protection', category: 'NEG', fromOn } as const
      await beginPlanStatus(tx, begun)
      const [status] = await planStatusesOf(tx, [niamh])
      await endPlanStatus(tx, status?.id ?? '', toOn, null)
    })
    const { body } = await post(http, url(), { ...typed(), 'when-day': '18' })
    expect(body).toContain('A child protection plan is open on that day.')
    expect(body).toContain('href="#when-day"')
  })

  it('is the team’s manager’s: the social worker reads so, and sends nothing', async () => {
    actor = council.socialWorker
    for (const answer of [await http.inject(url()), await post(http, url(), typed())]) {
      expect(answer.statusCode).toBe(403)
      expect(answer.body).toMatch(/<h1[^>]*>This is for the team’s manager</)
    }
    expect((await http.inject(url())).body).toContain('Breakfast every day since January.')
    expect(await closure()).toBeUndefined()
  })

  it('is not there for another authority, nor for whoever may not look at the child', async () => {
    const stranger = { ...council.socialWorker, userId: council.teamManager.userId, teamId: null }
    for (const other of [stranger, { ...council.teamManager, authority: '991' }]) {
      actor = other
      expect((await http.inject(url())).statusCode).toBe(404)
      const { statusCode, body } = await post(http, url(), typed())
      expect(statusCode).toBe(404)
      expect(body).not.toContain('This is for')
    }
    expect(await closure()).toBeUndefined()
  })
})
