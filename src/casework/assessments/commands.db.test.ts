import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { closeCase } from '../closures/commands.ts'
import { duesOfStep, openDues } from '../dues/queries.ts'
import { strategyDiscussionsAwaited } from '../enquiries/queries.ts'
import { beginPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { openWorries } from '../worries/queries.ts'
import { authoriseAssessment, writeInAssessment } from './commands.ts'
import type { WriteAssessment } from './model.ts'
import { assessmentById } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let open: OpenCase

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  open = await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const WORDS = {
  worries: 'Hungry, cold and in pain. On six of the last ten school days Niamh came without breakfast.',
  strengths: 'Mum asked for help, and came to four of five sessions.',
  childWords: '“Sundays at Nan’s are the best day.”',
  analysis: 'The children go without regular meals because money runs out and nights are loud.',
  notKnown: 'What Dad thinks.',
  answers: {},
}

function written(over: Partial<WriteAssessment> = {}): WriteAssessment {
  const children = [niamh, alfie].map((childId) => ({
    childId,
    factors: ['16A'],
    seenOn: calendarDay('2026-03-10'),
    seenAlone: true,
  }))
  return { text: WORDS, children, outcome: 'child-in-need-plan', revision: 0, submit: true, ...over }
}
const write = (actor: Actor, act = written()) =>
  inSeat(db, actor, (tx) => writeInAssessment(tx, actor, open.assessmentId, act, NOW))
const sign = (actor: Actor, act: Parameters<typeof authoriseAssessment>[3] = { sign: true }) =>
  inSeat(db, actor, (tx) => authoriseAssessment(tx, actor, open.assessmentId, act, NOW))
const asWorker = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.socialWorker, work)

describe('a child and family assessment', () => {
  it('saw no child before they were born', async () => {
    const act = written({ submit: false })
    const children = act.children.map((one) => ({ ...one, seenOn: calendarDay('2022-04-30') }))
    expect(await write(council.socialWorker, { ...act, children })).toEqual({ ok: false, refusal: 'seen-before-birth' })
  })

  it('signed, joins each child’s story, opens the worry on their pages, begins the plan and stops the clock', async () => {
    await write(council.socialWorker)
    expect(await sign(council.teamManager)).toMatchObject({ ok: true })
    for (const child of [niamh, alfie]) {
      const story = await asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))
      expect(story.map(({ kind, bearing }) => `${kind} ${bearing}`).sort()).toEqual([
        'child-words neutral',
        'opinion going-well',
        'opinion neutral',
        'opinion worry',
      ])
      expect(story.every(({ saidBy }) => saidBy === 'Asha Verma')).toBe(true)
      expect(await asWorker((tx) => openWorries(tx, [child]))).toMatchObject([{ title: 'Hungry, cold and in pain' }])
      expect(await asWorker((tx) => planStatusesOf(tx, [child]))).toMatchObject([
        { kind: 'child-in-need', fromOn: NOW.day, toOn: null },
      ])
    }
    expect(await asWorker((tx) => duesOfStep(tx, open.assessmentId))).toMatchObject([
      { rule: 'assessment', doneOn: NOW.day },
      { rule: 'assessment', doneOn: NOW.day },
    ])
  })

  it('signed with a child in need plan, leaves a child protection plan as it stands, and says so in that story', async () => {
    const protectedFrom = calendarDay('2026-03-10')
    await asWorker((tx) =>
      beginPlanStatus(tx, { childId: niamh, kind: 'child-protection', category: 'NEG', fromOn: protectedFrom }),
    )
    await write(council.socialWorker)
    expect(await sign(council.teamManager)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { kind: 'child-protection', fromOn: protectedFrom, toOn: null },
    ])
    expect(await asWorker((tx) => planStatusesOf(tx, [alfie]))).toMatchObject([{ kind: 'child-in-need' }])
    const parts = async (child: string) =>
      (await asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))).map(({ part }) => part)
    expect(await parts(niamh)).toContainEqual(expect.stringContaining('stands until a conference'))
    expect(await parts(alfie)).not.toContainEqual(expect.stringContaining('conference'))
    expect(await asWorker((tx) => assessmentById(tx, open.assessmentId))).toMatchObject({
      outcome: 'child-in-need-plan',
    })
  })

  it('signed with a strategy discussion, calls it for each child at once: in the story, and with its clock', async () => {
    await write(council.socialWorker, written({ outcome: 'strategy-discussion' }))
    await sign(council.teamManager)
    const called = await asWorker((tx) => strategyDiscussionsAwaited(tx, [niamh, alfie]))
    expect(called.map(({ childId }) => childId).sort()).toEqual([niamh, alfie].sort())
    for (const child of [niamh, alfie]) {
      expect((await asWorker((tx) => openDues(tx, [child], 20))).map(({ rule }) => rule)).toContain(
        'strategy-discussion',
      )
      const story = await asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))
      expect(story.map(({ title }) => title)).toContain('A strategy discussion was called')
    }
  })

  it('goes on for the brother when one child’s case was closed; nothing begins for the closed one', async () => {
    const manager = council.teamManager
    const why = { reasonCode: 'RC7', summary: 'Better.', lookAgainIf: 'she is hungry' }
    await inSeat(db, manager, (tx) => closeCase(tx, manager, niamh, { closedOn: NOW.day, ...why }, NOW))
    expect(await write(council.socialWorker)).toMatchObject({ ok: true })
    expect(await sign(manager)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => planStatusesOf(tx, [niamh, alfie]))).toMatchObject([{ childId: alfie }])
    expect(await asWorker((tx) => openWorries(tx, [niamh]))).toEqual([])
  })

  it('signed, is frozen with its writer, its signature and a hash that proves it unaltered', async () => {
    await write(council.socialWorker)
    await sign(council.teamManager)
    const [record] = await asWorker((tx) => recordsOfStep(tx, open.assessmentId))
    expect(record).toMatchObject({ writtenByName: 'Asha Verma', signedByName: 'Tom Llewellyn' })
    expect(record && isUnaltered(record)).toBe(true)
    expect(record && isUnaltered({ ...record, content: { analysis: 'something else' } })).toBe(false)
    expect(await write(council.socialWorker)).toEqual({ ok: false, refusal: 'already-authorised' })
  })

  it('handed back, carries the manager’s comment and can be written on', async () => {
    await write(council.socialWorker)
    await sign(council.teamManager, { sign: false, comment: 'What does Joel say?' })
    expect(await asWorker((tx) => assessmentById(tx, open.assessmentId))).toMatchObject({
      state: 'returned',
      returnedComment: 'What does Joel say?',
    })
    expect(await write(council.socialWorker, written({ revision: 1 }))).toMatchObject({ ok: true })
  })

  it('two people writing at once: the second is told, and nothing of the first is lost', async () => {
    const draft = (analysis: string) => written({ submit: false, text: { ...WORDS, analysis } })
    await write(council.socialWorker, draft('first'))
    expect(await write(council.socialWorker, draft('second'))).toEqual({ ok: false, refusal: 'someone-else-wrote' })
    expect(await asWorker((tx) => assessmentById(tx, open.assessmentId))).toMatchObject({
      content: { analysis: 'first' },
      revision: 1,
    })
  })

  it.each([
    ['no-analysis', { text: { ...WORDS, analysis: ' ' } }],
    ['no-outcome', { outcome: null }],
    ['no-factors', { children: [] }],
  ] as const)('may be kept half written, but not put before the manager: %s', async (refusal, over) => {
    const children =
      refusal === 'no-factors' ? written().children.map((child) => ({ ...child, factors: [] })) : undefined
    const act = written({ ...over, ...(children ? { children } : {}) })
    expect(await write(council.socialWorker, act)).toEqual({ ok: false, refusal })
    expect(await write(council.socialWorker, { ...act, submit: false })).toMatchObject({ ok: true })
  })

  it.each([
    ['a colleague to whom the children are not allocated', () => council.colleague],
    ['the front door, after the referral', () => council.frontDoorManager],
    ['a conference chair', () => council.conferenceChair],
  ])('is not there for %s', async (_, actor) => {
    expect(await write(actor())).toEqual({ ok: false, refusal: 'not-found' })
    expect(await sign(actor())).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is not there for another authority', async () => {
    const elsewhere = { ...council.teamManager, authority: '991' }
    expect(await sign(elsewhere)).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('is not signed by whoever asked for the signature, nor before anyone asked', async () => {
    expect(await sign(council.teamManager)).toEqual({ ok: false, refusal: 'not-waiting' })
    await write(council.teamManager)
    expect(await sign(council.teamManager)).toEqual({ ok: false, refusal: 'own-work' })
  })
})
