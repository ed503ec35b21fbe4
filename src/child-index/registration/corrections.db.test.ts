import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase, execute } from '../../../testing/database.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { IdentityIdentifier } from '../contract-identity.ts'
import type { Registered } from '../contract-registration.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess } from '../in-process.ts'
import { aLoader, aRow, aSource } from '../loading/builder.ts'
import { loadFiles } from '../loading/commands.ts'
import { answerOf, aWorld, NOOR, type World } from '../merging/world.suite.ts'
import type { IndexDB } from '../schema.ts'

let world: World
let index: ChildIndex
beforeAll(async () => {
  world = await aWorld(inject('server'))
  index = world.index
})
afterAll(() => world.db.destroy())

const MOTHER = { given: 'Grace', family: 'Okonedo' }

/** What a record of an authority says, in its first version or a later one. */
async function said(reference: string, parts: IdentityParts, authority = '990', version = 1): Promise<Registered> {
  const assertion = anAssertion(reference, parts, { node: authority, version })
  return answerOf(await index.register({ asked: { ...ASKED, authority }, assertion }))
}

const decisionsOf = (number: string) =>
  world.rowsOf<{
    kind: string
    outcome: string
    needs_review: boolean
    candidates: { number: string; objections: string[] }[]
  }>(
    'select kind, outcome, needs_review, candidates from child_index.decision where number = $1 order by decided_at, id',
    [number],
  )

describe('a record typed in the wrong twin’s row, and put right', () => {
  const twins = { family: 'Okonedo', born: '2016-04-11', postcode: 'AL1 7QQ', mother: MOTHER, multipleBirth: true }

  it('is of the twin it now names: the other is given another number', async () => {
    const benjamin = await said('row', { ...twins, given: 'Adam' })
    await said('row', { ...twins, given: 'Benjamin' }, '990', 2)
    const adam = await said('adam', { ...twins, given: 'Adam' }, '991')
    const again = await said('benjamin', { ...twins, given: 'Benjamin' }, '992')
    expect(adam.number).not.toBe(benjamin.number)
    expect(adam.outcome).not.toBe('Match')
    expect(again.number).toBe(benjamin.number)
    const asked = await index.match({ asked: ASKED, identity: anIdentity({ ...twins, given: 'Adam' }) })
    expect(asked.candidates.map(({ number }) => number)[0]).toBe(adam.number)
  })

  it('is found by what it said before, and compared by what it says now', async () => {
    const child = { given: 'Ingrid', mother: { given: 'Solrun', family: 'Strand' } }
    const before = { ...child, family: 'Strand', born: '2013-07-02', postcode: 'SK3 4LM' }
    const { number } = await said('moved', before)
    await said('moved', { ...child, family: 'Vestergaard', born: '2013-07-03', postcode: 'LS9 9ZZ' }, '990', 2)
    const { outcome, candidates } = await index.match({ asked: ASKED, identity: anIdentity(before) })
    expect(outcome).not.toBe('Match')
    expect(candidates[0]?.number).toBe(number)
    const levels = new Map(candidates[0]?.reasons.map(({ field, level }) => [field, level]))
    expect([levels.get('birth-date'), levels.get('postcode')]).toEqual(['one digit different', 'different'])
  })

  it('is compared by a former name, if it still says so', async () => {
    const child = { given: 'Solveig', born: '2012-02-20', postcode: 'SK5 5LM' }
    const { number } = await said('married', { ...child, family: 'Lindqvist' })
    const former = { given: 'Solveig', family: 'Lindqvist' }
    await said('married', { ...child, family: 'Marchbanks', former }, '990', 2)
    expect(await said('old', { ...child, family: 'Lindqvist' }, '991')).toMatchObject({ number, outcome: 'Match' })
  })

  it('that goes back to what it said at first is compared by that again', async () => {
    const child = { family: 'Halloran', born: '2011-05-20', postcode: 'SK6 5LM' }
    const { number } = await said('back', { ...child, given: 'Fintan' })
    await said('back', { ...child, given: 'Dermot' }, '990', 2)
    await said('back', { ...child, given: 'Fintan' }, '990', 3)
    expect(await said('other', { ...child, given: 'Fintan' }, '991')).toMatchObject({ number, outcome: 'Match' })
    expect((await said('another', { ...child, given: 'Dermot' }, '992')).number).not.toBe(number)
  })
})

describe('a number on which one of two records now names the other twin', () => {
  const twins = { family: 'Tarkovic', born: '2015-04-11', postcode: 'AL1 7QR' }

  it('takes neither twin without a person', async () => {
    const { number } = await said('one', { ...twins, given: 'Adam' })
    await said('two', { ...twins, given: 'Adam' }, '991')
    await said('one', { ...twins, given: 'Benjamin' }, '990', 2)
    const third = await said('three', { ...twins, given: 'Benjamin' }, '992')
    expect(third.outcome).toBe('PotentialMatch')
    expect(third.number).not.toBe(number)
    const { duplicates } = answerOf(await world.desk.possibleDuplicates({ asked: NOOR, count: 100 }))
    expect(duplicates.map((pair) => [pair.number, pair.otherNumber])).toContainEqual([number, third.number].sort())
  })

  it('has that in its history, for a person to look at: the new version contradicts the other record', async () => {
    const { number } = await said('one', { ...twins, given: 'Benjamin' }, '990', 2)
    const update = (await decisionsOf(number)).find(({ kind }) => kind === 'update')
    expect(update?.needs_review).toBe(true)
    expect(update?.candidates[0]).toMatchObject({ number, objections: ['given-names-differ-in-one-household'] })
    const { events } = answerOf(await world.desk.historyOf({ asked: NOOR, number }))
    const [shown] = events.filter(({ kind }) => kind === 'update').flatMap(({ candidates }) => candidates)
    expect(shown?.objections[0]?.words).toMatch(/possibly a twin/)
  })

  it('has no such remark of a record that only moved, or is a child’s only one', async () => {
    const child = { given: 'Lachlan', family: 'Brodie', born: '2014-09-09', postcode: 'SK8 1AA' }
    const { number } = await said('brodie', child)
    await said('brodie', { ...child, postcode: 'SK8 1AB' }, '990', 2)
    await said('brodie-2', { ...child, postcode: 'SK8 1AB' }, '991')
    await said('brodie', { ...child, postcode: 'SK8 1AC' }, '990', 3)
    expect((await decisionsOf(number)).map(({ needs_review }) => needs_review)).not.toContain(true)
  })
})

describe('a file loaded after a record was put right', () => {
  it('is set against what the record says now', async () => {
    const { index: indexUrl, owner } = await aDatabase(inject('server'))
    const db = openDatabase<IndexDB>(indexUrl)
    const other = childIndexInProcess(db)
    const twins = { family: 'Okonedo', born: '2016-04-11', postcode: 'AL1 7QQ', mother: MOTHER }
    const register = async (given: string, version: number) =>
      answerOf(await other.register({ asked: ASKED, assertion: anAssertion('row', { ...twins, given }, { version }) }))
    const { number } = await register('Adam', 1)
    await register('Benjamin', 2)
    const { loader, end } = aLoader(owner)
    await loadFiles(loader, [
      aSource('twins', [aRow('a', { ...twins, given: 'Adam' }), aRow('b', { ...twins, given: 'Benjamin' })]),
    ])
    await end()
    const { rows } = await execute<{ same: boolean }>(
      owner,
      `select l.number = $1 as same from child_index.assertion a
         join child_index.link l on l.assertion_id = a.id where a.local_reference in ('a', 'b') order by a.local_reference`,
      [number],
    )
    expect(rows.map(({ same }) => same)).toEqual([false, true])
    await db.destroy()
  })
})

describe('a record with two verified NHS numbers', () => {
  it('is matched by either', async () => {
    const [first, second] = [testNhs(40), testNhs(60)]
    const child = { given: 'Otis', family: 'Vandermeer', born: '2010-10-10' }
    const { number } = await said('both', { ...child, identifiers: [...first, ...second] })
    for (const identifiers of [first, second]) {
      const { outcome, candidates } = await index.match({
        asked: ASKED,
        identity: anIdentity({ ...child, identifiers }),
      })
      expect(outcome).toBe('Match')
      expect(candidates[0]?.number).toBe(number)
    }
  })
})

function testNhs(serial: number): readonly IdentityIdentifier[] {
  const value = testNhsNumber(serial)
  return value ? [{ system: 'nhs', value, verified: true }] : testNhs(serial + 1)
}
