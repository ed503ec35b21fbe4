import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aConference } from '../../../testing/builders/conference.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMeeting, anInvitee, keptOf } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { plainText } from '../../entries/rules.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { changeAllocation } from '../allocations/commands.ts'
import { conferenceById } from '../conferences/queries.ts'
import { addStrategyDiscussion } from '../enquiries/queries.ts'
import { changeMeeting, conveneMeeting } from './commands.ts'
import { lookAtMeeting } from './commands-look.ts'
import { inviteAnother, keepAttendee } from './commands-people.ts'
import type { ChangeMeeting, ConveneMeeting, KeepAttendee, Meeting } from './model.ts'
import { meetingById, stepOfMeeting } from './queries.ts'

const NOW = aMoment()
const LATER = { plannedFor: calendarDay('2026-04-02'), plannedTime: '14:00', place: 'Town hall', link: null }
const PUT_OFF: ChangeMeeting = { to: 'another-day', appointment: LATER, reason: 'The chair is ill.' }
let db: Database
let council: Council
let niamh: string
let alfie: string
let open: OpenCase
let conferenceId: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app, 4)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  open = await anOpenCase(db, council, [niamh, alfie])
  conferenceId = await aConference(db, council, open)
})
afterAll(() => db.destroy())

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inSeat(db, actor, work)
const convene = (act: ConveneMeeting, actor = council.socialWorker) =>
  as(actor, (tx) => conveneMeeting(tx, actor, act, NOW))
const kept = async (id: string) => (await as(council.socialWorker, (tx) => meetingById(tx, id))) as Meeting
const story = (child: string) => as(council.socialWorker, (tx) => entriesAbout(tx, child, { limit: 20 }))
const change = (id: string, act: ChangeMeeting, actor = council.socialWorker) =>
  as(actor, (tx) => changeMeeting(tx, actor, id, act, NOW))
const keep = (meetingId: string, attendeeId: string, act: KeepAttendee, actor = council.socialWorker) =>
  as(actor, (tx) => keepAttendee(tx, actor, { meetingId, attendeeId }, act, NOW))
const conference = () => as(council.socialWorker, (tx) => conferenceById(tx, conferenceId))
async function convened(over: Partial<ConveneMeeting> = {}): Promise<Meeting> {
  const act = aMeeting([niamh, alfie], over)
  expect(await convene(act)).toEqual({ ok: true, value: { id: act.id } })
  return kept(act.id)
}
const named = (meeting: Meeting, name: string) => meeting.people.find((person) => person.name === name)
const others = async (): Promise<readonly Actor[]> => [
  ...[council.colleague, council.frontDoorManager, council.reviewingOfficer],
  await aPractitioner(council),
  { ...council.socialWorker, authority: '991' },
]

describe('a conference is convened', () => {
  it('about its children, with its chair; the people are asked, and its day stands on the conference', async () => {
    const meeting = await convened({ chairedBy: 'Somebody else' })
    expect(meeting).toMatchObject({ kind: 'initial-conference', plannedFor: '2026-03-26', plannedTime: '10:00' })
    expect(meeting).toMatchObject({ chairedBy: 'Hilary Stroud', chairUser: council.conferenceChair.userId })
    expect([...meeting.childIds].sort()).toEqual([niamh, alfie].sort())
    expect(meeting.people.map(({ name, presence, invitedOn }) => [name, presence, invitedOn])).toEqual([
      ['Grace Okafor', 'invited', NOW.day],
      ['DC Lorna Whitby', 'invited', NOW.day],
      ['Kerry Calloway', 'invited', NOW.day],
    ])
    expect(await conference()).toMatchObject({ plannedFor: '2026-03-26', heldOn: null })
    expect(await as(council.socialWorker, (tx) => stepOfMeeting(tx, meeting.id))).toBe(conferenceId)
  })

  it('asks the agencies for reports two working days before, and never the family', async () => {
    const meeting = await convened()
    expect(named(meeting, 'Grace Okafor')?.report).toMatchObject({ byOn: '2026-03-24', receivedOn: null })
    expect(named(meeting, 'DC Lorna Whitby')?.report).toMatchObject({ byOn: '2026-03-24' })
    expect(named(meeting, 'Kerry Calloway')?.report).toBeNull()
  })

  it('sent twice, and twice at once, is one meeting; another one beside it is refused', async () => {
    const act = aMeeting([niamh, alfie])
    const both = await Promise.all([convene(act), convene(act)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect((await kept(act.id)).people).toHaveLength(3)
    expect(await convene(aMeeting([niamh, alfie]))).toEqual({ ok: false, refusal: 'planned-already' })
  })

  it('wholly or not at all: a time that is none undoes it all', async () => {
    const act = aMeeting([niamh, alfie], { plannedTime: 'noon' })
    await expect(convene(act)).rejects.toThrow()
    expect(await as(council.socialWorker, (tx) => meetingById(tx, act.id))).toBeUndefined()
    expect(await conference()).toMatchObject({ plannedFor: null })
  })

  it('by the children’s worker, their manager or their chair, and by nobody else', async () => {
    for (const other of await others()) {
      expect(await convene(aMeeting([niamh, alfie]), other)).toEqual({ ok: false, refusal: 'not-found' })
    }
    for (const role of ROLES.filter((one) => !['social-worker', 'team-manager', 'conference-chair'].includes(one))) {
      const someone = await aWorker(council, role)
      expect(await convene(aMeeting([niamh, alfie]), someone)).toEqual({ ok: false, refusal: 'not-found' })
    }
    for (const may of [council.teamManager, council.conferenceChair]) {
      const act = aMeeting([niamh, alfie])
      expect(await convene(act, may)).toMatchObject({ ok: true })
      await change(act.id, { to: 'called-off', reason: 'Planned for the test.' })
    }
  })

  it('only for what waits: no core group without a child protection plan', async () => {
    expect(await convene(aMeeting([niamh], { kind: 'core-group' }))).toEqual({ ok: false, refusal: 'not-awaited' })
  })
})

describe('the chair of a planned conference is replaced', () => {
  const giveChair = (childIds: readonly string[], { userId }: Actor) => {
    const { teamManager } = council
    const given = {
      role: 'conference-chair',
      holder: { userId: userId ?? '' },
      fromOn: NOW.day,
      reason: 'Leaves.',
    } as const
    return as(teamManager, (tx) => changeAllocation(tx, teamManager, { childIds, ...given }, NOW))
  }

  it('by another, whose it is from then on; the former chair neither reads it nor calls it off', async () => {
    const next = await aWorker(council, 'conference-chair', { name: 'Ines Duarte' })
    const { id } = await convened()
    expect(await giveChair([niamh, alfie], next)).toMatchObject({ ok: true })
    expect(await kept(id)).toMatchObject({ chairedBy: 'Ines Duarte', chairUser: next.userId })
    const { conferenceChair } = council
    expect(await as(conferenceChair, (tx) => lookAtMeeting(tx, conferenceChair, id, NOW))).toMatchObject({
      refusal: 'not-found',
    })
    expect(await change(id, { to: 'called-off', reason: 'No.' }, conferenceChair)).toMatchObject({ ok: false })
    expect(await change(id, PUT_OFF, next)).toMatchObject({ ok: true })
  })

  it('for one of two children only: it stays with whoever still chairs the other’s', async () => {
    const next = await aWorker(council, 'conference-chair', { name: 'Ines Duarte' })
    const { id } = await convened()
    expect(await giveChair([alfie], next)).toMatchObject({ ok: true })
    expect(await kept(id)).toMatchObject({ chairedBy: 'Hilary Stroud', chairUser: council.conferenceChair.userId })
    expect(await giveChair([niamh], next)).toMatchObject({ ok: true })
    expect(await kept(id)).toMatchObject({ chairedBy: 'Ines Duarte' })
  })
})

describe('a strategy discussion is convened', () => {
  it('once it is called, and its meeting is tied to it', async () => {
    const cousin = await aChild(db, '990', { given: 'Rosa' })
    const { referralId } = await anOpenCase(db, council, [cousin])
    const called = { id: newId(), referralId, triggeredAt: NOW.at, childIds: [cousin] }
    await as(council.socialWorker, (tx) => addStrategyDiscussion(tx, called))
    const act = aMeeting([cousin], { kind: 'strategy-discussion', chairedBy: 'Tom Llewellyn', plannedFor: NOW.day })
    expect(await convene(act, council.teamManager)).toMatchObject({ ok: true })
    const meeting = await kept(act.id)
    expect(meeting).toMatchObject({ chairUser: council.teamManager.userId })
    expect(meeting.people.every(({ report }) => report === null)).toBe(true)
    expect(await as(council.socialWorker, (tx) => stepOfMeeting(tx, act.id))).toBe(called.id)
  })
})

describe('a meeting is put off', () => {
  it('with the reason, told in each child’s story; the conference goes with it', async () => {
    const { id } = await convened()
    expect(await change(id, PUT_OFF, council.conferenceChair)).toMatchObject({ ok: true })
    expect(await kept(id)).toMatchObject({
      ...{ plannedFor: '2026-04-02', plannedTime: '14:00' },
      postponed: [{ fromOn: '2026-03-26', toOn: '2026-04-02', reason: 'The chair is ill.' }],
    })
    expect(await conference()).toMatchObject({ plannedFor: '2026-04-02' })
    for (const child of [niamh, alfie]) {
      const [entry] = await story(child)
      expect(entry?.title).toContain('of 26 March 2026 was put off to 2 April 2026')
      expect(entry).toMatchObject({ stepKind: 'meeting', stepId: id })
    }
  })

  it('or called off: it stays with its people, and the conference waits for another', async () => {
    const { id } = await convened()
    expect(await change(id, { to: 'called-off', reason: 'Mum gave birth.' })).toMatchObject({ ok: true })
    const meeting = await kept(id)
    expect(meeting).toMatchObject({ cancelledOn: NOW.day, cancelledWhy: 'Mum gave birth.' })
    expect(meeting.people).toHaveLength(3)
    expect(await conference()).toMatchObject({ plannedFor: null, heldOn: null })
    expect(await change(id, PUT_OFF)).toEqual({ ok: false, refusal: 'called-off-already' })
    const again = await convened({ plannedFor: LATER.plannedFor })
    expect(await as(council.socialWorker, (tx) => stepOfMeeting(tx, again.id))).toBe(conferenceId)
  })

  it('by nobody who does not work with the children', async () => {
    const { id } = await convened()
    for (const other of await others()) expect(await change(id, PUT_OFF, other)).toMatchObject({ refusal: 'not-found' })
    expect(await kept(id)).toMatchObject({ plannedFor: '2026-03-26', postponed: [] })
  })
})

describe('someone asked', () => {
  it('answers, and their report is kept once, as their opinion in each child’s story', async () => {
    const meeting = await convened()
    const grace = named(meeting, 'Grace Okafor')
    const received = keptOf({
      ...{ answer: 'apologies', reportBy: calendarDay('2026-03-24'), reportReceivedOn: NOW.day },
      reportText: 'She is tired on Mondays.',
    })
    expect(await keep(meeting.id, grace?.id ?? '', received)).toMatchObject({ ok: true })
    const shared = { ...received, reportText: null, reportSharedOn: NOW.day }
    expect(await keep(meeting.id, grace?.id ?? '', shared)).toMatchObject({ ok: true })
    const after = named(await kept(meeting.id), 'Grace Okafor')
    expect(after).toMatchObject({ answer: 'apologies', report: { receivedOn: NOW.day, sharedOn: NOW.day } })
    for (const child of [niamh, alfie]) {
      const told = (await story(child)).filter(({ stepId }) => stepId === meeting.id)
      expect(told).toMatchObject([{ kind: 'opinion', saidBy: 'Grace Okafor', id: after?.report?.entryId }])
      expect(told[0] && plainText(told[0].body)).toBe('She is tired on Mondays.')
    }
  })

  it('answered on the day they did, however often something else of theirs is kept', async () => {
    const meeting = await convened()
    const [grace, mum] = [named(meeting, 'Grace Okafor')?.id ?? '', named(meeting, 'Kerry Calloway')?.id ?? '']
    const on = (day: string, id: string, act: KeepAttendee) =>
      as(council.socialWorker, (tx) =>
        keepAttendee(tx, council.socialWorker, { meetingId: meeting.id, attendeeId: id }, act, aMoment(day)),
      )
    const gone = keptOf({ name: 'Kerry Calloway', role: 'Mum', answer: null, withdrawnWhy: 'Not safe.' })
    await on('2026-03-20T10:00:00Z', grace, keptOf())
    await on('2026-03-20T10:00:00Z', mum, gone)
    await on('2026-03-23T10:00:00Z', grace, keptOf({ contact: '01632 960115' }))
    await on('2026-03-23T10:00:00Z', mum, { ...gone, withdrawnWhy: 'Not safe in one room.' })
    const days = () =>
      as(council.socialWorker, (tx) =>
        tx
          .selectFrom('attendance')
          .select(['answeredOn', 'withdrawnOn'])
          .where('id', 'in', [grace, mum])
          .orderBy('position')
          .execute(),
      )
    expect(await days()).toEqual([
      { answeredOn: '2026-03-20', withdrawnOn: null },
      { answeredOn: null, withdrawnOn: '2026-03-20' },
    ])
    await on('2026-03-24T10:00:00Z', grace, keptOf({ answer: 'apologies' }))
    expect(await days()).toMatchObject([{ answeredOn: '2026-03-24' }, { withdrawnOn: '2026-03-20' }])
  })

  it('more is asked once, however often it is sent', async () => {
    const { id } = await convened()
    const of = { meetingId: id, attendeeId: newId() }
    const nurse = keptOf({ ...anInvitee({ name: 'Ravi Shah', role: 'school nurse', service: 'health' }), answer: null })
    const invite = () => as(council.socialWorker, (tx) => inviteAnother(tx, council.socialWorker, of, nurse, NOW))
    expect(await Promise.all([invite(), invite()])).toEqual([
      { ok: true, value: { id: of.attendeeId } },
      { ok: true, value: { id: of.attendeeId } },
    ])
    expect((await kept(id)).people.map(({ name }) => name)).toEqual([
      ...['Grace Okafor', 'DC Lorna Whitby', 'Kerry Calloway', 'Ravi Shah'],
    ])
  })

  it('is not to come after all: the invitation stays, with why', async () => {
    const meeting = await convened()
    const mum = named(meeting, 'Kerry Calloway')
    const why = keptOf({ name: 'Kerry Calloway', role: 'Mum', answer: null, withdrawnWhy: 'Not safe in one room.' })
    expect(await keep(meeting.id, mum?.id ?? '', why)).toMatchObject({ ok: true })
    expect(named(await kept(meeting.id), 'Kerry Calloway')).toMatchObject({ withdrawnWhy: 'Not safe in one room.' })
  })

  it('is nobody’s to change who does not work with the children, or of another meeting', async () => {
    const meeting = await convened()
    const id = meeting.people[0]?.id ?? ''
    for (const other of await others()) {
      expect(await keep(meeting.id, id, keptOf(), other)).toEqual({ ok: false, refusal: 'not-found' })
      const invite = as(other, (tx) =>
        inviteAnother(tx, other, { meetingId: meeting.id, attendeeId: newId() }, keptOf(), NOW),
      )
      expect(await invite).toEqual({ ok: false, refusal: 'not-found' })
    }
    expect(await keep(meeting.id, newId(), keptOf())).toEqual({ ok: false, refusal: 'not-found' })
    expect(await kept(meeting.id)).toEqual(meeting)
  })
})
