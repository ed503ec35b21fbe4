import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import type { MergingDesk } from '../in-process-desk.ts'
import { answerOf, aWorld, done, NOOR, registered, type World } from './world.suite.ts'

let world: World
let index: ChildIndex
let desk: MergingDesk
beforeAll(async () => {
  world = await aWorld(inject('server'))
  ;({ index, desk } = world)
})
afterAll(() => world.db.destroy())

const nhs = (value: string) => [{ system: 'nhs', value, verified: true } as const]
const isNotThere = { ok: false, refusal: 'not-found' }
const byNumber = (number: string) => index.childByNumber({ asked: ASKED, number })
const matchOf = (parts: IdentityParts) => index.match({ asked: ASKED, identity: anIdentity(parts) })
const mayDo = (act: Parameters<typeof desk.effectOf>[0]['act']) => desk.effectOf({ asked: NOOR, act })

describe('splitting a child of whom two were made one', () => {
  const one = {
    given: 'Tabitha',
    family: 'Greenhalgh',
    born: '2012-06-01',
    postcode: 'AL3 3AA',
    identifiers: nhs('9990000018'),
  }
  const twin = { ...one, given: 'Thomasina', identifiers: [] }

  it('gives the records named a new number, says that the two are not the same, and never joins them again', async () => {
    const number = await registered(index, 'split-1', one)
    expect(await registered(index, 'split-2', { ...one, postcode: 'AL3 3AB' }, { node: '991' })).toBe(number)
    const ids = await assertionsOf('split-2')
    const { newNumber } = await done(desk, { kind: 'split', number, assertionIds: ids })
    expect(newNumber).not.toBe(number)
    expect(await registered(index, 'split-2', twin, { node: '991', version: 2 })).toBe(newNumber)
    const again = await index.register({
      asked: { ...ASKED, authority: '991' },
      assertion: anAssertion('split-2', one, { node: '991', version: 3 }),
    })
    expect(answerOf(again)).toMatchObject({ number: newNumber, outcome: 'PotentialMatch' })
    expect(await mayDo({ kind: 'merge', survivor: number, retired: newNumber ?? '' })).toEqual({
      ok: false,
      refusal: 'said-not-to-be-the-same',
    })
    expect(answerOf(await desk.possibleDuplicates({ asked: NOOR })).duplicates).toEqual([])
  })

  it('is refused of all its records, of none, and of another child’s', async () => {
    const number = await registered(index, 'split-3', { given: 'Ulric', family: 'Vane', born: '2011-02-02' })
    const own = await assertionsOf('split-3')
    for (const assertionIds of [own, [], await assertionsOf('split-1')]) {
      expect(await mayDo({ kind: 'split', number, assertionIds })).toEqual({ ok: false, refusal: 'nothing-to-split' })
    }
  })
})

describe('a provisional number', () => {
  it('gives way to the number the child is known by, and can be given back', async () => {
    const number = await registered(index, 'thin', { given: '', family: '', born: null, postcode: null })
    const by = await registered(index, 'known', { given: 'Wilhelmina', family: 'Astley', born: '2013-07-07' })
    expect(await mayDo({ kind: 'supersede', number: by, by: number })).toEqual({
      ok: false,
      refusal: 'not-provisional',
    })
    await done(desk, { kind: 'supersede', number, by })
    expect(answerOf(await byNumber(number)).number).toBe(by)
    await done(desk, { kind: 'unmerge', retired: number })
    expect(answerOf(await byNumber(number))).toMatchObject({ number, state: 'provisional', retiredNumbers: [] })
  })
})

describe('a number that stands for nobody', () => {
  const ghost = { given: 'Xanthe', family: 'Testrecord', born: '2014-04-04' }

  it('is given up: nobody finds it, its record takes no later version, and it can be given back', async () => {
    const number = await registered(index, 'ghost', ghost)
    await done(desk, { kind: 'invalidate', number })
    expect(await byNumber(number)).toEqual(isNotThere)
    expect((await matchOf(ghost)).outcome).toBe('NoMatch')
    const later = { asked: ASKED, assertion: anAssertion('ghost', ghost, { version: 2 }) }
    expect(await index.register(later)).toEqual({ ok: false, refusal: 'number-withdrawn' })
    await done(desk, { kind: 'restore', number })
    expect(answerOf(await index.register(later)).number).toBe(number)
    expect(await mayDo({ kind: 'restore', number })).toEqual({ ok: false, refusal: 'nothing-to-restore' })
  })

  it('is not one with whom somebody works', async () => {
    const number = await registered(index, 'worked-with', { given: 'Yorick', family: 'Balfour', born: '2012-12-12' })
    await world.rowsOf(
      `insert into child_index.sealed_concern (id, authority, reference, number, agency_kind, band, until_on, whom_to_ring)
       values (gen_random_uuid(), '990', 'one', $1, 'education', 'worried', '2030-01-01', 'The head')`,
      [number],
    )
    expect(await mayDo({ kind: 'invalidate', number })).toEqual({ ok: false, refusal: 'still-in-use' })
  })
})

describe('breaking an identity off', () => {
  const before = {
    given: 'Zebedee',
    family: 'Thackeray',
    born: '2018-03-30',
    postcode: 'AL6 6ZZ',
    identifiers: nhs('9990000026'),
  }
  const after = {
    ...before,
    given: 'Edmund',
    family: 'Fairweather',
    postcode: 'EH9 9YY',
    identifiers: nhs('9990000034'),
  }

  it('leaves nothing that leads from the old to the new, or back, for anyone but operators', async () => {
    const old = await registered(index, 'before', before)
    await registered(index, 'before', before, { node: '991' })
    const { newNumber } = await done(desk, { kind: 'identity-break', number: old, why: 'adoption' })
    const made = newNumber as IndexNumber
    expect(answerOf(await byNumber(made))).toMatchObject({ state: 'provisional', summary: null, knownTo: [] })
    const of = await registered(index, 'after', after)
    await done(desk, { kind: 'supersede', number: made, by: of })
    expect(answerOf(await byNumber(made)).number).toBe(of)
    expect(await byNumber(old)).toEqual(isNotThere)
    const identifier = { asked: ASKED, system: 'nhs', value: '9990000026' } as const
    expect(await index.childByIdentifier(identifier)).toEqual(isNotThere)
    expect(await matchOf(before)).toEqual({ outcome: 'NoMatch', candidates: [] })
    expect(await matchOf(after)).toMatchObject({ outcome: 'Match', candidates: [{ number: of }] })
    const told = JSON.stringify(
      await Promise.all(
        ['990', '991'].map((authority) => index.changes({ asked: { ...ASKED, authority }, after: null, limit: 500 })),
      ),
    )
    for (const [one, other] of [
      [old, made],
      [old, of],
    ]) {
      expect(told).not.toMatch(new RegExp(`${one}"[^}]*"${other}|${other}"[^}]*"${one}`))
    }
    expect(answerOf(await desk.historyOf({ asked: NOOR, number: old })).events[0]?.kind).toBe('identity-break')
  })

  it('refuses whoever sends more of the old identity, in the words of any number given up', async () => {
    const later = { asked: ASKED, assertion: anAssertion('before', after, { version: 2 }) }
    expect(await index.register(later)).toEqual({ ok: false, refusal: 'number-withdrawn' })
  })

  it('for protection shields the new number from the first', async () => {
    const old = await registered(index, 'witness', { given: 'Ambrose', family: 'Kettering', born: '2010-01-15' })
    const { newNumber } = await done(desk, { kind: 'identity-break', number: old, why: 'protection' })
    expect(answerOf(await desk.historyOf({ asked: NOOR, number: newNumber ?? '' })).shielded).toBe('full')
  })
})

async function assertionsOf(localReference: string): Promise<readonly string[]> {
  const rows = await world.rowsOf<{ id: string }>('select id from child_index.assertion where local_reference = $1', [
    localReference,
  ])
  return rows.map(({ id }) => id)
}
