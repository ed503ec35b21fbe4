import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../../../testing/builders/case.ts'
import { aChild } from '../../../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../../../testing/builders/council.ts'
import { aMoment } from '../../../../../testing/builders/moment.ts'
import { pagesOf, post } from '../../../../../testing/builders/pages.ts'
import { aDatabase } from '../../../../../testing/database.ts'
import type { Actor } from '../../../../access/actor.ts'
import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/ids.ts'
import { closeCasePage } from '../../../closures/pages/close-case/page.ts'
import { closeEpisode, lockOpenEpisode } from '../../../episodes/queries.ts'
import { writePlan } from '../../../plans/commands.ts'
import { decidePlanPage } from '../../../plans/pages/decide-plan/page.ts'
import { planPage } from '../../../plans/pages/plan/page.ts'
import { beginPlanStatus, planOf, planStatusesOf } from '../../../plans/queries.ts'
import { markOf } from '../../../plans/rules.ts'
import { reviewsOf } from '../../queries.ts'
import { recordPlanReviewPage } from './page.ts'

let db: Database
let http: FastifyInstance
let council: Council
let actor: Actor
let niamh: string
let alfie: string
let outcome: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
  http = await pagesOf(
    db,
    () => actor,
    () => aMoment(),
    (server, acting) => {
      recordPlanReviewPage(server, acting)
      decidePlanPage(server, acting)
      planPage(server, acting)
      closeCasePage(server, acting)
    },
  )
})
beforeEach(async () => {
  actor = council.socialWorker
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
  await begin(niamh)
  outcome = await anOutcome()
})
afterAll(async () => {
  await http.close()
  await db.destroy()
})

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const begin = (childId: string, kind: 'child-in-need' | 'child-protection' = 'child-in-need') =>
  within((tx) => {
    const category = kind === 'child-protection' ? ('NEG' as const) : null
    return beginPlanStatus(tx, { childId, kind, category, fromOn: calendarDay('2026-03-10') })
  })
const url = (child = niamh) => `/children/${child}/plan/reviews/new`
const typed = (over: Record<string, string | string[]> = {}) => ({
  ...{ 'held-day': '18', 'held-month': '3', 'held-year': '2026', 'name-1': 'Asha Verma', 'name-2': 'Nan' },
  ...{ summary: 'Breakfast most days.', parents: 'We manage.' },
  ...{ [`outcome-${niamh}`]: 'step-down', [`reason-${niamh}`]: 'Nan has moved in.', [`view-${niamh}`]: 'I like Nan.' },
  ...{ [`changed-${outcome}`]: 'Four days of five', [`achieved-${outcome}`]: niamh },
  ...over,
})
const held = (child = niamh) => within((tx) => reviewsOf(tx, [child], 10))

async function anOutcome(): Promise<string> {
  const [need, id] = [newId(), newId()]
  await within(async (tx) => {
    const one = { id, needId: need, statement: 'Breakfast at home', byOn: null, changed: 'Two days of five' }
    await writePlan(
      tx,
      council.socialWorker,
      niamh,
      {
        ...{ whyInvolved: 'Hungry.', weWant: 'Fed.', contingency: '', childView: null, parentView: null, actions: [] },
        needs: [{ id: need, statement: 'Food', ended: false }],
        outcomes: [{ ...one, achieved: false, ended: false }],
        before: markOf(await planOf(tx, niamh)),
      },
      aMoment(),
    )
  })
  return id
}

describe('reviewing a plan', () => {
  it('begins with how the plan stands, and leads to the plan, in which what changed is written', async () => {
    const { body } = await http.inject(url())
    for (const words of ['Breakfast at home', 'Two days of five', 'value="Asha Verma"', 'step down to family help']) {
      expect(body).toContain(words)
    }
    expect((await post(http, url(), typed())).headers.location).toBe(`/children/${niamh}/plan`)
    const plan = await http.inject(`/children/${niamh}/plan`)
    for (const words of ['Four days of five', 'I like Nan.', '18 March 2026', 'asks the manager to step down']) {
      expect(plan.body).toContain(words)
    }
  })

  it('that asks to step down leads a manager to a decision with the reason filled in, and is answered with it', async () => {
    await post(http, url(), typed())
    actor = council.teamManager
    expect((await http.inject(`/children/${niamh}/plan`)).body).toContain(`/children/${niamh}/plan/decide`)
    const page = `/children/${niamh}/plan/decide`
    const { body } = await http.inject(page)
    for (const words of ['asks the manager to step down to family help', 'Nan has moved in.', 'checked']) {
      expect(body).toContain(words)
    }
    const decided = { choice: 'family-help', reason: 'Nan has moved in.' }
    const from = { 'from-day': '19', 'from-month': '3', 'from-year': '2026' }
    expect((await post(http, page, { ...decided, ...from })).statusCode).toBe(422)
    expect((await post(http, page, { ...decided, ...from, children: niamh })).headers.location).toBe(
      `/children/${niamh}/plan`,
    )
    expect(await within((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { kind: 'family-help', toOn: null },
      { kind: 'child-in-need', endReason: 'Step down: the plan is now for family help' },
    ])
    expect((await http.inject(`/children/${niamh}/plan`)).body).not.toContain('asks the manager')
  })

  it('that asks to close shows why where the case is closed, with what changed filled in', async () => {
    await post(http, url(), typed({ [`outcome-${niamh}`]: 'close' }))
    actor = council.teamManager
    const { body } = await http.inject(`/children/${niamh}/closure`)
    expect(body).toContain('The review of the plan asks to close the case')
    expect(body).toMatch(/<textarea[^>]*name="summary"[^>]*>Nan has moved in\./)
  })

  it('is about brothers and sisters too, those ticked, each with a part', async () => {
    expect((await http.inject(url())).body).not.toContain('Whose plan was reviewed?')
    await begin(alfie)
    expect((await http.inject(url())).body).toContain('Whose plan was reviewed?')
    const answer = await post(http, url(), typed({ children: [niamh, alfie] }))
    expect([answer.statusCode, answer.body.includes('Choose what was found for Alfie Calloway')]).toEqual([422, true])
    const both = { children: [niamh, alfie], [`outcome-${alfie}`]: 'continue', [`reason-${alfie}`]: 'Still small.' }
    expect((await post(http, url(), typed(both))).statusCode).toBe(303)
    expect(await held(alfie)).toMatchObject([{ outcome: 'continue', reason: 'Still small.' }])
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const early = await post(http, url(), typed({ 'held-day': '2' }))
    expect(early.statusCode).toBe(422)
    for (const words of ['from the day the plan began until today', 'Nan has moved in.', 'Breakfast most days.']) {
      expect(early.body).toContain(words)
    }
    const empty = await post(http, url(), { 'held-day': '' })
    for (const words of ['like 27 3 2026', `href="#outcome-${niamh}"`, `href="#reason-${niamh}"`]) {
      expect(empty.body).toContain(words)
    }
    expect((await post(http, url(), typed({ summary: '' }))).body).toContain('Write what was said about the plan')
    expect(await held()).toEqual([])
  })

  it('says why there is nothing to review: a protection plan, no plan, a closed case', async () => {
    const asks = async (child: string) => (await http.inject(url(child))).body
    expect(await asks(alfie)).toContain('There is no child in need or family help plan now')
    await begin(alfie, 'child-protection')
    expect(await asks(alfie)).toContain('A review conference reviews it')
    await within(async (tx) => {
      const episode = await lockOpenEpisode(tx, niamh)
      if (episode) await closeEpisode(tx, episode.id, calendarDay('2026-03-19'), 'RC7')
    })
    expect(await asks(niamh)).toContain('The case is closed, and its plan with it')
    expect((await post(http, url(), typed())).statusCode).toBe(422)
    expect(await held()).toEqual([])
  })

  it('is not there for whoever does not hold the child, and the decision is the manager’s', async () => {
    expect((await http.inject(`/children/${niamh}/plan/decide`)).statusCode).toBe(403)
    for (const other of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      actor = other
      expect((await http.inject(url())).statusCode).toBe(404)
      expect((await post(http, url(), typed())).statusCode).toBe(404)
    }
  })
})
