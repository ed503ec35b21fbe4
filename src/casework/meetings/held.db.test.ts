import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMeeting } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { isUnaltered, recordsOfStep } from '../../entries/records/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { recordConference } from '../conferences/commands.ts'
import type { RecordConference } from '../conferences/model.ts'
import { recordCoreGroup } from '../core-groups/commands.ts'
import { setCover } from '../cover/commands.ts'
import type { SetCover } from '../cover/model.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { recordStrategyDiscussion } from '../enquiries/commands.ts'
import { addStrategyDiscussion } from '../enquiries/queries.ts'
import { changeMeeting, conveneMeeting } from './commands.ts'
import { lookAtConferences, lookAtMeeting } from './commands-look.ts'
import { keepMinutes } from './commands-minutes.ts'
import type { Came, KeepMinutes, Meeting } from './model.ts'
import { meetingById } from './queries.ts'
import { beforeRecording } from './queries-expected.ts'
import { plannedMeeting } from './queries-held.ts'
import { meetingAfter, meetingsPlanned, meetingsToCome, minutesAwaited } from './queries-lists.ts'
import { markOfMinutes } from './rules.ts'

const NOW = aMoment('2026-03-26T15:00:00Z')
const CONVENED = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string
let conferenceId: string
let meeting: Meeting

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  conferenceId = await aConference(db, council, await anOpenCase(db, council, [niamh, alfie]))
  const act = aMeeting([niamh, alfie])
  await as(council.socialWorker, (tx) => conveneMeeting(tx, council.socialWorker, act, CONVENED))
  meeting = await kept(act.id)
})
afterAll(() => db.destroy())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
const asChair = <T>(work: (tx: Tx) => Promise<T>) => as(council.conferenceChair, work)
const kept = async (id: string) => (await as(council.socialWorker, (tx) => meetingById(tx, id))) as Meeting
const came = (name: string, over: Partial<Came> = {}): Came => {
  const asked = meeting.people.find((one) => one.name === name)
  return {
    id: asked?.id ?? null,
    name,
    role: asked?.role ?? 'nurse',
    agency: asked?.agency ?? null,
    view: null,
    ...over,
  }
}
const held = (over: Partial<RecordConference> = {}): RecordConference => ({
  heldOn: NOW.day,
  attended: [
    came('Grace Okafor', { view: 'A plan is too much.', dissents: true, inCoreGroup: true }),
    came('DC Lorna Whitby', { presence: 'apologies' }),
    came('Ravi Shah', { agency: 'NHS Trust', inCoreGroup: true }),
  ],
  children: [
    { childId: niamh, outcome: 'protection-plan', category: 'NEG', view: null, stepsDown: false },
    { childId: alfie, outcome: 'no-plan', category: null, view: null, stepsDown: false },
  ],
  ...{ reason: 'Niamh goes without meals.', contingency: 'We ask the court.' },
  ...over,
})
const record = (act = held()) => asChair((tx) => recordConference(tx, council.conferenceChair, conferenceId, act, NOW))

describe('a conference that was convened', () => {
  it('is recorded on the meeting convened for it: who came is ticked, who was not asked is added', async () => {
    expect(await record()).toMatchObject({ ok: true })
    const after = await kept(meeting.id)
    expect(after).toMatchObject({ heldOn: NOW.day, chairUser: council.conferenceChair.userId })
    expect(after.people.map(({ name, presence, dissents, service }) => [name, presence, dissents, service])).toEqual([
      ['Grace Okafor', 'attended', true, 'education'],
      ['DC Lorna Whitby', 'apologies', false, 'police'],
      ['Kerry Calloway', 'invited', false, 'family'],
      ['Ravi Shah', 'attended', false, 'health'],
    ])
    expect(await asChair((tx) => plannedMeeting(tx, [niamh], 'initial-conference'))).toBeUndefined()
  })

  it('shows its decisions with the dissent beside them, to whoever may look at the children', async () => {
    await record()
    const seen = await as(council.socialWorker, (tx) => lookAtMeeting(tx, council.socialWorker, meeting.id, NOW))
    expect(seen).toMatchObject({ ok: true, value: { stepId: conferenceId, mayKeep: true } })
    expect(seen.ok && seen.value.decisions.map(({ dissent }) => dissent)).toEqual([
      'Grace Okafor: A plan is too much.',
      'Grace Okafor: A plan is too much.',
    ])
    for (const other of [council.colleague, await aPractitioner(council)]) {
      expect(await as(other, (tx) => lookAtMeeting(tx, other, meeting.id, NOW))).toMatchObject({ refusal: 'not-found' })
    }
  })

  it('plans the core group with its members and the review with everyone, on the days agreed on', async () => {
    await record(held({ coreGroupOn: calendarDay('2026-04-08'), reviewOn: calendarDay('2026-06-18') }))
    const planned = await as(council.socialWorker, (tx) => meetingsPlanned(tx, [niamh, alfie], 10))
    expect(planned).toMatchObject([
      { kind: 'core-group', plannedFor: '2026-04-08', place: 'Town hall', childIds: [niamh] },
      { kind: 'review-conference', plannedFor: '2026-06-18', childIds: [niamh] },
    ])
    const names = await Promise.all(planned.map(async ({ id }) => (await kept(id)).people.map(({ name }) => name)))
    expect(names).toEqual([
      ['Grace Okafor', 'Ravi Shah'],
      ['Grace Okafor', 'DC Lorna Whitby', 'Kerry Calloway', 'Ravi Shah'],
    ])
    const [group] = planned
    expect((await kept(group?.id ?? '')).chairedBy).toBe('Asha Verma')
    expect(await asChair((tx) => meetingAfter(tx, meeting.id))).toMatchObject({ plannedFor: expect.any(String) })
  })

  it('recorded by whoever stands in for the chair plans the review for the chair, and leaves the other nothing of it', async () => {
    const { conferenceChair, teamManager } = council
    const standingIn = await aWorker(council, 'conference-chair', { name: 'Ines Duarte' })
    const cover: SetCover = {
      ...{ id: newId(), absentUser: conferenceChair.userId ?? '', coveringUser: standingIn.userId ?? '' },
      ...{ fromOn: NOW.day, toOn: NOW.day, reason: 'Leave' },
    }
    expect(await as(conferenceChair, (tx) => setCover(tx, conferenceChair, cover, NOW))).toMatchObject({ ok: true })
    const act = held({ reviewOn: calendarDay('2026-06-18') })
    const recorded = await as(standingIn, (tx) => recordConference(tx, standingIn, conferenceId, act, NOW))
    expect(recorded).toMatchObject({ ok: true })
    expect(await kept(meeting.id)).toMatchObject({ chairUser: standingIn.userId, heldOn: NOW.day })
    const [review] = await as(teamManager, (tx) => meetingsPlanned(tx, [niamh], 10))
    const reviewId = review?.id ?? ''
    expect(await kept(reviewId)).toMatchObject({ chairUser: conferenceChair.userId, chairedBy: 'Hilary Stroud' })

    const later = aMoment('2026-04-27T10:00:00Z')
    const off = { to: 'called-off', reason: 'No.' } as const
    const look = (who: Actor, id: string) => as(who, (tx) => lookAtMeeting(tx, who, id, later))
    expect(await look(standingIn, reviewId)).toMatchObject({ refusal: 'not-found' })
    const calledOff = as(standingIn, (tx) => changeMeeting(tx, standingIn, reviewId, off, later))
    expect(await calledOff).toMatchObject({ refusal: 'not-found' })
    expect(await look(standingIn, meeting.id)).toMatchObject({ ok: true, value: { mayKeep: true } })
    expect(await look(conferenceChair, reviewId)).toMatchObject({ ok: true, value: { mayKeep: true } })
  })

  it('refuses days that come before it', async () => {
    const before = calendarDay('2026-03-25')
    expect(await record(held({ coreGroupOn: before }))).toMatchObject({ refusal: 'core-group-before-the-conference' })
    expect(await record(held({ reviewOn: NOW.day }))).toMatchObject({ refusal: 'review-before-the-conference' })
    expect(await kept(meeting.id)).toMatchObject({ heldOn: null })
  })
})

describe('a core group', () => {
  const group = (people: readonly Came[], nextOn: string | null = null) => ({
    ...{ id: newId(), heldOn: NOW.day, childIds: [niamh], came: people, agreed: 'Breakfast goes on.' },
    nextOn: nextOn ? calendarDay(nextOn) : null,
  })
  const recordGroup = (act: ReturnType<typeof group>) =>
    as(council.socialWorker, (tx) => recordCoreGroup(tx, council.socialWorker, act, NOW))

  it('begins from its meeting, and its members are carried on to the next', async () => {
    await record(held({ coreGroupOn: NOW.day }))
    const before = await as(council.socialWorker, (tx) => beforeRecording(tx, [niamh], 'core-group', NOW.day))
    expect(before.people.map(({ name }) => name)).toEqual(['Grace Okafor', 'Ravi Shah'])
    const people = before.people.map((one) => ({
      ...one,
      id: one.id ?? null,
      view: null,
      presence: 'attended' as const,
    }))
    expect(await recordGroup(group(people, '2026-05-07'))).toMatchObject({ ok: true })
    expect(await kept(before.meeting?.id ?? '')).toMatchObject({ heldOn: NOW.day, minutesBy: null })
    const [next, ...more] = await as(council.socialWorker, (tx) => meetingsPlanned(tx, [niamh], 10))
    expect([next?.kind, next?.plannedFor, more]).toEqual(['core-group', '2026-05-07', []])
    expect((await kept(next?.id ?? '')).people.map(({ name }) => name)).toEqual(['Grace Okafor', 'Ravi Shah'])
  })

  it('recorded without being convened makes its meeting, and begins with the members the conference decided on', async () => {
    await record()
    const before = await as(council.socialWorker, (tx) => beforeRecording(tx, [niamh], 'core-group', NOW.day))
    expect([before.meeting, before.people.map(({ name }) => name)]).toEqual([undefined, ['Grace Okafor', 'Ravi Shah']])
    expect(await recordGroup(group([came('Grace Okafor', { id: null })]))).toMatchObject({ ok: true })
    expect(await recordGroup({ ...group([came('Grace Okafor')]), nextOn: NOW.day })).toMatchObject({
      refusal: 'next-before-this-one',
    })
  })
})

describe('a strategy discussion', () => {
  it('keeps who did not agree beside its decision', async () => {
    const rosa = await aChild(db, '990', { given: 'Rosa' })
    const { referralId } = await anOpenCase(db, council, [rosa])
    const id = newId()
    const { teamManager } = council
    await as(teamManager, (tx) =>
      addStrategyDiscussion(tx, { id, referralId, triggeredAt: CONVENED.at, childIds: [rosa] }),
    )
    const act = {
      ...{ heldOn: NOW.day, decision: 'no-section-47' as const, reason: 'No harm is likely.', whoSees: '' },
      tookPart: [came('DC Lorna Whitby', { id: null, view: 'I would enquire.', dissents: true })],
    }
    expect(await as(teamManager, (tx) => recordStrategyDiscussion(tx, teamManager, id, act, NOW))).toMatchObject({
      ok: true,
    })
    expect(await as(teamManager, (tx) => decisionsOfStep(tx, id))).toMatchObject([
      { choice: 'no-section-47', dissent: 'DC Lorna Whitby: I would enquire.' },
    ])
  })
})

const NONE_YET = markOfMinutes({ minutes: null })

describe('minutes', () => {
  const minutes = (over: Partial<KeepMinutes> = {}): KeepMinutes => ({
    ...{ text: 'Breakfast goes on.', before: NONE_YET, sentOn: NOW.day, sentTo: [meeting.people[0]?.id ?? ''] },
    ...over,
  })
  const send = (act = minutes(), actor = council.conferenceChair) =>
    as(actor, (tx) => keepMinutes(tx, actor, meeting.id, act, NOW))

  it('are a draft that can change, then a record that cannot, with whom they went to', async () => {
    await record()
    expect(await send(minutes({ text: 'First words.', sentOn: null }))).toMatchObject({ ok: true })
    expect(await kept(meeting.id)).toMatchObject({ minutes: 'First words.', minutesSentOn: null })
    expect(await send()).toMatchObject({ refusal: 'someone-else-wrote' })
    expect(await send(minutes({ before: markOfMinutes({ minutes: 'First words.' }) }))).toMatchObject({ ok: true })
    const after = await kept(meeting.id)
    expect(after.people.map(({ minutesSentOn }) => minutesSentOn)).toEqual([NOW.day, null, null, null])
    const [frozen] = await asChair((tx) => recordsOfStep(tx, meeting.id))
    expect(frozen && isUnaltered(frozen)).toBe(true)
    expect(frozen?.content).toMatchObject({ sentTo: [{ name: 'Grace Okafor' }], sentOn: NOW.day })
    expect(await send(minutes({ text: 'Other words.' }))).toMatchObject({ refusal: 'sent-already' })
  })

  it('are the chair’s to send when nothing follows and no child is theirs any more; a stranger’s never', async () => {
    const none = { outcome: 'no-plan' as const, category: null, view: null, stepsDown: false }
    await record(held({ children: [niamh, alfie].map((childId) => ({ childId, ...none })) }))
    for (const other of [council.colleague, council.reviewingOfficer, await aPractitioner(council)]) {
      expect(await send(minutes(), other)).toMatchObject({ refusal: 'not-found' })
    }
    expect(await send()).toMatchObject({ ok: true })
  })

  it('of two who keep them at one moment are kept once: the second is told, and loses nothing', async () => {
    await record()
    const both = ['Asha’s words.', 'Hilary’s words.'].map((text) => send(minutes({ text, sentOn: null })))
    const outcomes = (await Promise.all(both)).map((outcome) => (outcome.ok ? 'kept' : outcome.refusal))
    expect(outcomes.toSorted()).toEqual(['kept', 'someone-else-wrote'])
  })

  it('go to people of the meeting alone', async () => {
    await record()
    expect(await send(minutes({ sentTo: [newId()] }))).toMatchObject({ refusal: 'sent-to-nobody' })
  })
})

describe('the list of a conference chair', () => {
  const chair = () => council.conferenceChair.userId ?? ''

  it('has the conference with its clock, its day and the reports that are missing, until it is held', async () => {
    const mine = async () =>
      (await asChair((tx) => meetingsToCome(tx, [chair()], 500))).filter((one) => one.conferenceId === conferenceId)
    expect(await mine()).toMatchObject([
      { kind: 'initial-conference', meetingId: meeting.id, plannedFor: '2026-03-26', dueBy: '2026-03-30' },
    ])
    expect(await mine()).toMatchObject([{ reportsAsked: 2, reportsMissing: 2 }])
    await record()
    expect(await mine()).toEqual([])
    const review = (await asChair((tx) => meetingsToCome(tx, [chair()], 500))).find(({ childIds }) =>
      childIds.includes(niamh),
    )
    expect(review).toMatchObject({ kind: 'review-conference', meetingId: null, plannedFor: null })
  })

  it('has the minutes that are not out, until they are', async () => {
    const awaited = async () =>
      (await asChair((tx) => minutesAwaited(tx, { userId: chair(), covered: [] }, 500))).filter(
        ({ id }) => id === meeting.id,
      )
    expect(await awaited()).toEqual([])
    await record()
    expect(await awaited()).toMatchObject([{ heldOn: NOW.day, minutesBy: '2026-04-27' }])
    const sent = {
      text: 'Minutes.',
      before: NONE_YET,
      sentOn: addDays(NOW.day, 0),
      sentTo: [meeting.people[0]?.id ?? ''],
    }
    await asChair((tx) => keepMinutes(tx, council.conferenceChair, meeting.id, sent, NOW))
    expect(await awaited()).toEqual([])
  })

  it('is nobody’s who chairs none', async () => {
    expect(await asChair((tx) => lookAtConferences(tx, council.conferenceChair, NOW))).toMatchObject({ ok: true })
    for (const other of [council.socialWorker, council.teamManager, await aPractitioner(council)]) {
      expect(await as(other, (tx) => lookAtConferences(tx, other, NOW))).toMatchObject({ refusal: 'not-permitted' })
    }
  })
})
