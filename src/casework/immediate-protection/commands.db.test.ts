import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { anOpenCase, type OpenCase } from '../../../testing/builders/case.ts'
import { aChild } from '../../../testing/builders/child.ts'
import { aCouncil, aPractitioner, aWorker, type Council } from '../../../testing/builders/council.ts'
import { aMoment } from '../../../testing/builders/moment.ts'
import { aDatabase } from '../../../testing/database.ts'
import { type Actor, ROLES } from '../../access/actor.ts'
import { entriesAbout } from '../../entries/queries.ts'
import { addHours, instant } from '../../kernel/instant.ts'
import { type Database, inSeat, openDatabase, type Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { decisionsOfStep } from '../decisions/queries.ts'
import { beginProtection, goOnWithProtection } from './commands.ts'
import type { BeginProtection, GoOnProtection } from './model.ts'
import { protectionById, protectionsInForce } from './queries.ts'

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

const asWorker = <T>(work: (tx: Tx) => Promise<T>) => inSeat(db, council.socialWorker, work)
const anOrder = (over: Partial<BeginProtection> = {}): BeginProtection => ({
  ...{ id: newId(), kind: 'emergency-protection-order', childIds: [niamh, alfie], beganAt: addHours(NOW.at, -5) },
  ...{ madeBy: 'Aldermere Family Court', reason: 'Alone at night.', place: 'With Mrs Doyle.' },
  ...over,
})
const begin = (actor: Actor, act = anOrder()) => inSeat(db, actor, (tx) => beginProtection(tx, actor, act, NOW))
const goOn = (actor: Actor, id: string, act: GoOnProtection) =>
  inSeat(db, actor, (tx) => goOnWithProtection(tx, actor, id, act, NOW))
const titles = (child: string) =>
  asWorker(async (tx) => (await entriesAbout(tx, child, { limit: 9 })).map(({ title }) => title))
const known = (id: string) => asWorker((tx) => protectionById(tx, id))
const END: GoOnProtection = {
  ...{ does: 'end', endedAt: addHours(NOW.at, -1), endReason: 'another-order' },
  whatNext: 'An interim care order was made.',
}

describe('immediate protection', () => {
  it('is written once for brothers and sisters and stands in each story; its referral is that of the case', async () => {
    const act = anOrder()
    expect(await begin(council.socialWorker, act)).toEqual({ ok: true, value: { id: act.id } })
    expect(await known(act.id)).toMatchObject({ referralId: open.referralId, childIds: [niamh, alfie].sort() })
    for (const child of [niamh, alfie]) {
      expect(await titles(child)).toEqual(['Emergency protection order, by Aldermere Family Court'])
    }
  })

  it('protects nobody before they were born', async () => {
    const act = anOrder({ beganAt: instant('2022-04-30T10:00:00Z') })
    expect(await begin(council.socialWorker, act)).toEqual({ ok: false, refusal: 'before-birth' })
    expect(await begin(council.socialWorker, { ...act, childIds: [niamh] })).toMatchObject({ ok: true })
  })

  it('goes on: moved, extended, ended with the decision what keeps them safe', async () => {
    const act = anOrder()
    await begin(council.socialWorker, act)
    for (const next of [{ does: 'move', place: 'With Nan.' }, { does: 'extend', extendedOn: NOW.day }, END] as const) {
      expect(await goOn(council.socialWorker, act.id, next)).toMatchObject({ ok: true })
    }
    expect(await known(act.id)).toMatchObject({ place: 'With Nan.', extendedOn: NOW.day, endReason: 'another-order' })
    expect(await asWorker((tx) => decisionsOfStep(tx, act.id))).toMatchObject([
      { choice: 'another-order', reason: 'An interim care order was made.', decidedByName: 'Asha Verma' },
    ])
    expect(await titles(alfie)).toHaveLength(4)
    expect(await goOn(council.socialWorker, act.id, END)).toEqual({ ok: false, refusal: 'over-already' })
  })

  it('sent twice, and twice at once, begins once; a second for one of the children waits for the first’s end', async () => {
    const act = anOrder()
    const both = await Promise.all([begin(council.socialWorker, act), begin(council.socialWorker, act)])
    expect(both).toEqual(Array(2).fill({ ok: true, value: { id: act.id } }))
    const second = anOrder({ childIds: [alfie], kind: 'police-protection' })
    expect(await begin(council.socialWorker, second)).toEqual({ ok: false, refusal: 'protected-already' })
    await goOn(council.socialWorker, act.id, END)
    expect(await begin(council.socialWorker, second)).toMatchObject({ ok: true })
    expect(await asWorker((tx) => protectionsInForce(tx, [niamh, alfie]))).toMatchObject([{ childIds: [alfie] }])
  })

  it('written down by mistake is withdrawn and stays', async () => {
    const act = anOrder()
    await begin(council.socialWorker, act)
    await goOn(council.socialWorker, act.id, { does: 'withdraw', why: 'It was another family.' })
    expect(await known(act.id)).toMatchObject({ withdrawnOn: NOW.day, withdrawnWhy: 'It was another family.' })
    expect(await titles(niamh)).toHaveLength(2)
    expect(await begin(council.socialWorker)).toMatchObject({ ok: true })
  })

  it('is whole or not at all', async () => {
    const act = anOrder()
    const broken = inSeat(db, council.socialWorker, async (tx) => {
      await beginProtection(tx, council.socialWorker, act, NOW)
      throw new Error('the line went down')
    })
    await expect(broken).rejects.toThrow('the line went down')
    expect(await known(act.id)).toBeUndefined()
    expect(await titles(niamh)).toEqual([])
  })
})

describe('who may write it down', () => {
  it.each(ROLES.filter((role) => role !== 'system'))('without holding the children: %s', async (role) => {
    const actor = role === 'practitioner' ? await aPractitioner(council) : await aWorker(council, role)
    const isManager = role === 'team-manager'
    const act = anOrder()
    expect((await begin(actor, act)).ok).toBe(isManager)
    await begin(council.socialWorker, act)
    expect(await goOn(actor, act.id, END)).toMatchObject(isManager ? { ok: true } : { refusal: 'not-found' })
  })

  it('not for a child one does not hold beside one’s own, nor from another authority', async () => {
    const stranger = await aChild(db, '990', { given: 'Imran' })
    const notThere = { ok: false, refusal: 'not-found' }
    expect(await begin(council.socialWorker, anOrder({ childIds: [niamh, stranger] }))).toEqual(notThere)
    const elsewhere = { ...council.socialWorker, authority: '991' }
    expect(await begin(elsewhere)).toEqual(notThere)
    const act = anOrder()
    await begin(council.socialWorker, act)
    expect(await goOn(elsewhere, act.id, END)).toEqual(notThere)
    expect(await titles(stranger)).toEqual([])
  })
})
