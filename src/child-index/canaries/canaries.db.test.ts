import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import type { CanaryAlert, SafeguardOperations } from '../contract-shields.ts'
import { ASKED, anAssertion, anIdentity } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase, safeguardsInProcess, safeguardsKept } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

const OPERATOR: Asked = { ...ASKED, userId: 'noor', role: 'index-operator', purpose: 'operating-the-index' }
const CURIOUS: Asked = { ...ASKED, authority: '991', userId: 'curious' }

let db: IndexDatabase
let index: ChildIndex
let desk: SafeguardOperations
let told = 0
let number: IndexNumber
const identifiers = [{ system: 'nhs', value: nhs(40), verified: true }] as const
const planted = { given: 'Perdita', family: 'Nightingale', born: '2012-12-21', postcode: 'AL7 7NG', identifiers }

beforeAll(async () => {
  db = openDatabase<IndexDB>((await aDatabase(inject('server'))).index)
  const tellOperators = () => {
    told += 1
  }
  const safeguards = safeguardsKept({ tellOperators })
  index = childIndexInProcess(db, { safeguards })
  desk = safeguardsInProcess(db, { safeguards })
  const plain = { given: 'Ordinary', family: 'Whitcombe', born: '2012-11-21' }
  await index.register({ asked: ASKED, assertion: anAssertion('plain', plain) })
  await index.match({ asked: CURIOUS, identity: anIdentity(plain) })
  const outcome = await desk.plantCanary({ asked: OPERATOR, assertion: anAssertion('planted', planted) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  number = outcome.value.number
})
afterAll(() => db.destroy())

describe('a planted child', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['match', () => index.match({ asked: CURIOUS, identity: anIdentity(planted) })],
    ['child-by-number', () => index.childByNumber({ asked: CURIOUS, number })],
    ['child-by-identifier', () => index.childByIdentifier({ asked: CURIOUS, system: 'nhs', value: nhs(40) })],
    ['involvements-of', () => index.involvementsOf({ asked: CURIOUS, number })],
    ['sealed-concerns-of', () => index.sealedConcernsOf({ asked: CURIOUS, number })],
  ])('raises an alert when shown by %s', async (request, look) => {
    const before = { alerts: (await alerts()).length, told }
    await look()
    const [latest, ...others] = await alerts()
    expect(others).toHaveLength(before.alerts)
    expect(latest).toMatchObject({ number, request, authority: '991', userId: 'curious', purpose: 'finding-a-child' })
    expect(told).toBe(before.told + 1)
  })

  it('is shown like any other child, and raises nothing when others are shown', async () => {
    const child = await index.childByNumber({ asked: CURIOUS, number })
    expect(child).toMatchObject({ ok: true, value: { number, status: 'active', responsibleAuthority: '990' } })
    const before = (await alerts()).length
    await index.match({
      asked: CURIOUS,
      identity: anIdentity({ given: 'Ordinary', family: 'Whitcombe', born: '2012-11-21' }),
    })
    await index.childByNumber({ asked: CURIOUS, number: '2222222222' })
    expect(await alerts()).toHaveLength(before)
  })

  it('is never planted over a real one, nor from what cannot be read', async () => {
    const real = anAssertion('over', { given: 'Ordinary', family: 'Whitcombe', born: '2012-11-21' })
    expect(await desk.plantCanary({ asked: OPERATOR, assertion: real })).toMatchObject({
      refusal: 'canary-not-planted',
    })
    const faulty = anAssertion('faulty', { given: 'x'.repeat(500) })
    expect(await desk.plantCanary({ asked: OPERATOR, assertion: faulty })).toMatchObject({
      refusal: 'canary-not-planted',
    })
  })

  it('has its alerts read a page at a time', async () => {
    const [first, second] = await alerts()
    const next = await desk.canaryAlerts({ asked: OPERATOR, after: first?.id ?? null, count: 1 })
    expect(next).toEqual({ ok: true, value: [second] })
  })
})

async function alerts(): Promise<readonly CanaryAlert[]> {
  const outcome = await desk.canaryAlerts({ asked: OPERATOR, count: 100 })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

function nhs(serial: number): string {
  return testNhsNumber(serial) ?? nhs(serial + 1)
}
