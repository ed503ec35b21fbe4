import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import type { Actor } from '../../access/actor.ts'
import { relationshipsWithChild } from '../../access/queries.ts'
import { entriesAbout } from '../../entries/queries.ts'
import type { Deciding } from '../../entries/records/model.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Moment } from '../../kernel/moment.ts'
import { type Database, inSeat, openDatabase } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { openDues } from '../dues/queries.ts'
import { setLocalSetting } from '../local-settings/commands.ts'
import type { SetSetting } from '../local-settings/model.ts'
import { callStrategyDiscussion, recordStrategyDiscussion } from './commands.ts'
import { authoriseConclusion, concludeEnquiry } from './commands-conclusion.ts'
import type { ConcludeEnquiry, RecordStrategyDiscussion } from './model.ts'
import { enquiryById } from './queries-enquiry.ts'

const NOW = aMoment()
let db: Database
let council: Council
let niamh: string
let alfie: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  council = await aCouncil(urls)
})
beforeEach(async () => {
  niamh = await aChild(db, '990')
  alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-05-01' })
  await anOpenCase(db, council, [niamh, alfie])
})
afterAll(() => db.destroy())

const call = (actor: Actor, over: { id?: string; childIds?: string[]; reason?: string } = {}) =>
  inSeat(db, actor, (tx) =>
    callStrategyDiscussion(
      tx,
      actor,
      { id: newId(), childIds: [niamh, alfie], reason: 'A burn that nobody explains.', ...over },
      NOW,
    ),
  )
const HELD: RecordStrategyDiscussion = {
  heldOn: NOW.day,
  tookPart: [{ name: 'DC Lorna Whitby', role: 'Detective constable', agency: 'Police', view: 'Enquire together' }],
  decision: 'section-47',
  reason: 'The burn does not fit what we were told.',
  whoSees: 'Asha sees both children today at school.',
}
const record = (actor: Actor, id: string, act = HELD, now: Moment = NOW) =>
  inSeat(db, actor, (tx) => recordStrategyDiscussion(tx, actor, id, act, now))

async function anEnquiry(): Promise<string> {
  const id = newId()
  await call(council.socialWorker, { id })
  const recorded = await record(council.teamManager, id)
  return (recorded.ok && recorded.value.enquiryId) || 'none'
}
function conclusion(over: Partial<ConcludeEnquiry> = {}): ConcludeEnquiry {
  const seen = { seenOn: NOW.day, seenAlone: true }
  return {
    concludedOn: NOW.day,
    summary: 'Niamh told us what happened. Alfie was not in the room.',
    children: [
      { childId: niamh, outcome: 'conference', ...seen },
      { childId: alfie, outcome: 'substantiated-no-continuing-risk', ...seen },
    ],
    chairId: council.conferenceChair.userId,
    ...over,
  }
}
const conclude = (actor: Actor, id: string, act = conclusion()) =>
  inSeat(db, actor, (tx) => concludeEnquiry(tx, actor, id, act, NOW))
const clocks = async (child: string) =>
  (await inSeat(db, council.socialWorker, (tx) => openDues(tx, [child], 20))).map(({ rule }) => rule)

describe('a strategy discussion', () => {
  it('called, starts its clock and shows in each child’s story', async () => {
    expect(await call(council.socialWorker)).toMatchObject({ ok: true })
    expect(await clocks(niamh)).toContain('strategy-discussion')
    const [entry] = await inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, alfie, { limit: 1 }))
    expect(entry).toMatchObject({ title: 'A strategy discussion was called', bearing: 'worry' })
  })

  it('called twice with one id is one act; another while it waits is refused', async () => {
    const id = newId()
    expect([await call(council.socialWorker, { id }), await call(council.socialWorker, { id })]).toEqual([
      { ok: true, value: { id } },
      { ok: true, value: { id } },
    ])
    expect(await call(council.socialWorker)).toEqual({ ok: false, refusal: 'called-already' })
  })

  it('that decides to enquire begins the enquiry that day, and the conference’s clock with it', async () => {
    const enquiry = await inSeat(db, council.socialWorker, async (tx) => enquiryById(tx, await anEnquiry()))
    expect(enquiry).toMatchObject({ startedOn: NOW.day, concludedOn: null })
    expect(enquiry?.children.map(({ childId }) => childId).sort()).toEqual([niamh, alfie].sort())
    expect(await clocks(niamh)).toContain('initial-conference')
    expect(await clocks(niamh)).not.toContain('strategy-discussion')
  })

  it('of one person alone is recorded, and the story says that nobody else took part', async () => {
    const id = newId()
    await call(council.socialWorker, { id })
    const alone = { ...HELD, tookPart: HELD.tookPart.slice(0, 1) }
    expect(await record(council.teamManager, id, alone)).toMatchObject({ ok: true })
    const story = await inSeat(db, council.socialWorker, (tx) => entriesAbout(tx, niamh, { limit: 9 }))
    expect(JSON.stringify(story)).toContain('Nobody else took part.')
  })

  it.each([
    ['held-before-it-was-called', { heldOn: calendarDay('2026-03-18') }],
    ['held-in-the-future', { heldOn: calendarDay('2026-03-20') }],
    ['nobody-took-part', { tookPart: [] }],
    ['no-reason', { reason: ' ' }],
    ['nobody-sees-the-child', { whoSees: '' }],
  ])('is refused as %s', async (refusal, over) => {
    const id = newId()
    await call(council.socialWorker, { id })
    expect(await record(council.teamManager, id, { ...HELD, ...over })).toEqual({ ok: false, refusal })
  })

  it.each([
    ['a colleague', () => council.colleague],
    ['another team’s chair', () => council.conferenceChair],
    ['another authority', () => ({ ...council.teamManager, authority: '991' })],
  ])('is not there for %s', async (_, actor) => {
    const id = newId()
    await call(council.socialWorker, { id })
    expect(await record(actor(), id)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await call(actor())).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('needs an open case for every child', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    expect(await call(council.socialWorker, { childIds: [niamh, stranger] })).toEqual({
      ok: false,
      refusal: 'not-found',
    })
  })
})

describe('a section 47 enquiry', () => {
  it('calls a conference for the child who needs one, and its chair may then open that child’s page', async () => {
    const concluded = await conclude(council.socialWorker, await anEnquiry())
    expect(concluded).toMatchObject({ ok: true, value: { conferenceId: expect.any(String) } })
    expect(await clocks(niamh)).toContain('initial-conference')
    expect(await clocks(alfie)).not.toContain('initial-conference')
    const standing = (child: string) =>
      inSeat(db, council.conferenceChair, (tx) => relationshipsWithChild(tx, council.conferenceChair, child, NOW.day))
    expect([...((await standing(niamh)) ?? [])]).toEqual(['chairs'])
    expect([...((await standing(alfie)) ?? [])]).toEqual([])
  })

  it.each([
    ['no-chair', { chairId: null }],
    ['no-summary', { summary: '' }],
    ['not-decided-for-every-child', { children: [] }],
    ['concluded-in-the-future', { concludedOn: calendarDay('2026-03-20') }],
    ['concluded-before-it-started', { concludedOn: calendarDay('2026-03-18') }],
  ])('is refused as %s, and nothing is written', async (refusal, over) => {
    const id = await anEnquiry()
    expect(await conclude(council.socialWorker, id, conclusion(over))).toEqual({ ok: false, refusal })
    expect(await inSeat(db, council.socialWorker, (tx) => enquiryById(tx, id))).toMatchObject({ concludedOn: null })
  })

  it('saw no child before the discussion that started it', async () => {
    const seenOn = (on: string) =>
      conclusion({ children: conclusion().children.map((child) => ({ ...child, seenOn: calendarDay(on) })) })
    const id = await anEnquiry()
    const early = seenOn('2026-03-18')
    expect(await conclude(council.socialWorker, id, early)).toEqual({ ok: false, refusal: 'seen-before-it-started' })
  })

  it('is concluded once', async () => {
    const id = await anEnquiry()
    await conclude(council.socialWorker, id)
    expect(await conclude(council.socialWorker, id)).toEqual({ ok: false, refusal: 'already-concluded' })
  })

  it('is not there for a colleague, or for another authority', async () => {
    const id = await anEnquiry()
    expect(await conclude(council.colleague, id)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await conclude({ ...council.socialWorker, authority: '991' }, id)).toEqual({
      ok: false,
      refusal: 'not-found',
    })
  })

  it('is not signed by the manager who wrote its conclusion first, though a colleague sends it again', async () => {
    const administrator = await aWorker(council, 'administrator')
    const asked = (value: string) => ({ id: newId(), name: 'signs-section-47-conclusion', value, reason: 'Agreed' })
    const set = (value: string) =>
      inSeat(db, administrator, (tx) =>
        setLocalSetting(tx, administrator, { ...asked(value), fromOn: NOW.day } as SetSetting, NOW),
      )
    await set('team-manager')
    const { teamManager, socialWorker } = council
    const other = await aWorker(council, 'team-manager', { name: 'Meera Nair' })
    const decide = (who: Actor, act: Deciding) => inSeat(db, who, (tx) => authoriseConclusion(tx, who, id, act, NOW))
    const id = await anEnquiry()
    await conclude(teamManager, id)
    expect(await decide(other, { sign: false, comment: 'Asha saw them.' })).toMatchObject({ ok: true })
    await conclude(socialWorker, id)
    expect(await decide(teamManager, { sign: true })).toEqual({ ok: false, refusal: 'own-work' })
    expect(await decide(other, { sign: true })).toMatchObject({ ok: true })
    await set('nobody')
  })
})
