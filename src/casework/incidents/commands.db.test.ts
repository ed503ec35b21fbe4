import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { closeCase } from '../closures/commands.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { beginIncident, goOnWithIncident } from './commands.ts'
import type { BeginIncident, GoOnIncident } from './model.ts'
import { incidentById, mayManage } from './queries.ts'

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

const asManager = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.teamManager, work)
const anIncident = (over: Partial<BeginIncident> = {}): BeginIncident => ({
  ...{ id: newId(), childIds: [niamh, alfie], happenedOn: addDays(NOW.day, -5), awareOn: addDays(NOW.day, -3) },
  ...{ whatHappened: 'A skull fracture.', harm: 'seriously-harmed', abuseOrNeglect: 'suspected' },
  ...over,
})
const begin = (actor: Actor, act = anIncident()) => inSeat(db, actor, (tx) => beginIncident(tx, actor, act, NOW))
const goOn = (actor: Actor, id: string, act: GoOnIncident) =>
  inSeat(db, actor, (tx) => goOnWithIncident(tx, actor, id, act, NOW))
const story = (child: string) => asManager((tx) => entriesAbout(tx, child, { limit: 9 }))
const known = (id: string) => asManager((tx) => incidentById(tx, id))
const NOTIFY: GoOnIncident = { does: 'notify', notifiedOn: NOW.day, reference: 'SIN 4401' }
const REVIEW: GoOnIncident = {
  ...{ does: 'review', reviewedOn: NOW.day, decision: 'local-review', reason: 'We look at our visits.' },
}

describe('a serious incident', () => {
  it('is written once for brothers and sisters, notified and reviewed; its contents are in nobody’s story', async () => {
    const act = anIncident()
    expect(await begin(council.teamManager, act)).toEqual({ ok: true, value: { id: act.id } })
    expect(await goOn(council.teamManager, act.id, NOTIFY)).toMatchObject({ ok: true })
    expect(await goOn(council.teamManager, act.id, REVIEW)).toMatchObject({ ok: true })
    expect(await known(act.id)).toMatchObject({ notificationReference: 'SIN 4401', reviewDecision: 'local-review' })
    expect(await asManager((tx) => decisionsOfStep(tx, act.id))).toMatchObject([{ choice: 'local-review' }])
    for (const child of [niamh, alfie]) {
      const told = await story(child)
      expect(told).toHaveLength(3)
      expect(JSON.stringify(told)).not.toMatch(/fracture|visits/)
    }
  })

  it('did not happen before a child was born', async () => {
    const act = anIncident({ happenedOn: calendarDay('2022-04-30') })
    expect(await begin(council.teamManager, act)).toEqual({ ok: false, refusal: 'before-birth' })
  })

  it('sent twice, and twice at once, is one; each step of it is recorded once', async () => {
    const act = anIncident()
    const both = await Promise.all([begin(council.teamManager, act), begin(council.teamManager, act)])
    expect(both).toEqual(Array(2).fill({ ok: true, value: { id: act.id } }))
    const notified = await Promise.all([1, 2].map(() => goOn(council.teamManager, act.id, NOTIFY)))
    expect(notified.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await story(niamh)).toHaveLength(2)
  })

  it('of a child whose case was closed is brought to its end by whoever wrote it down', async () => {
    const act = anIncident({ childIds: [niamh], harm: 'died' })
    await begin(council.teamManager, act)
    const closed = { closedOn: NOW.day, reasonCode: 'RC2', summary: 'She died.', lookAgainIf: '' }
    await asManager((tx) => closeCase(tx, council.teamManager, niamh, closed, NOW))
    const other = await aWorker(council, 'team-manager', { name: 'Rhiannon Price' })
    expect(await goOn(other, act.id, NOTIFY)).toEqual({ ok: false, refusal: 'not-found' })
    expect(await goOn(council.teamManager, act.id, NOTIFY)).toMatchObject({ ok: true })
  })

  it('written down by mistake is withdrawn and stays', async () => {
    const act = anIncident()
    await begin(council.teamManager, act)
    expect(await goOn(council.teamManager, act.id, { does: 'withdraw', why: 'A birthmark.' })).toMatchObject({
      ok: true,
    })
    expect(await known(act.id)).toMatchObject({ withdrawnOn: NOW.day, withdrawnWhy: 'A birthmark.' })
  })

  it('is whole or not at all, and refused leaves nothing', async () => {
    const act = anIncident()
    const broken = asManager(async (tx) => {
      await beginIncident(tx, council.teamManager, act, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    const ahead = await begin(council.teamManager, anIncident({ awareOn: addDays(NOW.day, 1) }))
    expect(ahead).toEqual({ ok: false, refusal: 'aware-in-the-future' })
    expect(await known(act.id)).toBeUndefined()
    expect(await story(niamh)).toEqual([])
  })
})

describe('who may open it', () => {
  it.each(ROLES.filter((role) => role !== 'system'))('%s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const isManager = role === 'team-manager'
    const act = anIncident()
    expect((await begin(actor, act)).ok).toBe(isManager)
    await begin(council.teamManager, act)
    expect((await goOn(actor, act.id, NOTIFY)).ok).toBe(isManager)
    const incident = await known(act.id)
    expect(incident && (await inSeat(db, actor, (tx) => mayManage(tx, actor, incident, NOW.day)))).toBe(isManager)
  })

  it('not the child’s own social worker, another team’s manager, nor another authority', async () => {
    const act = anIncident()
    await begin(council.teamManager, act)
    const others = [
      council.socialWorker,
      await aWorker(council, 'team-manager', { team: 'assessment' }),
      { ...council.teamManager, authority: '991' },
    ]
    for (const actor of others) {
      expect(await begin(actor)).toEqual({ ok: false, refusal: 'not-found' })
      expect(await goOn(actor, act.id, NOTIFY)).toEqual({ ok: false, refusal: 'not-found' })
    }
  })
})
