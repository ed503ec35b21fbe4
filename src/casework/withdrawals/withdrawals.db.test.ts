import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMeeting } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase, whoWaits } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { lockChildren } from '../../people/queries.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { authoriseAssessment, writeInAssessment } from '../assessments/commands.ts'
import { assessmentById, lockAssessment } from '../assessments/queries.ts'
import { duesOfStep, refreshDues } from '../dues/queries.ts'
import { callStrategyDiscussion } from '../enquiries/commands.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { changeMeeting, conveneMeeting } from '../meetings/commands.ts'
import { meetingById } from '../meetings/queries.ts'
import { meetingsPlanned } from '../meetings/queries-lists.ts'
import { signOffsOf } from '../sign-off/queries.ts'
import { withdrawStep } from './commands.ts'
import type { WithdrawnKind } from './model.ts'
import { stepsBegun } from './queries.ts'
import * as rules from './rules.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let assessmentId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  assessmentId = (await anOpenCase(db, council, [niamh, alfie])).assessmentId
})
afterAll(() => db.destroy())

const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, who, work)
const asWorker = <T>(work: (tx: Tx) => Promise<T>) => as(council.socialWorker, work)
const withdraw = (kind: WithdrawnKind, id: string, who: Actor = council.teamManager, why = 'Referred twice.') =>
  as(who, (tx) => withdrawStep(tx, who, { kind, id, why }, NOW))
const write = (submit: boolean) => {
  const text = { worries: '', strengths: '', childWords: '', analysis: 'Money runs out.', notKnown: '', answers: {} }
  const children = [niamh, alfie].map((childId) => ({ childId, factors: ['16A'], seenOn: null, seenAlone: null }))
  const act = { text, children, outcome: 'close', revision: 0, submit } as const
  return asWorker((tx) => writeInAssessment(tx, council.socialWorker, assessmentId, act, NOW))
}
const titles = async (child: string) =>
  (await asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))).map(({ title }) => title)

describe('a step begun by mistake', () => {
  it('is withdrawn: every word stays, each story says so, its clock ends as not needed, and no manager waits', async () => {
    await write(true)
    for (const _ of ['once', 'again']) expect(await withdraw('assessment', assessmentId)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => assessmentById(tx, assessmentId))).toMatchObject({
      state: 'withdrawn',
      content: { analysis: 'Money runs out.' },
    })
    for (const child of [niamh, alfie]) {
      expect((await titles(child)).filter((title) => title === 'Withdrawn: assessment')).toHaveLength(1)
    }
    const dues = await asWorker((tx) => duesOfStep(tx, assessmentId))
    expect(dues.map(({ notNeeded }) => notNeeded)).toEqual(Array(2).fill('The assessment was withdrawn'))
    expect(await asWorker((tx) => signOffsOf(tx, assessmentId))).toMatchObject([{ decision: 'withdrawn' }])
    expect(await write(false)).toMatchObject({ ok: false })
    expect(await asWorker((tx) => refreshDues(tx, [niamh, alfie], NOW.holidays))).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
    })
  })

  it('may be a strategy discussion that was called: nobody waits for it any more', async () => {
    const id = newId()
    const call = { id, childIds: [niamh, alfie], reason: 'Alone at night.' }
    await asWorker((tx) => callStrategyDiscussion(tx, council.socialWorker, call, NOW))
    expect((await asWorker((tx) => stepsBegun(tx, niamh))).map(({ kind }) => kind)).toEqual([
      'assessment',
      'strategy-discussion',
    ])
    expect(await withdraw('strategy-discussion', id)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => strategyDiscussionsAwaited(tx, [niamh, alfie]))).toEqual([])
    const dues = await asWorker((tx) => duesOfStep(tx, id))
    expect(dues.every(({ notNeeded }) => notNeeded === 'The strategy discussion was withdrawn')).toBe(true)
    expect(
      await asWorker((tx) => callStrategyDiscussion(tx, council.socialWorker, { ...call, id: newId() }, NOW)),
    ).toMatchObject({ ok: true })
  })

  it('takes the meeting planned for it along: it is called off for the same reason, and each story says so', async () => {
    const id = newId()
    const call = { id, childIds: [niamh, alfie], reason: 'Alone at night.' }
    await asWorker((tx) => callStrategyDiscussion(tx, council.socialWorker, call, NOW))
    const meeting = aMeeting([niamh, alfie], { kind: 'strategy-discussion' })
    await asWorker((tx) => conveneMeeting(tx, council.socialWorker, meeting, NOW))
    expect(await withdraw('strategy-discussion', id)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => meetingById(tx, meeting.id))).toMatchObject({
      ...{ cancelledOn: NOW.day, cancelledWhy: 'Referred twice.', heldOn: null },
    })
    expect(await asWorker((tx) => meetingsPlanned(tx, [niamh, alfie], 10))).toEqual([])
    for (const child of [niamh, alfie]) {
      expect(await titles(child)).toContain('Strategy discussion of 26 March 2026 was called off')
    }
  })

  it('leaves a meeting that was called off before as it was', async () => {
    const id = newId()
    const call = { id, childIds: [niamh], reason: 'Alone at night.' }
    await asWorker((tx) => callStrategyDiscussion(tx, council.socialWorker, call, NOW))
    const meeting = aMeeting([niamh], { kind: 'strategy-discussion' })
    await asWorker((tx) => conveneMeeting(tx, council.socialWorker, meeting, NOW))
    const off = { to: 'called-off', reason: 'The police cannot come.' } as const
    await asWorker((tx) => changeMeeting(tx, council.socialWorker, meeting.id, off, NOW))
    expect(await withdraw('strategy-discussion', id)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => meetingById(tx, meeting.id))).toMatchObject({ cancelledWhy: off.reason })
  })

  it('that is finished is not withdrawn, nor one without a reason', async () => {
    expect(await withdraw('assessment', assessmentId, council.teamManager, ' ')).toEqual({
      ok: false,
      refusal: 'no-reason',
    })
    await write(true)
    await as(council.teamManager, (tx) =>
      authoriseAssessment(tx, council.teamManager, assessmentId, { sign: true }, NOW),
    )
    expect(await withdraw('assessment', assessmentId)).toEqual({ ok: false, refusal: 'finished-already' })
    expect(rules.withdrawStep({ isFinished: true, withdrawnOn: null }, { why: 'x' }).ok).toBe(false)
  })

  it('is found without holding up whoever writes in it', async () => {
    const begun = asWorker(async (tx) => {
      await sql`set transaction read only`.execute(tx)
      return stepsBegun(tx, niamh)
    })
    expect(await begun).toMatchObject([{ kind: 'assessment', id: assessmentId }])
  })

  it('waits for whoever works with the children, and holds nothing of theirs meanwhile', async () => {
    let withdrawn: ReturnType<typeof withdraw> | undefined
    const written = await asWorker(async (tx) => {
      await lockChildren(tx, [niamh, alfie])
      withdrawn = withdraw('assessment', assessmentId)
      await expect.poll(() => whoWaits(inject('server'), council.urls.owner)).toBe(1)
      return lockAssessment(tx, assessmentId)
    })
    expect(written).toMatchObject({ state: 'open' })
    expect(await withdrawn).toMatchObject({ ok: true })
  })

  it('is whole or not at all', async () => {
    const broken = as(council.teamManager, async (tx) => {
      await withdrawStep(tx, council.teamManager, { kind: 'assessment', id: assessmentId, why: 'x' }, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await asWorker((tx) => assessmentById(tx, assessmentId))).toMatchObject({ state: 'open' })
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may withdraw it: %s', async (role) => {
    const who = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    expect((await withdraw('assessment', assessmentId, who)).ok).toBe(role === 'team-manager')
  })

  it('is not there for another team or authority, nor is a step that is none', async () => {
    const elsewhere = await aWorker(council, 'team-manager', { team: 'assessment' })
    for (const who of [elsewhere, council.socialWorker, { ...council.teamManager, authority: '991' }]) {
      expect(await withdraw('assessment', assessmentId, who)).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect(await withdraw('section-47-enquiry', newId())).toEqual({ ok: false, refusal: 'not-found' })
  })
})
