import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { allocationsOf } from '../allocations/queries.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { openDues } from '../dues/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import { addChildren } from '../meetings/queries-writing.ts'
import { planOf, planStatusesOf } from '../plans/queries.ts'
import { recordConference } from './commands.ts'
import type { DecidedChild, RecordConference } from './model.ts'
import { conferencesAwaited } from './queries.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let id: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  const open = await anOpenCase(db, council, [niamh, alfie])
  id = await aConference(db, council, open)
})
afterAll(() => db.destroy())

const child = (childId: string, over: Partial<DecidedChild> = {}): DecidedChild => ({
  ...{ childId, outcome: 'protection-plan', category: 'NEG', view: null, stepsDown: false },
  ...over,
})
function held(over: Partial<RecordConference> = {}): RecordConference {
  const always = { role: 'Police', agency: 'Police', view: null, dissents: false }
  return {
    heldOn: NOW.day,
    attended: [
      { ...always, name: 'DC Lorna Whitby', presence: 'attended' },
      {
        ...always,
        name: 'Grace Okafor',
        agency: 'Fenwick Lane Primary',
        presence: 'attended',
        view: 'A plan is too much',
        dissents: true,
      },
    ],
    children: [child(niamh, { view: 'I want Mum to sleep.' }), child(alfie, { outcome: 'no-plan', category: null })],
    reason: 'Niamh goes without meals, and it is getting worse.',
    contingency: 'We ask the court.',
    ...over,
  }
}
const record = (actor: Actor = council.conferenceChair, act = held(), conference = id) =>
  inSeat(db, actor, (tx) => recordConference(tx, actor, conference, act, NOW))
const asChair = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, council.conferenceChair, work)
const clocks = async (childId: string) => (await asChair((tx) => openDues(tx, [childId], 20))).map(({ rule }) => rule)

describe('an initial conference', () => {
  it('that decides on a plan begins it, calls the review, sets its clocks going and tells the story', async () => {
    expect(await record()).toMatchObject({ ok: true, value: { inTime: true, toReview: [niamh] } })
    expect(await asChair((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { kind: 'child-protection', category: 'NEG', firstCategory: 'NEG', fromOn: NOW.day, toOn: null },
    ])
    expect(await asChair((tx) => planOf(tx, niamh))).toMatchObject({ contingency: 'We ask the court.' })
    expect(await clocks(niamh)).toEqual(expect.arrayContaining(['cp-visit', 'core-group-first', 'review-first']))
    expect(await clocks(niamh)).not.toContain('initial-conference')
    const story = await asChair((tx) => entriesAbout(tx, niamh, { limit: 10 }))
    expect(story.map(({ kind, part }) => [kind, part])).toEqual(
      expect.arrayContaining([
        ['child-words', null],
        ['fact', 'A child protection plan is needed: neglect'],
      ]),
    )
  })

  it('decides for each child apart: no plan begins for the brother', async () => {
    await record()
    expect(await asChair((tx) => planStatusesOf(tx, [alfie]))).toEqual([])
    expect(await asChair((tx) => conferencesAwaited(tx, [alfie]))).toEqual([])
  })

  it('leaves its chair with the children a review follows for, and with no other', async () => {
    await record()
    const chaired = async () =>
      (await asChair((tx) => allocationsOf(tx, [niamh, alfie])))
        .filter(({ role }) => role === 'conference-chair')
        .map(({ childId }) => childId)
    expect(await chaired()).toEqual([niamh])
    const [review] = await asChair((tx) => conferencesAwaited(tx, [niamh]))
    const groupId = newId()
    await asChair(async (tx) => {
      const group = { authority: tx.authority, id: groupId, plannedFor: calendarDay('2026-04-02') }
      await tx
        .insertInto('meeting')
        .values({ ...group, kind: 'core-group' })
        .execute()
      await addChildren(tx, groupId, [niamh])
    })
    const ended = held({ children: [child(niamh, { outcome: 'end', category: null })] })
    expect(await record(council.conferenceChair, ended, review?.id)).toMatchObject({ ok: true })
    expect(await chaired()).toEqual([])
    expect((await asChair((tx) => meetingById(tx, groupId)))?.cancelledWhy).toBe('The plan ended')
  })

  it('keeps dissent beside the decision, and does not stop for it', async () => {
    await record()
    const decisions = await asChair((tx) => decisionsOfStep(tx, id))
    expect(decisions.map(({ dissent }) => dissent)).toEqual(decisions.map(() => 'Grace Okafor: A plan is too much'))
  })

  it('is recorded once, though two people record it at one moment', async () => {
    const both = await Promise.all([record(), record()])
    expect(both.map((outcome) => (outcome.ok ? 'recorded' : outcome.refusal)).sort()).toEqual([
      'already-held',
      'recorded',
    ])
    expect(await asChair((tx) => conferencesAwaited(tx, [niamh]))).toHaveLength(1)
  })

  it.each([
    ['held-in-the-future', { heldOn: calendarDay('2026-03-20') }],
    ['held-before-it-was-due-to-begin', { heldOn: calendarDay('2026-03-01') }],
    ['nobody-attended', { attended: [] }],
    ['no-reason', { reason: ' ' }],
  ])('is refused as %s, and nothing is written', async (refusal, over) => {
    expect(await record(council.conferenceChair, held(over))).toEqual({ ok: false, refusal })
    expect(await asChair((tx) => planStatusesOf(tx, [niamh]))).toEqual([])
  })

  it('needs an outcome for every child and a category for a plan', async () => {
    const decide = (...children: DecidedChild[]) => record(council.conferenceChair, held({ children }))
    expect(await decide(child(niamh))).toMatchObject({ refusal: 'not-decided-for-every-child' })
    expect(await decide(child(niamh, { category: null }), child(alfie))).toMatchObject({ refusal: 'no-category' })
    expect(await decide(child(niamh, { outcome: 'end' }), child(alfie))).toMatchObject({
      refusal: 'outcome-of-another-conference',
    })
  })

  it('is late when it is late, and recorded all the same', async () => {
    const late = aMoment('2026-04-20T10:00:00Z')
    const act = held({ heldOn: late.day })
    const actor = council.conferenceChair
    expect(await inSeat(db, actor, (tx) => recordConference(tx, actor, id, act, late))).toMatchObject({
      value: { inTime: false },
    })
  })

  it.each([
    ['the social worker', () => council.socialWorker],
    ['the team manager', () => council.teamManager],
    ['another chair', () => council.reviewingOfficer],
    ['another authority', () => ({ ...council.conferenceChair, authority: '991' })],
  ])('is not there for %s', async (_, actor) => {
    expect(await record(actor())).toEqual({ ok: false, refusal: 'not-found' })
  })
})

describe('a review conference', () => {
  async function aReview(): Promise<string> {
    await record()
    const [review] = await asChair((tx) => conferencesAwaited(tx, [niamh]))
    return review?.id ?? 'none'
  }
  const review = async (over: Partial<DecidedChild>) =>
    record(council.conferenceChair, held({ children: [child(niamh, { category: null, ...over })] }), await aReview())

  it('lets the plan go on, and calls the next review', async () => {
    expect(await review({ outcome: 'continue' })).toMatchObject({ value: { toReview: [niamh] } })
    expect(await clocks(niamh)).toContain('review-next')
  })

  it('changes the category; the first one stays beside it', async () => {
    await review({ outcome: 'change-category', category: 'EMO' })
    expect(await asChair((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { category: 'EMO', firstCategory: 'NEG', toOn: null },
    ])
  })

  it('ends the plan and its clocks; help may go on as a child in need', async () => {
    await review({ outcome: 'end', stepsDown: true })
    expect(await asChair((tx) => planStatusesOf(tx, [niamh]))).toMatchObject([
      { kind: 'child-in-need', toOn: null },
      { kind: 'child-protection', toOn: NOW.day },
    ])
    expect(await clocks(niamh)).not.toContain('review-first')
    expect(await asChair((tx) => conferencesAwaited(tx, [niamh]))).toEqual([])
  })
})
