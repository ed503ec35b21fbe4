import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout, entriesOfStep } from '../../entries/queries.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { closeEpisode, lockOpenEpisode } from '../episodes/queries.ts'
import { peopleMet } from '../meetings/queries-expected.ts'
import { writePlan } from '../plans/commands.ts'
import { beginPlanStatus, planOf, planStatusesOf } from '../plans/queries.ts'
import { markOf } from '../plans/rules.ts'
import { reviewPlan } from './commands.ts'
import type { ReviewedChild, ReviewPlan } from './model.ts'
import { reviewsOf } from './queries.ts'

const NOW = aMoment()
const BEGAN = addDays(NOW.day, -7)
let db: Database
let council: Council
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
  await within(async (tx) => {
    for (const childId of [niamh, alfie]) await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn: BEGAN })
  })
})
afterAll(() => db.destroy())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const record = (act: ReviewPlan, actor: Actor = council.socialWorker) =>
  inSeat(db, actor, (tx) => reviewPlan(tx, actor, act, NOW))
const part = (childId: string, over: Partial<ReviewedChild> = {}): ReviewedChild => ({
  ...{ childId, outcome: 'continue', reason: 'Better, not yet well.', childView: null, outcomes: [] },
  ...over,
})
const aReview = (over: Partial<ReviewPlan> = {}): ReviewPlan => ({
  ...{ id: newId(), heldOn: NOW.day, summary: 'Breakfast most days.', parentView: 'We manage.' },
  came: [{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', view: null }],
  children: [part(niamh), part(alfie)],
  ...over,
})
const story = (child: string) => within((tx) => entriesAbout(tx, child, { limit: 20 }))
const held = (child: string) => within((tx) => reviewsOf(tx, [child], 10))

/** An outcome in Niamh's plan. @returns its id */
async function anOutcome(): Promise<string> {
  const [need, outcome] = [newId(), newId()]
  await within(async (tx) => {
    const written = { whyInvolved: 'Hungry.', weWant: 'Fed.', contingency: '', childView: null, parentView: null }
    const one = { id: outcome, needId: need, statement: 'Breakfast at home', byOn: null, changed: null }
    const act = {
      ...{ ...written, before: markOf(await planOf(tx, niamh)), actions: [] },
      needs: [{ id: need, statement: 'Food', ended: false }],
      outcomes: [{ ...one, achieved: false, ended: false }],
    }
    await writePlan(tx, council.socialWorker, niamh, act, NOW)
  })
  return outcome
}

describe('a review of the plans of children in need', () => {
  it('is written once and stands in each child’s story with what was found for that child', async () => {
    const review = aReview()
    expect(await record(review)).toEqual({ ok: true, value: { id: review.id } })
    for (const child of [niamh, alfie]) {
      expect(await story(child)).toMatchObject([
        { title: 'The plan was reviewed', part: 'The plan goes on. Better, not yet well.', stepKind: 'plan-review' },
      ])
      expect(await held(child)).toMatchObject([{ outcome: 'continue', by: 'Asha Verma', heldOn: NOW.day }])
    }
    expect(await within((tx) => entriesOfStep(tx, review.id))).toHaveLength(1)
    expect(await within((tx) => decisionsOfStep(tx, review.id))).toMatchObject([
      { choice: 'continue', decidedByName: 'Asha Verma' },
      { choice: 'continue' },
    ])
    expect((await within((tx) => peopleMet(tx, [alfie]))).last).toMatchObject([
      { name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary' },
    ])
  })

  it('writes into the plan what has changed, and what child and parents think, with the day they said so', async () => {
    const id = await anOutcome()
    const looked = { outcomes: [{ id, changed: 'Four days of five', achieved: true }], childView: 'I like toast.' }
    await record(aReview({ children: [part(niamh, looked)], heldOn: addDays(NOW.day, -1) }))
    const plan = await within((tx) => planOf(tx, niamh))
    expect(plan).toMatchObject({
      ...{ childView: 'I like toast.', childViewOn: addDays(NOW.day, -1), parentView: 'We manage.' },
      needs: [{ outcomes: [{ changed: 'Four days of five', achievedOn: addDays(NOW.day, -1) }] }],
    })
    expect((await story(niamh)).map(({ kind }) => kind)).toContain('child-words')
  })

  it('cannot write into the plan of a child it is not about', async () => {
    const id = await anOutcome()
    await record(aReview({ children: [part(alfie, { outcomes: [{ id, changed: 'Mistaken', achieved: true }] })] }))
    const plan = await within((tx) => planOf(tx, niamh))
    expect(plan?.needs[0]?.outcomes).toMatchObject([{ changed: null, achievedOn: null }])
  })

  it('that finds a child may need protection calls the strategy discussion with it, for that child alone', async () => {
    await record(aReview({ children: [part(niamh, { outcome: 'step-up', reason: 'A burn.' }), part(alfie)] }))
    expect(await within((tx) => strategyDiscussionsAwaited(tx, [niamh, alfie]))).toMatchObject([{ childId: niamh }])
    expect(await within((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([{ kind: 'child-in-need', toOn: null }])
  })

  it('that asks to step down or to close changes nothing until a manager decides', async () => {
    const children = [part(niamh, { outcome: 'step-down' }), part(alfie, { outcome: 'close' })]
    await record(aReview({ children }))
    expect(await within((tx) => planStatusesOf(tx, [niamh, alfie]))).toMatchObject([
      { kind: 'child-in-need', toOn: null },
      { kind: 'child-in-need', toOn: null },
    ])
  })

  it('sent twice, and twice at once, is one review', async () => {
    const review = aReview()
    expect(await Promise.all([record(review), record(review)])).toEqual(
      Array(2).fill({ ok: true, value: { id: review.id } }),
    )
    expect([(await story(niamh)).length, (await held(niamh)).length]).toEqual([1, 1])
  })

  it('is whole or not at all', async () => {
    const broken = within(async (tx) => {
      await reviewPlan(tx, council.socialWorker, aReview(), NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await story(niamh), await held(niamh)]).toEqual([[], []])
  })

  it('of a day before the plan began, or of a closed case, is refused and leaves nothing', async () => {
    expect(await record(aReview({ heldOn: addDays(BEGAN, -1) }))).toEqual({ ok: false, refusal: 'no-plan-then' })
    await within(async (tx) => {
      const episode = await lockOpenEpisode(tx, niamh)
      if (episode) await closeEpisode(tx, episode.id, NOW.day, 'RC7')
    })
    expect(await record(aReview())).toEqual({ ok: false, refusal: 'case-closed' })
    expect(await story(alfie)).toEqual([])
  })

  it('about a child whom the worker does not hold is not there, and nothing is written about the others', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    expect(await record(aReview({ children: [part(niamh), part(stranger)] }))).toMatchObject({ refusal: 'not-found' })
    expect(await story(niamh)).toEqual([])
  })

  it.each(ROLES.filter((role) => role !== 'system'))(
    'who may record one without holding the child: %s',
    async (role) => {
      const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
      expect((await record(aReview(), actor)).ok).toBe(role === 'team-manager')
    },
  )

  it('is not there for another authority', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await record(aReview(), elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
