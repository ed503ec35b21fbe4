import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { databaseOver, openPool } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { Asked } from '../contract-asked.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

const asked: Asked = { ...ASKED, authority: '991' }
const nhs = (serial: number): string => testNhsNumber(serial) ?? nhs(serial + 1)
const HIDDEN: IdentityParts = {
  given: 'Marguerite',
  family: 'Ashdown',
  born: '2013-04-12',
  postcode: 'AL1 2BC',
  identifiers: [{ system: 'nhs', value: nhs(700), verified: true }],
}
const PLAIN: IdentityParts = { given: 'Zebulon', family: 'Quire', born: '2009-09-09', postcode: 'ZE1 0AA' }

let db: IndexDatabase
let number: string
/** The statements that connections were sent, in order. */
const sent: string[] = []

beforeAll(async () => {
  const pool = openPool((await aDatabase(inject('server'))).index)
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (text: string, ...rest: readonly unknown[]) => unknown
    const noted = (text: string, ...rest: readonly unknown[]) => {
      sent.push(text)
      return send(text, ...rest)
    }
    client.query = noted as typeof client.query
  })
  db = databaseOver<IndexDB>(pool)
  const index = childIndexInProcess(db)
  const registered = await index.register({ asked: ASKED, assertion: anAssertion('hidden', HIDDEN) })
  if (!registered.ok) throw new Error(registered.refusal)
  number = registered.value.number
  await index.shield({ asked: ASKED, number, reason: 'Must not be found' })
})
afterAll(() => db.destroy())

it.each<[string, (index: ChildIndex, number: string, nhs: string) => Promise<unknown>]>([
  ['by number', (index, one) => index.childByNumber({ asked, number: one })],
  ['by NHS number', (index, _, value) => index.childByIdentifier({ asked, system: 'nhs', value })],
  ['for who works with them', (index, one) => index.involvementsOf({ asked, number: one })],
  ['for sealed concerns', (index, one) => index.sealedConcernsOf({ asked, number: one })],
  [
    'to take responsibility',
    (index, one) => index.changeResponsible({ asked, number: one, from: '990', expectedVersion: 1, to: '991' }),
  ],
  ['to shield them', (index, one) => index.shield({ asked, number: one, reason: 'Trying' })],
])('asking for a shielded child %s takes the statements that asking for nobody takes', async (_, way) => {
  const theirs = await statementsOf((index) => way(index, number, nhs(700)))
  expect(theirs).toEqual(await statementsOf((index) => way(index, '2222222222', nhs(800))))
})

it('looking for a shielded child by what is half known takes the statements that looking for nobody takes', async () => {
  const near = anIdentity({ ...HIDDEN, postcode: 'SK1 4EF', identifiers: [] })
  const theirs = await statementsOf((index) => index.match({ asked, identity: near }))
  expect(theirs).toEqual(await statementsOf((index) => index.match({ asked, identity: anIdentity(PLAIN) })))
})

it('registering a child like a shielded one takes the statements that registering any other takes', async () => {
  const registering = (reference: string, parts: IdentityParts) =>
    statementsOf((index) => index.register({ asked, assertion: anAssertion(reference, parts, { node: '991' }) }))
  const near = await registering('near', { ...HIDDEN, postcode: 'SK1 4EF', identifiers: [] })
  expect(near).toEqual(await registering('plain', PLAIN))
})

/** The statements that a request takes, in order, word for word but for the values asked by. */
async function statementsOf(question: (index: ChildIndex) => Promise<unknown>): Promise<readonly string[]> {
  const before = sent.length
  await question(childIndexInProcess(db))
  const statements = sent.slice(before)
  expect(statements.length).toBeGreaterThan(0)
  return statements
}
