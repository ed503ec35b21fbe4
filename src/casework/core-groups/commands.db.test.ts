import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMeeting } from '../../../testing/builders/meeting.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout, entriesOfStep } from '../../entries/queries.ts'
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { openDues, refreshDues } from '../dues/queries.ts'
import { conveneMeeting } from '../meetings/commands.ts'
import { meetingById } from '../meetings/queries.ts'
import { meetingsPlanned } from '../meetings/queries-lists.ts'
import { beginPlanStatus, endPlanStatus, planStatusesOf } from '../plans/queries.ts'
import { recordCoreGroup } from './commands.ts'
import type { RecordCoreGroup } from './model.ts'

const NOW = aMoment()
const BEGAN = addDays(NOW.day, -7)
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
  await asWorker(async (tx) => {
    for (const childId of [niamh, alfie]) {
      await beginPlanStatus(tx, { childId, kind: 'child-protection', category: 'NEG', fromOn: BEGAN })
    }
    await refreshDues(tx, [niamh, alfie], NOW.holidays)
  })
})
afterAll(() => db.destroy())

const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const record = (actor: Actor, act: RecordCoreGroup) => inSeat(db, actor, (tx) => recordCoreGroup(tx, actor, act, NOW))
const aGroup = (over: Partial<RecordCoreGroup> = {}): RecordCoreGroup => ({
  ...{ id: newId(), heldOn: NOW.day, childIds: [niamh, alfie], agreed: 'Breakfast club goes on.' },
  came: [{ name: 'Grace Okafor', role: 'teacher', agency: 'Fenwick Lane Primary', view: null }],
  ...over,
})
const story = (child: string) => asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))
const kept = () => asWorker((tx) => tx.selectFrom('coreGroupChild').selectAll().where('childId', '=', niamh).execute())
const clocks = async (child: string) => {
  const dues = await asWorker((tx) => openDues(tx, [child], 20))
  return dues.map(({ rule, startsOn }) => `${rule} ${startsOn}`)
}

describe('a core group planned for brother and sister', () => {
  const plan = async () => {
    const act = aMeeting([niamh, alfie], { kind: 'core-group', plannedFor: NOW.day })
    expect(await asWorker((tx) => conveneMeeting(tx, council.socialWorker, act, NOW))).toMatchObject({ ok: true })
    return act.id
  }
  const meeting = (id: string) => asWorker((tx) => meetingById(tx, id))
  const toCome = (child: string) => asWorker((tx) => meetingsPlanned(tx, [child], 10))
  const only = (child: string, nextOn: CalendarDay | null = null) =>
    record(council.socialWorker, aGroup({ childIds: [child], nextOn }))

  it('and recorded for one of them is still to come for the other alone, and recorded for the other later', async () => {
    const planned = await plan()
    const nextOn = addDays(NOW.day, 30)
    expect(await only(niamh, nextOn)).toMatchObject({ ok: true })
    expect(await meeting(planned)).toMatchObject({ heldOn: null })
    expect(await toCome(niamh)).toMatchObject([{ plannedFor: nextOn, childIds: [niamh] }])
    expect(await toCome(alfie)).toMatchObject([{ id: planned, childIds: [alfie] }])

    expect(await only(alfie)).toMatchObject({ ok: true })
    expect(await meeting(planned)).toMatchObject({ heldOn: NOW.day })
    expect(await toCome(alfie)).toEqual([])
  })

  it('is recorded for both on the meeting planned', async () => {
    const planned = await plan()
    expect(await record(council.socialWorker, aGroup())).toMatchObject({ ok: true })
    expect(await meeting(planned)).toMatchObject({ heldOn: NOW.day })
  })

  it('is recorded for one on the meeting planned, where the other has no plan any more', async () => {
    const planned = await plan()
    await asWorker(async (tx) => {
      const [status] = await planStatusesOf(tx, [alfie])
      await endPlanStatus(tx, status?.id ?? '', NOW.day, 'Ended by a review conference')
    })
    expect(await only(niamh)).toMatchObject({ ok: true })
    expect(await meeting(planned)).toMatchObject({ heldOn: NOW.day })
  })
})

describe('a core group', () => {
  it('is written once and stands in each child’s story; the clock to the next one begins', async () => {
    expect(await clocks(niamh)).toContain(`core-group-first ${BEGAN}`)
    const group = aGroup()
    expect(await record(council.socialWorker, group)).toEqual({ ok: true, value: { id: group.id } })
    for (const child of [niamh, alfie]) {
      expect(await story(child)).toMatchObject([{ kind: 'fact', title: 'Core group held', saidBy: 'Asha Verma' }])
      expect(await clocks(child)).toContain(`core-group-next ${NOW.day}`)
      expect(await clocks(child)).not.toContain(`core-group-first ${BEGAN}`)
    }
  })

  it('sent twice, and twice at once, is one meeting', async () => {
    const group = aGroup()
    const sent = [record(council.socialWorker, group), record(council.socialWorker, group)]
    expect(await Promise.all(sent)).toEqual(Array(2).fill({ ok: true, value: { id: group.id } }))
    await record(council.socialWorker, group)
    expect(await asWorker((tx) => entriesOfStep(tx, group.id))).toHaveLength(1)
    expect(await kept()).toHaveLength(1)
  })

  it('is whole or not at all', async () => {
    const broken = inSeat(db, council.socialWorker, async (tx) => {
      await recordCoreGroup(tx, council.socialWorker, aGroup(), NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await story(niamh)).toEqual([])
    expect(await kept()).toEqual([])
    expect(await clocks(niamh)).toContain(`core-group-first ${BEGAN}`)
  })

  it('refused, leaves nothing', async () => {
    const refused = await record(council.socialWorker, aGroup({ heldOn: addDays(BEGAN, -1) }))
    expect(refused).toEqual({ ok: false, refusal: 'no-protection-plan' })
    expect(await story(niamh)).toEqual([])
  })

  it('about a child whom the worker does not hold is not there, and nothing is written about the others', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    const group = aGroup({ childIds: [niamh, stranger] })
    expect(await record(council.socialWorker, group)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await story(niamh)).toEqual([])
  })

  it.each(ROLES.filter((role) => role !== 'system'))(
    'who may record one without holding the child: %s',
    async (role) => {
      const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
      expect((await record(actor, aGroup())).ok).toBe(role === 'team-manager')
    },
  )

  it('is not there for another authority', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await record(elsewhere, aGroup())).toEqual({ ok: false, refusal: 'not-found' })
  })
})
