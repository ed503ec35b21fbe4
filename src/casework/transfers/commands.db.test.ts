import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocationsOf } from '../allocations/queries.ts'
import { lastClosure } from '../closures/queries.ts'
import { recordConference } from '../conferences/commands.ts'
import { conferenceById, conferencesAwaited } from '../conferences/queries.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { openDues, refreshDues } from '../dues/queries.ts'
import { callStrategyDiscussion } from '../enquiries/commands.ts'
import { episodesOf } from '../episodes/queries.ts'
import { beginPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { beginTransfer, goOnWithTransfer } from './commands.ts'
import type { AnswerTransfer, BeginTransfer, GoOnTransfer } from './model.ts'
import { transferById, transferUnderWay } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let open: OpenCase

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  open = await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const asManager = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const aMove = (over: Partial<BeginTransfer> = {}): BeginTransfer => ({
  ...{ id: newId(), direction: 'out', otherAuthority: '991', otherWorker: null, noticedOn: addDays(NOW.day, -5) },
  ...{ movedOn: null, temporary: false, reason: 'Dad found work there.', summary: 'Neglect, since May.' },
  ...{ childIds: [niamh, alfie], withPlan: [] },
  ...over,
})
const begin = (actor: Actor, act = aMove()) => inSeat(db, actor, (tx) => beginTransfer(tx, actor, act, NOW))
const goOn = (actor: Actor, id: string, act: GoOnTransfer) =>
  inSeat(db, actor, (tx) => goOnWithTransfer(tx, actor, id, act, NOW))
const answer = (over: Partial<AnswerTransfer> = {}): AnswerTransfer => ({
  ...{ does: 'answer', answer: 'accepted', answeredOn: addDays(NOW.day, -2), reason: 'We take them on.' },
  ...{ answeredBy: 'Sam Pike', chairId: null },
  ...over,
})
const DONE: GoOnTransfer = { does: 'complete', completedOn: NOW.day, lookAgainIf: 'they come back' }
const known = (id: string) => asManager((tx) => transferById(tx, id))
const titles = (child: string) =>
  asManager(async (tx) => (await entriesAbout(tx, child, { limit: 9 })).map(({ title }) => title))
const protect = (childId: string) =>
  asManager(async (tx) => {
    const fromOn = addDays(NOW.day, -9)
    await beginPlanStatus(tx, { childId, kind: 'child-protection', category: 'NEG', fromOn })
    await refreshDues(tx, [childId], NOW.holidays)
  })
const holdConference = async (id: string, childIds: readonly string[]) => {
  const chair = council.conferenceChair
  const decided = { outcome: 'protection-plan', category: 'NEG', view: null, stepsDown: false } as const
  const came = {
    name: 'Joel',
    role: 'father',
    agency: null,
    presence: 'attended',
    view: null,
    dissents: false,
  } as const
  const act = {
    ...{ heldOn: NOW.day, reason: 'The plan is taken over.', contingency: '', attended: [came] },
    children: childIds.map((childId) => ({ childId, ...decided })),
  }
  return inSeat(db, chair, (tx) => recordConference(tx, chair, id, act, NOW))
}

describe('a move away', () => {
  it('is handed over: our case closes with the census’s reason, plan and clocks end, and nobody holds the child', async () => {
    await protect(niamh)
    const act = aMove()
    expect(await begin(council.socialWorker, act)).toEqual({ ok: true, value: { id: act.id } })
    const parts = (await known(act.id))?.children.map(({ childId, withPlan }) => [childId, withPlan])
    expect(parts).toEqual(
      expect.arrayContaining([
        [niamh, true],
        [alfie, false],
      ]),
    )
    expect(await goOn(council.socialWorker, act.id, answer())).toMatchObject({ ok: true })
    expect(await goOn(council.teamManager, act.id, DONE)).toMatchObject({ ok: true })
    for (const child of [niamh, alfie]) {
      expect(await asManager((tx) => episodesOf(tx, [child]))).toMatchObject([
        { closedOn: NOW.day, closureReason: 'RC5' },
      ])
      expect(await asManager((tx) => lastClosure(tx, child))).toMatchObject({ lookAgainIf: 'they come back' })
      expect(await asManager((tx) => allocationsOf(tx, [child]))).toEqual([])
      expect(await asManager((tx) => openDues(tx, [child], 20))).toEqual([])
    }
    expect(await asManager((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([{ toOn: NOW.day }])
    expect(await asManager((tx) => decisionsOfStep(tx, act.id))).toMatchObject([{ choice: 'hand-over' }])
    expect(await titles(niamh)).toContain('Notice of a move given to Eastholt')
  })

  it('for a while only leaves our case open and us responsible', async () => {
    const act = aMove({ temporary: true })
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, answer())
    expect(await goOn(council.teamManager, act.id, DONE)).toMatchObject({ ok: true })
    expect(await asManager((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
    expect(await known(act.id)).toMatchObject({ state: 'complete', completedOn: NOW.day })
  })

  it('that is refused leaves all as it was, and notice may be given again', async () => {
    const act = aMove()
    await begin(council.socialWorker, act)
    expect(await begin(council.socialWorker)).toEqual({ ok: false, refusal: 'moving-already' })
    await goOn(council.socialWorker, act.id, answer({ answer: 'refused', reason: 'They do not live here.' }))
    expect(await goOn(council.teamManager, act.id, DONE)).toEqual({ ok: false, refusal: 'over-already' })
    expect(await begin(council.socialWorker)).toMatchObject({ ok: true })
  })

  it('waits for a strategy discussion that is called; a review that is awaited goes with the plan', async () => {
    const act = aMove()
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, answer())
    const call = { id: newId(), childIds: [alfie], reason: 'A burn.' }
    await inSeat(db, council.socialWorker, (tx) => callStrategyDiscussion(tx, council.socialWorker, call, NOW))
    expect(await goOn(council.teamManager, act.id, DONE)).toEqual({ ok: false, refusal: 'step-still-open' })
  })

  it('of one child leaves the brother’s conference to be held without her', async () => {
    const conference = await aConference(db, council, open)
    await holdConference(conference, [niamh, alfie])
    const concluded = { concludedOn: NOW.day, summary: 'Neglect.' }
    await asManager(async (tx) => {
      const { referralId } = open
      await tx.updateTable('section47Enquiry').set(concluded).where('referralId', '=', referralId).execute()
      const held = { heldOn: NOW.day, decision: 'section-47' } as const
      await tx.updateTable('strategyDiscussion').set(held).where('referralId', '=', referralId).execute()
    })
    const act = aMove({ childIds: [niamh] })
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, answer())
    expect(await goOn(council.teamManager, act.id, DONE)).toMatchObject({ ok: true })
    expect(await asManager((tx) => conferencesAwaited(tx, [niamh]))).toEqual([])
    const [review] = await asManager((tx) => conferencesAwaited(tx, [alfie]))
    const expected = await asManager((tx) => conferenceById(tx, review?.id ?? ''))
    expect(expected?.children.map(({ childId }) => childId)).toEqual([alfie])
  })
})

describe('a move in', () => {
  const aMoveIn = (over: Partial<BeginTransfer> = {}) =>
    aMove({ direction: 'in', summary: null, withPlan: [niamh], noticedOn: calendarDay('2026-03-02'), ...over })
  const accept = (id: string) =>
    goOn(council.teamManager, id, answer({ chairId: council.conferenceChair.userId, answeredBy: 'Tom Llewellyn' }))

  it('with a plan is accepted with a chair, taken over by a conference, and then complete', async () => {
    const act = aMoveIn()
    expect(await begin(council.socialWorker, act)).toMatchObject({ ok: true })
    expect(await accept(act.id)).toMatchObject({ ok: true })
    expect(await goOn(council.teamManager, act.id, DONE)).toEqual({ ok: false, refusal: 'conference-not-held' })
    const [called] = await asManager((tx) => conferencesAwaited(tx, [niamh]))
    expect(called).toMatchObject({ kind: 'initial', dueFrom: act.noticedOn })
    expect(await asManager((tx) => conferencesAwaited(tx, [alfie]))).toEqual([])
    expect(await holdConference(called?.id ?? '', [niamh])).toMatchObject({ ok: true })
    expect(await asManager((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { kind: 'child-protection', toOn: null },
    ])
    expect(await goOn(council.teamManager, act.id, DONE)).toMatchObject({ ok: true })
    const part = (await known(act.id))?.children.find(({ childId }) => childId === niamh)
    expect(part).toMatchObject({ heldOn: NOW.day })
    expect(await asManager((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
  })

  it('is refused for a child whose plan here goes on', async () => {
    await protect(niamh)
    expect(await begin(council.socialWorker, aMoveIn())).toEqual({ ok: false, refusal: 'ours-already' })
  })

  it('is a manager’s to answer; the decision and why are kept', async () => {
    const act = aMoveIn()
    await begin(council.socialWorker, act)
    expect(await goOn(council.socialWorker, act.id, answer())).toEqual({ ok: false, refusal: 'not-entitled' })
    const no = answer({ answer: 'refused', reason: 'They only visit.' })
    expect(await goOn(council.teamManager, act.id, no)).toMatchObject({ ok: true })
    expect(await asManager((tx) => decisionsOfStep(tx, act.id))).toMatchObject([
      { choice: 'refused', reason: 'They only visit.' },
    ])
    expect(await asManager((tx) => transferUnderWay(tx, [niamh]))).toBeUndefined()
  })

  it('with a plan, for a child without a case here, waits until there is one', async () => {
    const act = aMoveIn()
    await begin(council.socialWorker, act)
    await asManager((tx) =>
      tx
        .updateTable('episode')
        .set({ closedOn: NOW.day, closureReason: 'RC7' })
        .where('authority', '=', '990')
        .where('childId', '=', niamh)
        .execute(),
    )
    expect(await accept(act.id)).toEqual({ ok: false, refusal: 'no-open-case' })
  })
})

describe('any move', () => {
  it('sent twice, and twice at once, is one', async () => {
    const act = aMove()
    const both = await Promise.all([begin(council.socialWorker, act), begin(council.socialWorker, act)])
    expect(both).toEqual(Array(2).fill({ ok: true, value: { id: act.id } }))
    expect(await titles(niamh)).toHaveLength(1)
    await goOn(council.socialWorker, act.id, answer())
    const done = await Promise.all([goOn(council.teamManager, act.id, DONE), goOn(council.teamManager, act.id, DONE)])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('that was a mistake is withdrawn and stays', async () => {
    const act = aMove()
    await begin(council.socialWorker, act)
    expect(await goOn(council.socialWorker, act.id, { does: 'withdraw', why: 'They stay.' })).toMatchObject({
      ok: true,
    })
    expect(await known(act.id)).toMatchObject({ state: 'withdrawn', withdrawnWhy: 'They stay.' })
    expect(await titles(alfie)).toHaveLength(2)
  })

  it('is whole or not at all', async () => {
    const act = aMove()
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, answer())
    const broken = asManager(async (tx) => {
      await goOnWithTransfer(tx, council.teamManager, act.id, DONE, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await known(act.id)).toMatchObject({ state: 'accepted' })
    expect(await asManager((tx) => episodesOf(tx, [niamh]))).toMatchObject([{ closedOn: null }])
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may begin and go on with it: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const isManager = role === 'team-manager'
    const act = aMove()
    expect((await begin(actor, act)).ok).toBe(isManager)
    await begin(council.socialWorker, act)
    expect((await goOn(actor, act.id, answer())).ok).toBe(isManager)
    if (!isManager) await goOn(council.socialWorker, act.id, answer())
    expect((await goOn(actor, act.id, DONE)).ok).toBe(isManager)
  })

  it('is completed by nobody but a manager of the children’s team, and is not there for another authority', async () => {
    const act = aMove()
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, answer())
    expect(await goOn(council.socialWorker, act.id, DONE)).toEqual({ ok: false, refusal: 'not-entitled' })
    const elsewhere = { ...council.teamManager, authority: '991' }
    expect(await goOn(elsewhere, act.id, DONE)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await begin(elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })
})
