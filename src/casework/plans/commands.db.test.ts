import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { closeEpisode, lockOpenEpisode } from '../episodes/queries.ts'
import { markAction, writePlan } from './commands.ts'
import type { WritePlan } from './model.ts'
import { beginPlanStatus, planOf } from './queries.ts'
import { stopOpenActions } from './queries-writing.ts'
import { markOf } from './rules.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  await anOpenCase(db, council, [niamh])
  await within((tx) => beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: NOW.day }))
})
afterAll(() => db.destroy())

const within = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const plan = () => within((tx) => planOf(tx, niamh))
const story = () => within((tx) => entriesAbout(tx, niamh, { limit: 20 }))
const write = (act: WritePlan, actor: Actor = council.socialWorker) =>
  inSeat(db, actor, (tx) => writePlan(tx, actor, niamh, act, NOW))
const mark = (id: string, state: 'done' | 'stopped' = 'done', actor: Actor = council.socialWorker) =>
  inSeat(db, actor, (tx) => markAction(tx, actor, id, state, NOW))

async function written(over: Partial<WritePlan> = {}): Promise<WritePlan> {
  const [need, outcome] = [newId(), newId()]
  const outcomePart = { needId: need, byOn: null, changed: null, achieved: false, ended: false }
  const action = { outcomeId: outcome, ownerName: 'Nan', byOn: calendarDay('2026-03-24'), stopped: false }
  return {
    ...{ whyInvolved: 'Hungry and in pain.', weWant: 'The tooth treated.', contingency: 'A strategy discussion.' },
    ...{ childView: 'I like Sundays.', parentView: null, before: markOf(await plan()) },
    needs: [{ id: need, statement: 'To be out of pain', ended: false }],
    outcomes: [{ ...outcomePart, id: outcome, statement: 'The tooth is treated' }],
    actions: [
      { ...action, id: newId(), what: 'Take Niamh to the dentist' },
      { ...action, id: newId(), what: 'Ring the school', ownerName: 'Asha' },
    ],
    ...over,
  }
}
async function anAction(): Promise<string> {
  const act = await written()
  await write(act)
  return act.actions[0]?.id ?? ''
}

describe('writing a plan', () => {
  it('makes the needs, outcomes and actions of the one living plan, and the story tells what changed', async () => {
    expect(await write(await written())).toMatchObject({ ok: true })
    expect(await plan()).toMatchObject({
      weWant: 'The tooth treated.',
      needs: [
        {
          statement: 'To be out of pain',
          outcomes: [
            {
              statement: 'The tooth is treated',
              actions: [{ what: 'Take Niamh to the dentist' }, { what: 'Ring the school' }],
            },
          ],
        },
      ],
    })
    const [entry] = await story()
    expect(entry).toMatchObject({ title: 'The plan was changed', saidBy: 'Asha Verma', stepKind: 'plan' })
    expect(entry && plainText(entry.body)).toContain('New action: Take Niamh to the dentist (Nan, by 24 March 2026)')
  })

  it('changes and ends parts; what ended is kept', async () => {
    const act = await written()
    await write(act)
    const outcomes = act.outcomes.map((one) => ({ ...one, achieved: true, changed: 'No pain since Monday' }))
    const actions = act.actions.map((one, index) => ({ ...one, ownerName: 'Mum', stopped: index === 1 }))
    await write({ ...act, outcomes, actions, before: markOf(await plan()) })
    const [outcome] = (await plan())?.needs[0]?.outcomes ?? []
    expect(outcome).toMatchObject({ achievedOn: NOW.day, changed: 'No pain since Monday' })
    expect(outcome?.actions).toMatchObject([{ ownerName: 'Mum', state: 'open' }, { state: 'stopped' }])

    const needs = act.needs.map((one) => ({ ...one, ended: true }))
    await write({ ...act, needs, outcomes, actions, before: markOf(await plan()) })
    expect((await plan())?.needs).toEqual([])
    const kept = await within((tx) =>
      tx
        .selectFrom('planNeed')
        .selectAll()
        .where('id', '=', act.needs[0]?.id ?? '')
        .execute(),
    )
    expect(kept).toMatchObject([{ statement: 'To be out of pain', endedOn: NOW.day }])
  })

  it('sent twice, and twice at once, is one change', async () => {
    const act = await written()
    expect(await Promise.all([write(act), write(act)])).toMatchObject([{ ok: true }, { ok: true }])
    expect([(await plan())?.needs.length, (await story()).length]).toEqual([1, 1])
  })

  it('over what a colleague wrote meanwhile is refused', async () => {
    const act = await written()
    await write(await written())
    expect(await write(act)).toEqual({ ok: false, refusal: 'someone-else-wrote' })
  })

  it('is whole or not at all', async () => {
    const act = await written()
    const broken = within(async (tx) => {
      await writePlan(tx, council.socialWorker, niamh, act, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([(await plan())?.needs, await story()]).toEqual([[], []])
  })

  it('is refused once the case is closed', async () => {
    const act = await written()
    await within(async (tx) => {
      const episode = await lockOpenEpisode(tx, niamh)
      if (episode) await closeEpisode(tx, episode.id, NOW.day, 'RC7')
    })
    expect(await write(act)).toEqual({ ok: false, refusal: 'case-closed' })
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may write it: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await write(await written(), actor)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another authority, nor its actions', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await write(await written(), elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await mark(await anAction(), 'done', elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })
})

describe('an action', () => {
  it('is done on the day it is marked, and the story says so once', async () => {
    const id = await anAction()
    await mark(id)
    await mark(id)
    const [action] = (await plan())?.needs[0]?.outcomes[0]?.actions ?? []
    expect(action).toMatchObject({ state: 'done', doneOn: NOW.day })
    const titles = (await story()).map(({ title }) => title)
    expect(titles.filter((title) => title === 'Action done: Take Niamh to the dentist')).toHaveLength(1)
    expect(await mark(id, 'stopped')).toEqual({ ok: false, refusal: 'not-open-any-more' })
  })

  it('may be marked by whoever may write the plan', async () => {
    const id = await anAction()
    for (const actor of [council.colleague, council.frontDoorManager, council.conferenceChair]) {
      expect(await mark(id, 'done', actor)).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect(await mark(id, 'stopped', council.teamManager)).toMatchObject({ ok: true })
  })

  it('that is still open stops when the case closes; what was done stays done', async () => {
    await mark(await anAction())
    await within((tx) => stopOpenActions(tx, niamh, 'The case was closed'))
    const actions = (await plan())?.needs[0]?.outcomes[0]?.actions ?? []
    expect(actions.map(({ state }) => state).toSorted()).toEqual(['done', 'stopped'])
  })
})
