import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, systemActor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocate } from '../allocations/queries.ts'
import { markAction, writePlan } from './commands.ts'
import type { WritePlan } from './model.ts'
import { beginPlanStatus, planOf } from './queries.ts'
import { markOf } from './rules.ts'

const NOW = aMoment()
const SAID = { whyInvolved: 'Hungry.', weWant: 'Fed.', contingency: '', childView: null, parentView: null }
let db: Database
let council: Council
let niamh: string
let alfie: string
let wren: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  wren = await aChild(db, '990', { given: 'Wren', birthDate: '2020-02-01' })
  await anOpenCase(db, council, [niamh, alfie, wren])
  await within(async (tx) => {
    const fromOn = NOW.day
    for (const childId of [niamh, alfie, wren]) await beginPlanStatus(tx, { childId, kind: 'child-in-need', fromOn })
  })
})
afterAll(() => db.destroy())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const plan = (childId: string) => within((tx) => planOf(tx, childId))
const write = (childId: string, act: WritePlan, actor: Actor = council.socialWorker) =>
  inSeat(db, actor, (tx) => writePlan(tx, actor, childId, act, NOW))
const story = async (childId: string) =>
  (await within((tx) => entriesAbout(tx, childId, { limit: 20 }))).map((entry) => ({
    ...entry,
    text: plainText(entry.body),
  }))

/** Niamh's plan with breakfast as a need of those ticked too. */
async function breakfast(alsoFor: readonly string[]): Promise<WritePlan> {
  const [need, outcome] = [newId(), newId()]
  const going = { byOn: null, changed: null, achieved: false, ended: false }
  return {
    ...{ ...SAID, before: markOf(await plan(niamh)), alsoFor: { [need]: alsoFor } },
    needs: [{ id: need, statement: 'Breakfast', ended: false }],
    outcomes: [{ ...going, id: outcome, needId: need, statement: 'Breakfast every day' }],
    actions: [
      {
        ...{ id: newId(), outcomeId: outcome, what: 'Ring the breakfast club', ownerName: 'Asha' },
        ...{ byOn: calendarDay('2026-03-24'), stopped: false },
      },
    ],
  }
}
const going = async (act: WritePlan): Promise<WritePlan> => ({ ...act, before: markOf(await plan(niamh)), alsoFor: {} })
const inPlanOf = async (childId: string) => {
  const outcomes = ((await plan(childId))?.needs ?? []).flatMap((need) => need.outcomes)
  const actions = outcomes.flatMap((one) => one.actions)
  return [...outcomes.map(({ statement }) => statement), ...actions.map(({ what, state }) => `${what} (${state})`)]
}

describe('a need that brothers and sisters share', () => {
  it('is written once, stands in each plan in the same words, and is told once about all of them', async () => {
    const act = await breakfast([alfie, wren])
    expect(await write(niamh, act)).toMatchObject({ ok: true })
    for (const child of [niamh, alfie, wren]) {
      expect(await inPlanOf(child)).toEqual(['Breakfast every day', 'Ring the breakfast club (open)'])
    }
    const [told] = await story(alfie)
    expect(told?.text).toContain('New need: Breakfast')
    expect((await story(niamh)).map(({ id }) => id)).toContain(told?.id)
    expect((await story(niamh)).map(({ text }) => text).join()).toContain('What we want: Fed.')
    expect(told?.text).not.toContain('What we want')
  })

  it('worded anew, or with an action more, is so in every plan; how it stands is each child’s own', async () => {
    const act = await breakfast([alfie])
    await write(niamh, act)
    const [outcome] = act.outcomes
    const more = { id: newId(), outcomeId: outcome?.id ?? '', what: 'Pay the club', ownerName: 'Nan', stopped: false }
    await write(niamh, {
      ...(await going(act)),
      outcomes: act.outcomes.map((one) => ({ ...one, statement: 'Breakfast at home', changed: 'Most days' })),
      actions: [...act.actions, { ...more, byOn: calendarDay('2026-03-27') }],
    })
    expect(await inPlanOf(alfie)).toEqual([
      'Breakfast at home',
      'Ring the breakfast club (open)',
      'Pay the club (open)',
    ])
    expect((await plan(niamh))?.needs[0]?.outcomes[0]?.changed).toBe('Most days')
    expect((await plan(alfie))?.needs[0]?.outcomes[0]?.changed).toBeNull()
  })

  it('ended for one child goes on for the other', async () => {
    const act = await breakfast([alfie])
    await write(niamh, act)
    await write(niamh, { ...(await going(act)), needs: act.needs.map((need) => ({ ...need, ended: true })) })
    expect((await plan(niamh))?.needs).toEqual([])
    expect(await inPlanOf(alfie)).toEqual(['Breakfast every day', 'Ring the breakfast club (open)'])
  })

  it('can come to be shared later, with what belongs to it', async () => {
    const act = await breakfast([])
    await write(niamh, act)
    expect(await inPlanOf(wren)).toEqual([])
    await write(niamh, { ...(await going(act)), alsoFor: { [act.needs[0]?.id ?? '']: [wren] } })
    expect(await inPlanOf(wren)).toEqual(['Breakfast every day', 'Ring the breakfast club (open)'])
    await write(niamh, { ...(await going(act)), needs: act.needs.map((one) => ({ ...one, statement: 'Food' })) })
    expect((await plan(wren))?.needs).toMatchObject([{ statement: 'Food' }])
  })

  it('sent twice, and twice at once, comes into each plan once', async () => {
    const act = await breakfast([alfie])
    expect(await Promise.all([write(niamh, act), write(niamh, act)])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await inPlanOf(alfie)).toHaveLength(2)
  })

  it('is whole or not at all', async () => {
    const act = await breakfast([alfie])
    const broken = within(async (tx) => {
      await writePlan(tx, council.socialWorker, niamh, act, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await inPlanOf(niamh), await inPlanOf(alfie), await story(alfie)]).toEqual([[], [], []])
  })

  it('is not written into the plan of a child whom the writer does not hold', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    expect(await write(niamh, await breakfast([stranger]))).toEqual({ ok: false, refusal: 'not-found' })
    expect(await inPlanOf(niamh)).toEqual([])
  })

  it('leaves the other plan as it is when its writer does not hold that child any more', async () => {
    const act = await breakfast([alfie])
    await write(niamh, act)
    await inSeat(db, systemActor('990', 'test'), async (tx) => {
      const { userId } = council.colleague
      await allocate(tx, { childId: alfie, userId, teamId: null, role: 'social-worker', fromOn: NOW.day })
    })
    await write(niamh, { ...(await going(act)), needs: act.needs.map((one) => ({ ...one, statement: 'Food' })) })
    expect((await plan(alfie))?.needs).toMatchObject([{ statement: 'Breakfast' }])
  })
})

describe('a shared action', () => {
  it('is done for one child, or for all who share it in one press, told once', async () => {
    const act = await breakfast([alfie, wren])
    await write(niamh, act)
    const id = act.actions[0]?.id ?? ''
    const mark = (together: boolean, action = id) =>
      within((tx) => markAction(tx, council.socialWorker, action, 'done', NOW, together))
    const [of] = (await plan(alfie))?.needs[0]?.outcomes[0]?.actions ?? []
    await mark(false, of?.id)
    expect(await inPlanOf(niamh)).toContain('Ring the breakfast club (open)')
    await mark(true)
    for (const child of [niamh, alfie, wren]) expect(await inPlanOf(child)).toContain('Ring the breakfast club (done)')
    const [told] = await story(wren)
    expect(told?.title).toBe('Action done: Ring the breakfast club')
    expect((await story(niamh)).map((entry) => entry.id)).toContain(told?.id)
  })
})
