import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { addDays } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { caseFactsOf } from '../../story/child-page/queries.ts'
import { allocate } from '../allocations/queries.ts'
import { setCover } from '../cover/commands.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { writePlan } from '../plans/commands.ts'
import { beginPlanStatus, planOf } from '../plans/queries.ts'
import { markOf } from '../plans/rules.ts'
import {
  confirmSupervision,
  decideAsManager,
  lookAtSupervision,
  lookAtTeamSupervision,
  markSupervisionAction,
  recordSupervision,
} from './commands.ts'
import type { ManagementDecision, RecordSupervision } from './model.ts'
import { actionsOf, ownSupervisions, supervisionsOf } from './queries.ts'

const NOW = aMoment()
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

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const idOf = ({ userId }: Actor) => userId ?? ''
const ring = (over = {}) => ({
  ...{ id: newId(), childId: niamh, what: 'Ring the school', ownerName: 'Asha Verma' },
  ...{ byOn: addDays(NOW.day, 7), outcomeId: null, ...over },
})
const supervision = (over: Partial<RecordSupervision> = {}): RecordSupervision => ({
  ...{ id: newId(), workerId: idOf(council.socialWorker), heldOn: NOW.day, nextOn: addDays(NOW.day, 28) },
  wellbeing: 'Tired, and glad of Fridays.',
  children: [niamh, alfie].map((childId) => ({
    ...{
      childId,
      discussed: 'Hungry on Mondays.',
      reflection: 'What do we not see?',
      decision: 'See them on a Monday.',
    },
  })),
  ...{ actions: [ring()], ...over },
})
const record = (act = supervision(), who: Actor = council.teamManager) =>
  as(who, (tx) => recordSupervision(tx, who, act, NOW))
const confirm = (id: string, who: Actor = council.socialWorker, words: string | null = 'And Nan.') =>
  as(who, (tx) => confirmSupervision(tx, who, id, words, NOW))
const story = (child: string) => as(council.teamManager, (tx) => entriesAbout(tx, child, { limit: 20 }))
const oversight = async (child: string) => {
  const asked = { childId: child, familyIds: [child], userId: null, today: NOW.day }
  return (await as(council.teamManager, (tx) => caseFactsOf(tx, asked))).oversight
}

describe('a supervision', () => {
  it('is written once and stands in each child’s story, with their part, and on each child’s page', async () => {
    expect(await record()).toMatchObject({ ok: true })
    for (const child of [niamh, alfie]) {
      const [entry] = await story(child)
      expect(entry).toMatchObject({ title: 'Supervision: Asha Verma and Tom Llewellyn', stepKind: 'supervision' })
      expect(entry?.part).toContain('Decided: See them on a Monday.')
      expect(await oversight(child)).toMatchObject({
        last: { heldOn: NOW.day, by: 'Tom Llewellyn', decision: 'See them on a Monday.' },
      })
    }
    expect((await oversight(niamh)).actions).toMatchObject([{ what: 'Ring the school', ownerName: 'Asha Verma' }])
    expect((await oversight(alfie)).actions).toEqual([])
  })

  it('has its decision in the child’s plan where there is one, and is done there', async () => {
    await as(council.socialWorker, (tx) =>
      beginPlanStatus(tx, { childId: niamh, kind: 'child-in-need', fromOn: NOW.day }),
    )
    const [need, outcome] = [newId(), newId()]
    const words = { whyInvolved: 'Hungry.', weWant: 'Breakfast.', contingency: '', childView: null, parentView: null }
    const plan = {
      ...{ ...words, needs: [{ id: need, statement: 'Food', ended: false }], actions: [] },
      outcomes: [
        { id: outcome, needId: need, statement: 'Breakfast', byOn: null, changed: null, achieved: false, ended: false },
      ],
    }
    await as(council.socialWorker, async (tx) => {
      const before = markOf(await planOf(tx, niamh))
      await writePlan(tx, council.socialWorker, niamh, { ...plan, before }, NOW)
    })
    expect(await record()).toEqual({ ok: false, refusal: 'choose-an-outcome' })
    expect(await record(supervision({ actions: [ring({ outcomeId: outcome })] }))).toMatchObject({ ok: true })
    const [planned] = (await as(council.socialWorker, (tx) => planOf(tx, niamh)))?.needs[0]?.outcomes[0]?.actions ?? []
    expect(planned).toMatchObject({ what: 'Ring the school', state: 'open' })
    const [action] = await as(council.socialWorker, (tx) => actionsOf(tx, niamh))
    expect(action).toMatchObject({ inPlan: true, state: 'open' })
    expect((await oversight(niamh)).actions).toHaveLength(1)
  })

  it('is confirmed by both: the worker’s word makes it final, frozen, and is for these two alone', async () => {
    const act = supervision()
    await record(act)
    expect(await confirm(act.id, council.teamManager)).toEqual({ ok: false, refusal: 'not-yours-to-confirm' })
    for (const _ of ['once', 'again']) expect(await confirm(act.id)).toMatchObject({ ok: true })
    const records = await as(council.teamManager, (tx) => recordsOfStep(tx, act.id))
    expect(records).toMatchObject([{ writtenByName: 'Tom Llewellyn', signedByName: 'Asha Verma' }])
    expect(records.every(isUnaltered)).toBe(true)
    expect(JSON.stringify([records, await story(niamh)])).not.toMatch(/Tired|And Nan/)
    const look = (who: Actor) => as(who, (tx) => lookAtSupervision(tx, who, act.id, NOW))
    expect(await look(council.teamManager)).toMatchObject({ workerWords: 'And Nan.', wellbeing: act.wellbeing })
    for (const who of [council.colleague, council.conferenceChair, { ...council.socialWorker, authority: '991' }]) {
      expect(await look(who)).toBeUndefined()
      expect(await confirm(act.id, who)).toEqual({ ok: false, refusal: 'not-found' })
    }
  })

  it('shows each of the two what was said of the children they work with today alone, and always how the worker is', async () => {
    const { teamManager, socialWorker, colleague } = council
    const covering = await aWorker(council, 'team-manager', { team: 'assessment' })
    const cover = { id: newId(), absentUser: idOf(teamManager), coveringUser: idOf(covering), reason: 'Leave' }
    await as(teamManager, (tx) => setCover(tx, teamManager, { ...cover, fromOn: NOW.day, toOn: NOW.day }, NOW))
    const act = supervision()
    expect(await record(act, covering)).toMatchObject({ ok: true })
    const look = async (who: Actor, now = NOW) => {
      const seen = await as(who, (tx) => lookAtSupervision(tx, who, act.id, now))
      const children = new Set(seen?.children.map(({ childId }) => childId))
      return { children, actions: seen?.actions.length, notTheirs: seen?.notTheirs, wellbeing: seen?.wellbeing }
    }
    const all = { children: new Set([niamh, alfie]), actions: 1, notTheirs: 0, wellbeing: act.wellbeing }
    expect(await look(covering)).toEqual(all)
    const later = aMoment('2026-04-20T09:00:00Z')
    expect(await look(covering, later)).toEqual({ ...all, children: new Set(), actions: 0, notTheirs: 2 })

    const given = { childId: niamh, userId: colleague.userId, teamId: null, role: 'social-worker' } as const
    await as(teamManager, (tx) => allocate(tx, { ...given, fromOn: NOW.day }))
    expect(await look(socialWorker, later)).toEqual({ ...all, children: new Set([alfie]), actions: 0, notTheirs: 1 })
  })

  it('sent twice, and twice at once, is one', async () => {
    const act = supervision()
    expect(await Promise.all([record(act), record(act)])).toMatchObject([{ ok: true }, { ok: true }])
    expect([(await story(niamh)).length, (await as(council.teamManager, (tx) => actionsOf(tx, niamh))).length]).toEqual(
      [1, 1],
    )
  })

  it('is whole or not at all', async () => {
    const broken = as(council.teamManager, async (tx) => {
      await recordSupervision(tx, council.teamManager, supervision(), NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await story(niamh), await as(council.teamManager, (tx) => supervisionsOf(tx, niamh))]).toEqual([[], []])
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may write it down: %s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await record(supervision(), who)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another team or authority, nor of a worker who does not hold the child', async () => {
    for (const who of [
      await aWorker(council, 'team-manager', { team: 'assessment' }),
      { ...council.teamManager, authority: '991' },
    ]) {
      expect(await record(supervision(), who)).toEqual({ ok: false, refusal: 'not-found' })
    }
    const other = supervision({ workerId: idOf(council.colleague) })
    expect(await record(other)).toEqual({ ok: false, refusal: 'not-their-child' })
  })
})

describe('an action of supervision', () => {
  it('is marked by whoever may write the plan; the story says so once', async () => {
    const act = supervision()
    await record(act)
    const [action] = act.actions
    const mark = (who: Actor, state: 'done' | 'stopped' = 'done') =>
      as(who, (tx) => markSupervisionAction(tx, who, action?.id ?? '', state, NOW))
    for (const who of [council.colleague, council.frontDoorManager, { ...council.socialWorker, authority: '991' }]) {
      expect(await mark(who)).toEqual({ ok: false, refusal: 'not-found' })
    }
    for (const _ of ['once', 'again']) expect(await mark(council.socialWorker)).toMatchObject({ ok: true })
    expect(await mark(council.socialWorker, 'stopped')).toEqual({ ok: false, refusal: 'not-open-any-more' })
    const titles = (await story(niamh)).map(({ title }) => title)
    expect(titles.filter((title) => title === 'Action done: Ring the school')).toHaveLength(1)
    expect((await oversight(niamh)).actions).toEqual([])
  })
})

describe('a manager’s list', () => {
  it('has who is due longest first, with the children they hold, those not spoken of for longest first', async () => {
    await record(supervision({ children: supervision().children.slice(0, 1), actions: [] }))
    const listed = await as(council.teamManager, (tx) => lookAtTeamSupervision(tx, council.teamManager, NOW))
    const workers = listed.ok ? listed.value : []
    const asha = workers.find(({ userId }) => userId === council.socialWorker.userId)
    expect(asha).toMatchObject({ name: 'Asha Verma', lastOn: NOW.day, nextOn: addDays(NOW.day, 28) })
    const ours = asha?.children.filter(({ id }) => [niamh, alfie].includes(id))
    expect(ours).toEqual([
      { id: alfie, lastOn: null },
      { id: niamh, lastOn: NOW.day },
    ])
    expect(workers[0]).toMatchObject({ nextOn: null })
    const own = await as(council.socialWorker, (tx) => ownSupervisions(tx, idOf(council.socialWorker)))
    expect(own.map(({ recordedByName }) => recordedByName)).toContain('Tom Llewellyn')
    for (const who of [council.socialWorker, council.conferenceChair]) {
      expect(await as(who, (tx) => lookAtTeamSupervision(tx, who, NOW))).toEqual({
        ok: false,
        refusal: 'not-permitted',
      })
    }
  })
})

describe('a decision of a manager', () => {
  const decision = (over: Partial<ManagementDecision> = {}): ManagementDecision => ({
    ...{
      id: newId(),
      childIds: [niamh, alfie],
      decision: 'Legal advice this week.',
      instead: ['Wait'],
      reason: 'Nights.',
    },
    ...over,
  })
  const decide = (act = decision(), who: Actor = council.teamManager) =>
    as(who, (tx) => decideAsManager(tx, who, act, NOW))

  it('stands in each story with what else was possible, and on each child’s page; sent twice, once', async () => {
    const act = decision()
    for (const _ of ['once', 'again']) expect(await decide(act)).toMatchObject({ ok: true })
    for (const child of [niamh, alfie]) {
      expect(await story(child)).toMatchObject([{ title: 'Management decision: Legal advice this week' }])
      expect((await oversight(child)).decision).toMatchObject({ by: 'Tom Llewellyn', happenedOn: NOW.day })
    }
    expect(await as(council.teamManager, (tx) => decisionsOfStep(tx, act.id))).toMatchObject([
      { options: ['Legal advice this week.', 'Wait'], choice: 'Legal advice this week.', reason: 'Nights.' },
    ])
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may: %s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await decide(decision(), who)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another team or authority', async () => {
    for (const who of [
      await aWorker(council, 'team-manager', { team: 'assessment' }),
      { ...council.teamManager, authority: '991' },
    ]) {
      expect(await decide(decision(), who)).toEqual({ ok: false, refusal: 'not-found' })
    }
  })
})
