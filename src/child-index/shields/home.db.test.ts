import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ChildIndex } from '../contract.ts'
import type { Shield } from '../contract-shields.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { safeguardsInProcess } from '../in-process.ts'
import { answerOf, aWorld, NOOR, registered, type World } from '../merging/world.suite.ts'

let world: World
let index: ChildIndex
beforeAll(async () => {
  world = await aWorld(inject('server'))
  index = world.index
})
afterAll(() => world.db.destroy())

const as = (authority: string) => ({ ...ASKED, authority })
const HOME = 'AL9 2BC'
const GUESSES = ['AL9 2BA', 'AL9 2BB', HOME, 'AL9 2BD', 'AL9 2BE', 'AL9 2BF']

async function hidden(reference: string, parts: IdentityParts): Promise<string> {
  const number = await registered(index, reference, { ...parts, postcode: HOME })
  answerOf(await index.shield({ asked: ASKED, number, reason: 'A parent must not find them' }))
  return number
}

async function found(authority: string, parts: IdentityParts): Promise<string> {
  return (await index.match({ asked: as(authority), identity: anIdentity(parts) })).outcome
}

async function shieldOf(number: string): Promise<Shield | undefined> {
  const desk = safeguardsInProcess(world.db)
  return answerOf(await desk.shields({ asked: NOOR, state: 'standing', count: 100 })).find(
    (one) => one.number === number,
  )
}

describe('where a shielded child lives', () => {
  it('is not found by registering guesses: each is a new child, the right one too, and operators see the pair', async () => {
    const who = { given: 'Marguerite', family: 'Ashdowne', born: '2013-04-12' }
    const number = await hidden('many', who)
    const assertions = GUESSES.map((postcode, at) => anAssertion(`guess-${at}`, { ...who, postcode }, { node: '995' }))
    const told = (await index.registerMany({ asked: as('995'), assertions })).map(answerOf)
    expect(told.map((one) => one.number)).not.toContain(number)
    const alone = anAssertion('alone', { ...who, postcode: HOME }, { node: '996' })
    const one = answerOf(await index.register({ asked: as('996'), assertion: alone }))
    expect(one).toMatchObject({ isNew: true, outcome: 'NoMatch' })
    expect((await shieldOf(one.number))?.near).toContain(number)
    const { duplicates } = answerOf(await world.desk.possibleDuplicates({ asked: NOOR, count: 100 }))
    const pairs = duplicates.map((pair) => [pair.number, pair.otherNumber].sort().join())
    expect(pairs).toContain([number, one.number].sort().join())
  })

  it('is not found by matching guesses: after five wrong ones the child is not there', async () => {
    const who = { given: 'Ottoline', family: 'Brazenor', born: '2012-04-12' }
    await hidden('matched', who)
    expect(await found('996', { ...who, postcode: HOME })).toBe('Match')
    for (const postcode of GUESSES.filter((one) => one !== HOME))
      expect(await found('995', { ...who, postcode })).toBe('NoMatch')
    expect(await found('995', { ...who, postcode: HOME })).toBe('NoMatch')
    expect(await found('996', { ...who, postcode: HOME })).toBe('Match')
  })

  it('is what the responsible authority says, whatever one from whom the child is hidden says later', async () => {
    const who = { given: 'Annalise', family: 'Kirkbryde', born: '2012-05-19' }
    const number = await registered(index, 'moved', { ...who, postcode: HOME })
    expect(await registered(index, 'moved', { ...who, postcode: HOME }, { node: '991' })).toBe(number)
    answerOf(await index.shield({ asked: ASKED, number, reason: 'A parent must not find them' }))
    await registered(index, 'moved', { ...who, postcode: 'ZE1 1ZZ' }, { node: '991', version: 2 })
    expect(await found('993', { ...who, postcode: 'ZE1 1ZZ' })).toBe('NoMatch')
    expect(await found('993', { ...who, postcode: HOME })).toBe('Match')
  })
})

describe('a child whose record comes to be like a shielded one’s', () => {
  const who = { given: 'Peregrina', family: 'Vanstone', born: '2014-07-19' }
  const later = { ...who, postcode: 'SK2 2KB' }
  const update = (version: number) => registered(index, 'unborn', later, { node: '991', version })

  it('is shielded provisionally, as a new one is, and stays seen by who works with them', async () => {
    const sealed = await hidden('born', who)
    const thin = { given: '', family: 'Vanstone', born: null, postcode: 'SK2 2KB' }
    const number = await registered(index, 'unborn', thin, { node: '991' })
    expect(await shieldOf(number)).toBeUndefined()
    const involvement = {
      number,
      reference: 'midwife',
      organisation: 'A hospital',
      kind: 'hospital',
      role: 'Midwife',
      contact: '01632 960111',
      sinceOn: '2026-01-01' as never,
      lastSeenOn: null,
      sensitive: false,
    } as const
    answerOf(await index.recordInvolvement({ asked: as('994'), involvement }))
    expect(await update(2)).toBe(number)
    expect(await shieldOf(number)).toMatchObject({ kind: 'provisional', near: [sealed] })
    const seen = async (authority: string) => (await index.childByNumber({ asked: as(authority), number })).ok
    expect(await Promise.all(['991', '994', '992'].map(seen))).toEqual([true, true, false])
  })

  it('is not shielded twice, nor again for the same child once an operator has lifted it', async () => {
    const number = await update(3)
    const shields = () => world.rowsOf('select from child_index.shield where number = $1', [number])
    expect(await shields()).toHaveLength(1)
    const { id = '' } = (await shieldOf(number)) ?? {}
    const desk = safeguardsInProcess(world.db)
    answerOf(await desk.reviewShield({ asked: NOOR, id, verdict: 'lift', reason: 'Another family' }))
    await update(4)
    expect(await shieldOf(number)).toBeUndefined()
  })
})
