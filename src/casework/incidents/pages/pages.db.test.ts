import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../testing/builders/case.ts'
import { aChild } from '../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../testing/builders/council.ts'
import { aMoment } from '../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../testing/database.ts'
import type { Actor } from '../../../access/actor.ts'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { type Database, openDatabase } from '../../../platform/db.ts'
import { beginIncidentPage } from './begin-incident/page.ts'
import { incidentPage } from './incident/page.ts'

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
      beginIncidentPage(server, acting)
      incidentPage(server, acting)
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

const begin = () => `/children/${niamh}/incidents/new`
const date = (name: string, day: string) => ({
  ...{ [`${name}-day`]: day, [`${name}-month`]: '3', [`${name}-year`]: '2026' },
})
const typed = (over: Record<string, string> = {}) => ({
  ...{ harm: 'seriously-harmed', suspicion: 'suspected', ...date('happened', '14'), ...date('aware', '16') },
  ...{ what: 'A skull fracture.', ...over },
})
const begun = async () => (await post(http, begin(), typed())).headers.location ?? ''

describe('the pages of a serious incident', () => {
  it('go from what happened to its notification and the rapid review', async () => {
    const path = await begun()
    const { body } = await http.inject(path)
    for (const words of ['A skull fracture.', 'Managers of the team alone', 'The national panel was notified']) {
      expect(body).toContain(words)
    }
    await post(http, path, { does: 'notify', ...date('notified', '18'), reference: 'SIN 4401' })
    const review = { does: 'review', ...date('reviewed', '19'), decision: 'no-review', reason: 'Learned at once.' }
    expect((await post(http, path, review)).statusCode).toBe(303)
    const done = (await http.inject(path)).body
    for (const words of ['18 March 2026, reference SIN 4401', 'No review', 'Learned at once.']) {
      expect(done).toContain(words)
    }
    expect(done).not.toContain('The rapid review was held')
    await post(http, path, { does: 'withdraw', withdrawnWhy: 'A birthmark.' })
    expect((await http.inject(path)).body).toContain('Nothing more is to be recorded here.')
  })

  it('know already of a child who died that it is a death, and when', async () => {
    niamh = await aChild(db, '990', { diedOn: calendarDay('2026-03-14') })
    await anOpenCase(db, council, [niamh])
    const { body } = await http.inject(begin())
    expect(body).toMatch(/value="died"[^>]*checked|checked[^>]*value="died"/)
    expect(body).toContain('value="14"')
  })

  it('say what must be put right and what is allowed, and keep what was typed', async () => {
    const empty = await post(http, begin(), { what: 'A skull fracture.' })
    expect(empty.statusCode).toBe(422)
    for (const words of [
      'Choose what came of it',
      'Choose whether abuse',
      'the day it happened',
      'A skull fracture.',
    ]) {
      expect(empty.body).toContain(words)
    }
    expect((await post(http, begin(), typed(date('aware', '13')))).body).toContain(
      'from the day it happened up to today',
    )
    const path = await begun()
    const early = await post(http, path, { does: 'notify', ...date('notified', '15') })
    expect(early.body).toContain('from the day we came to know')
    const unsaid = await post(http, path, { does: 'review' })
    for (const words of ['Write the day of the rapid review', 'Choose what was decided']) {
      expect(unsaid.body).toContain(words)
    }
    expect((await post(http, path, {})).body).toContain('Choose what you record')
  })

  it('are for the manager, as the child’s social worker reads; not there for another team’s worker or another authority', async () => {
    const path = await begun()
    for (const other of [council.socialWorker, council.colleague, { ...council.teamManager, authority: '991' }]) {
      actor = other
      for (const url of [begin(), path]) {
        expect((await http.inject(url)).statusCode).toBe(other === council.socialWorker ? 403 : 404)
        expect((await post(http, url, { ...typed(), does: 'withdraw', withdrawnWhy: 'x' })).statusCode).toBe(
          other === council.socialWorker ? 403 : 404,
        )
      }
    }
  })
})
