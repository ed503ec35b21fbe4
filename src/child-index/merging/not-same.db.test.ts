import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anAssertion } from '../identity/builder.ts'
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

const waiting = async () => answerOf(await desk.possibleDuplicates({ asked: NOOR })).duplicates

describe('two said not to be the same', () => {
  const child = { given: 'Cosmo', family: 'Aldington', born: '2015-12-21', postcode: 'AL5 5AL' }

  it('leave the queue, and are never offered, matched or merged, whichever of the two is asked about', async () => {
    const one = await registered(index, 'cosmo', child)
    const other = await registered(index, 'caspian', { ...child, given: 'Caspian' })
    const update = { asked: ASKED, assertion: anAssertion('caspian', child, { version: 2 }) }
    expect(answerOf(await index.register(update))).toMatchObject({ number: other, outcome: 'Match' })
    const [pair] = await waiting()
    expect([pair?.number, pair?.otherNumber].sort()).toEqual([one, other].sort())
    const saying = { asked: NOOR, number: one, otherNumber: other, reason: 'Brothers', duplicateId: pair?.id ?? null }
    const first = answerOf(await desk.sayNotSame(saying))
    expect(answerOf(await desk.sayNotSame({ ...saying, number: other, otherNumber: one }))).toEqual(first)
    expect(await waiting()).toEqual([])
    const again = { ...update, assertion: anAssertion('caspian', { ...child, sex: 'M' }, { version: 3 }) }
    expect(answerOf(await index.register(again)).outcome).toBe('PotentialMatch')
    expect(await waiting()).toEqual([])
    for (const [survivor, retired] of [
      [one, other],
      [other, one],
    ] as const) {
      const effect = await desk.effectOf({ asked: NOOR, act: { kind: 'merge', survivor, retired } })
      expect(effect).toEqual({ ok: false, refusal: 'said-not-to-be-the-same' })
    }
  })

  it('wait in the queue again, with what was written of them, when two people take it back', async () => {
    const { pair, one, other } = await aPairSaidNotSame('rosalind', { given: 'Rosalind', family: 'Featherstone' })
    await done(desk, { kind: 'reverse-not-same', number: one, otherNumber: other })
    expect(await waiting()).toMatchObject([{ id: pair, state: 'waiting' }])
    const { notes } = answerOf(await desk.possibleDuplicate({ asked: NOOR, id: pair }))
    expect(notes).toMatchObject([{ words: 'Sisters' }])
    answerOf(
      await desk.sayNotSame({ asked: NOOR, number: one, otherNumber: other, reason: 'They are', duplicateId: pair }),
    )
  })

  it('wait again under the numbers in use, when one has retired since', async () => {
    const { one, other } = await aPairSaidNotSame('gwendolen', { given: 'Gwendolen', family: 'Hathersage' })
    const survivor = await registered(index, 'unlike', { given: 'Ambrose', family: 'Kettlewell', born: '2009-04-17' })
    await done(desk, { kind: 'merge', survivor, retired: other })
    await done(desk, { kind: 'reverse-not-same', number: one, otherNumber: survivor })
    const pairs = (await waiting()).map(({ number, otherNumber }) => [number, otherNumber])
    expect(pairs).toEqual([[one, survivor].sort()])
    answerOf(await desk.sayNotSame({ asked: NOOR, number: one, otherNumber: survivor, reason: 'They are' }))
  })

  it('are so through merges, and until two people take it back', async () => {
    const one = await registered(index, 'a', { given: 'Dorothea', family: 'Penhaligon', born: '2011-05-04' })
    const alias = await registered(index, 'b', { given: 'Emmeline', family: 'Quartermain', born: '2013-09-28' })
    const survivor = await registered(index, 'c', { given: 'Felicity', family: 'Rotherham', born: '2016-01-19' })
    answerOf(await desk.sayNotSame({ asked: NOOR, number: one, otherNumber: alias, reason: 'Two girls' }))
    await done(desk, { kind: 'merge', survivor, retired: alias })
    const merging = { asked: NOOR, act: { kind: 'merge', survivor, retired: one } } as const
    expect(await desk.effectOf(merging)).toEqual({ ok: false, refusal: 'said-not-to-be-the-same' })
    const twin = { given: 'Felicity', family: 'Rotherham', born: '2016-01-19' }
    const update = { asked: ASKED, assertion: anAssertion('a', twin, { version: 2 }) }
    expect(answerOf(await index.register(update)).outcome).toBe('PotentialMatch')
    expect(await waiting()).toEqual([])
    await done(desk, { kind: 'reverse-not-same', number: survivor, otherNumber: one })
    expect((await desk.effectOf(merging)).ok).toBe(true)
  })
})

/** Two records of which the index is not sure, said by one person to be two children. */
async function aPairSaidNotSame(name: string, child: { readonly given: string; readonly family: string }) {
  const who = { ...child, born: '2014-10-23', postcode: 'AL8 8AL' }
  const one = await registered(index, name, who)
  const other = await registered(index, name, { ...who, birthDateKnown: 'year' }, { node: '991' })
  const [pair] = await waiting()
  if (!pair) throw new Error('the index was sure')
  const said = { asked: NOOR, number: one, otherNumber: other, reason: 'Sisters', duplicateId: pair.id }
  answerOf(await desk.sayNotSame(said))
  return { pair: pair.id, one, other }
}
