import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { recordReturn, reportMissing } from '../../../../casework/missing/commands.ts'
import type { ReportMissing } from '../../../../casework/missing/model.ts'
import { addHours } from '../../../../kernel/instant.ts'
import { type Database, inSeat, openDatabase } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { caseFactsOf } from '../../queries.ts'
import { stepsPage } from './page.ts'

const NOW = aMoment()
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
    () => NOW,
    stepsPage,
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

const missing = async (daysAgo: number): Promise<string> => {
  const act: ReportMissing = {
    ...{ id: newId(), childId: niamh, kind: 'missing', missingFrom: addHours(NOW.at, -24 * daysAgo) },
    ...{ lastSeen: 'School.', reportedBy: 'Mum', policeReference: null, worry: 'Cold.', actions: null },
  }
  await inSeat(db, actor, (tx) => reportMissing(tx, actor, act, NOW))
  return act.id
}
const back = (id: string, daysAgo: number) => {
  const act = { does: 'return', returnedAt: addHours(NOW.at, -24 * daysAgo), foundWhere: 'Nan’s.' } as const
  return inSeat(db, actor, (tx) => recordReturn(tx, actor, id, act, NOW))
}
const factsOf = () =>
  inSeat(db, actor, (tx) => caseFactsOf(tx, { childId: niamh, familyIds: [], userId: actor.userId, today: NOW.day }))

describe('the page of every step', () => {
  it('leads to what fits now, names who may, and says why the rest does not fit', async () => {
    const { body } = await http.inject(`/children/${niamh}/steps`)
    for (const words of [
      `href="/children/${niamh}/missing/new"`,
      `href="/children/${niamh}/transfers/new"`,
      'For the team’s manager.',
      'There is no child protection plan.',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).not.toContain(`href="/children/${niamh}/incidents/new"`)
  })

  it('of a child who is missing says to record the return first', async () => {
    await missing(1)
    expect((await http.inject(`/children/${niamh}/steps`)).body).toContain('The child is missing already')
  })

  it('is not there for whoever may not look at the child', async () => {
    for (const other of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      expect((await http.inject(`/children/${niamh}/steps`)).statusCode).toBe(404)
    }
    expect((await http.inject('/children/none/steps')).statusCode).toBe(404)
  })
})

describe('a child who is missing', () => {
  it('is counted over 90 days, the first of them too, as the story counts', async () => {
    await back(await missing(92), 91.5)
    await back(await missing(90), 89.5)
    expect((await factsOf()).steps.missing).toMatchObject({ isBack: true, times: 2 })
    const id = await missing(0)
    expect((await factsOf()).steps.missing).toMatchObject({ id, since: NOW.at, isBack: false, times: 2 })
  })
})
