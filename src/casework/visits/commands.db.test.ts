import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout, entriesOfStep } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { openDues, refreshDues } from '../dues/queries.ts'
import { beginPlanStatus } from '../plans/queries.ts'
import { recordVisit } from './commands.ts'
import type { RecordVisit } from './model.ts'
import { lastSeen } from './queries.ts'

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

const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const record = (actor: Actor, act: RecordVisit) => inSeat(db, actor, (tx) => recordVisit(tx, actor, act, NOW))
function aVisit(over: Partial<RecordVisit> = {}): RecordVisit {
  const part = { seen: true, seenAlone: true, bedroomSeen: true, words: null, whyNotSeen: null }
  return {
    ...{ id: newId(), happenedOn: NOW.day, place: 'at home', summary: 'Tea was on the table.' },
    children: [
      { ...part, childId: niamh, words: 'We do whisper songs.' },
      { ...part, childId: alfie, seenAlone: false },
    ],
    ...over,
  }
}
const story = async (child: string) => {
  const entries = await asWorker((tx) => entriesAbout(tx, child, { limit: 20 }))
  return entries.toSorted((one, other) => one.kind.localeCompare(other.kind))
}
const parts = (id: string) =>
  asWorker((tx) => tx.selectFrom('visitChild').selectAll().where('visitId', '=', id).execute())

describe('a visit', () => {
  it('to two children is written once, and stands in each story with the child’s own part and words', async () => {
    expect(await record(council.socialWorker, aVisit())).toMatchObject({ ok: true })
    expect(await story(niamh)).toMatchObject([
      { kind: 'child-words', title: 'We do whisper songs', part: null },
      { kind: 'fact', title: 'Visit to Niamh Calloway, Alfie Calloway', part: 'Seen alone; bedroom seen' },
    ])
    expect(await story(alfie)).toMatchObject([{ kind: 'fact', part: 'Seen, but not alone; bedroom seen' }])
  })

  it('to a child not born that day is refused; a visit to the family that expected them stands', async () => {
    const act = aVisit({ happenedOn: calendarDay('2022-04-30') })
    expect(await record(council.socialWorker, act)).toEqual({ ok: false, refusal: 'before-birth' })
    const expected = await aChild(db, '990', { birthDate: '2026-03-15', expectedOn: '2026-03-20' })
    await anOpenCase(db, council, [expected])
    const visitOf = (seen: boolean) => {
      const part = { seen, seenAlone: false, bedroomSeen: true, words: null, whyNotSeen: seen ? null : 'Not born yet' }
      return aVisit({ happenedOn: calendarDay('2026-03-10'), children: [{ ...part, childId: expected }] })
    }
    expect(await record(council.socialWorker, visitOf(true))).toEqual({ ok: false, refusal: 'before-birth' })
    expect(await record(council.socialWorker, visitOf(false))).toMatchObject({ ok: true })
  })

  it('says when each child was last seen, and last seen alone', async () => {
    await record(council.socialWorker, aVisit({ happenedOn: calendarDay('2026-03-10') }))
    await record(
      council.socialWorker,
      aVisit({ children: aVisit().children.map((one) => ({ ...one, seenAlone: false })) }),
    )
    const seen = await asWorker((tx) => lastSeen(tx, [niamh, alfie]))
    expect([seen.get(niamh), seen.get(alfie)]).toEqual([
      { seenOn: NOW.day, aloneOn: '2026-03-10' },
      { seenOn: NOW.day, aloneOn: null },
    ])
  })

  it('stops the visit clock of the plan and sets the next one going; a visit at which the child was not seen does not', async () => {
    await asWorker(async (tx) => {
      await beginPlanStatus(tx, {
        childId: niamh,
        kind: 'child-protection',
        category: 'NEG',
        fromOn: addDays(NOW.day, -3),
      })
      await refreshDues(tx, [niamh], NOW.holidays)
    })
    const clock = async () =>
      (await asWorker((tx) => openDues(tx, [niamh], 20))).find(({ rule }) => rule === 'cp-visit')?.startsOn
    const children = aVisit().children.slice(0, 1)
    const unseen = children.map((one) => ({ ...one, seen: false, seenAlone: false, words: null, whyNotSeen: 'Out' }))
    await record(council.socialWorker, aVisit({ children: unseen }))
    expect(await clock()).toBe(addDays(NOW.day, -3))
    const visit = aVisit({ children })
    await record(council.socialWorker, visit)
    expect(await clock()).toBe(NOW.day)
    const [row] = await asWorker((tx) => tx.selectFrom('visit').selectAll().where('id', '=', visit.id).execute())
    expect(row).toMatchObject({ kind: 'child-protection', visitedBy: council.socialWorker.userId })
  })

  it('sent twice, and twice at once, is one visit', async () => {
    const visit = aVisit()
    const sent = [record(council.socialWorker, visit), record(council.socialWorker, visit)]
    expect(await Promise.all(sent)).toEqual(Array(2).fill({ ok: true, value: { id: visit.id } }))
    await record(council.socialWorker, visit)
    expect(await parts(visit.id)).toHaveLength(2)
    expect(await asWorker((tx) => entriesOfStep(tx, visit.id))).toHaveLength(2)
  })

  it('is whole or not at all', async () => {
    const visit = aVisit()
    const broken = inSeat(db, council.socialWorker, async (tx) => {
      await recordVisit(tx, council.socialWorker, visit, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect([await parts(visit.id), await story(niamh)]).toEqual([[], []])
  })

  it('of a child whom the worker does not hold is not there, and nothing is written about the others', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    const [part] = aVisit().children
    const visit = aVisit({ children: part ? [part, { ...part, childId: stranger }] : [] })
    expect(await record(council.socialWorker, visit)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await parts(visit.id)).toEqual([])
  })

  it.each(ROLES.filter((role) => role !== 'system'))('who may record one: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const recorded = await record(actor, aVisit())
    expect(recorded.ok).toBe(role === 'team-manager')
  })

  it('is not there for another authority', async () => {
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await record(elsewhere, aVisit())).toEqual({ ok: false, refusal: 'not-found' })
  })
})
