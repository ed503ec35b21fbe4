import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { closeEpisode, lockOpenEpisode } from '../episodes/queries.ts'
import { addReview, reviewsOf } from '../plan-reviews/queries.ts'
import { decidePlan } from './commands-deciding.ts'
import type { DecidePlan } from './model-deciding.ts'
import { beginPlanStatus, planOf, planStatusesOf } from './queries.ts'

const NOW = aMoment()
const BEGAN = calendarDay('2026-03-10')
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
})
afterAll(() => db.destroy())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const decide = (over: Partial<DecidePlan> = {}, actor: Actor = council.teamManager) =>
  inSeat(db, actor, (tx) => decidePlan(tx, actor, { ...act(), ...over }, NOW))
const act = (): DecidePlan => ({
  ...{ id: newId(), childIds: [niamh], choice: 'child-in-need', fromOn: NOW.day, reason: 'Mum asks for help.' },
})
const begun = (kind: 'child-in-need' | 'family-help' | 'child-protection', childId = niamh) =>
  within((tx) =>
    beginPlanStatus(tx, { childId, kind, fromOn: BEGAN, category: kind === 'child-protection' ? 'NEG' : null }),
  )
const statuses = (childId = niamh) => within((tx) => planStatusesOf(tx, [childId]))
const story = (childId = niamh) => within((tx) => entriesAbout(tx, childId, { limit: 20 }))

describe('a manager’s decision on what the plan is', () => {
  it('begins a child in need plan, beside the decision with what could have been chosen and why', async () => {
    expect(await decide()).toMatchObject({ ok: true })
    expect(await statuses()).toMatchObject([{ kind: 'child-in-need', fromOn: NOW.day, toOn: null }])
    const plan = await within((tx) => planOf(tx, niamh))
    expect(await within((tx) => decisionsOfStep(tx, plan?.id ?? ''))).toMatchObject([
      {
        choice: 'child-in-need',
        options: ['child-in-need', 'family-help', 'stays'],
        reason: 'Mum asks for help.',
        decidedByName: 'Tom Llewellyn',
      },
    ])
    expect(await story()).toMatchObject([{ title: 'A child in need plan begins', significant: true }])
  })

  it('steps down and up again with the same plan: what it was ends that day, and nothing of it is typed again', async () => {
    await begun('child-in-need')
    const before = await within((tx) => planOf(tx, niamh))
    await decide({ choice: 'family-help' })
    expect(await statuses()).toMatchObject([
      { kind: 'family-help', fromOn: NOW.day, toOn: null },
      { kind: 'child-in-need', fromOn: BEGAN, toOn: NOW.day },
    ])
    await decide()
    expect((await statuses()).filter(({ toOn }) => toOn === null)).toMatchObject([{ kind: 'child-in-need' }])
    expect(await within((tx) => planOf(tx, niamh))).toEqual(before)
  })

  it('about brothers and sisters is written once, and says for each what it means', async () => {
    await begun('child-in-need')
    await decide({ childIds: [niamh, alfie], choice: 'family-help' })
    const [entry] = await story()
    expect(entry).toMatchObject({ part: 'Step down: the plan is now for family help' })
    expect(await story(alfie)).toMatchObject([{ id: entry?.id, part: 'A family help plan begins' }])
  })

  it('answers what the review asked for, whatever it is', async () => {
    await begun('child-in-need')
    const asks = { childId: niamh, outcome: 'step-down', reason: 'Calm.', childView: null, outcomes: [] } as const
    const review = { id: newId(), heldOn: NOW.day, summary: 'Calm.', parentView: null, children: [asks] }
    const came = [{ name: 'Nan', role: 'grandmother', agency: null, view: null }]
    await within((tx) => addReview(tx, { ...review, came }, council.socialWorker.userId))
    await decide({ choice: 'stays', reason: 'Not before the winter is over.' })
    expect(await within((tx) => reviewsOf(tx, [niamh], 1))).toMatchObject([{ answeredOn: NOW.day }])
    expect(await statuses()).toMatchObject([{ kind: 'child-in-need', toOn: null }])
    expect(await story()).toMatchObject([{ title: 'The plan stays what it is' }])
  })

  it('sent twice, and twice at once, is one decision', async () => {
    const once = { id: newId() }
    expect(await Promise.all([decide(once), decide(once)])).toMatchObject([{ ok: true }, { ok: true }])
    expect([(await statuses()).length, (await story()).length]).toEqual([1, 1])
  })

  it('is whole or not at all', async () => {
    const broken = within(async (tx) => {
      await decidePlan(tx, council.teamManager, act(), NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await statuses(), await story()]).toEqual([[], []])
  })

  it('leaves a child protection plan alone: a conference ends it', async () => {
    await begun('child-protection')
    expect(await decide()).toEqual({ ok: false, refusal: 'protection-plan-open' })
    expect(await statuses()).toMatchObject([{ kind: 'child-protection', toOn: null }])
  })

  it.each([
    ['nobody-chosen', { childIds: [] }],
    ['no-reason', { reason: ' ' }],
    ['in-the-future', { fromOn: addDays(NOW.day, 1) }],
    ['before-the-case', { fromOn: calendarDay('2026-03-01') }],
    ['nothing-stays', { choice: 'stays' }],
  ] as const)('is refused as %s, and nothing is written', async (refusal, over) => {
    expect(await decide(over)).toEqual({ ok: false, refusal })
    expect([await statuses(), await story()]).toEqual([[], []])
  })

  it('cannot be from a day before what the plan is now began, nor what it is already', async () => {
    await begun('family-help')
    expect(await decide({ fromOn: addDays(BEGAN, -1) })).toEqual({ ok: false, refusal: 'before-the-plan' })
    expect(await decide({ choice: 'family-help' })).toEqual({ ok: false, refusal: 'there-already' })
  })

  it('is refused once the case is closed', async () => {
    await within(async (tx) => {
      const episode = await lockOpenEpisode(tx, niamh)
      if (episode) await closeEpisode(tx, episode.id, NOW.day, 'RC7')
    })
    expect(await decide()).toEqual({ ok: false, refusal: 'case-closed' })
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may take it: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await decide({}, actor)).ok).toBe(role === 'team-manager')
  })

  it('is not there for the child’s own worker, another team’s manager or another authority', async () => {
    for (const actor of [
      council.socialWorker,
      await aWorker(council, 'team-manager', { team: 'assessment' }),
      { ...council.teamManager, authority: '991' },
    ]) {
      expect(await decide({}, actor)).toEqual({ ok: false, refusal: 'not-found' })
    }
  })
})
