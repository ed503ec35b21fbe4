import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anAssertion } from '../identity/builder.ts'
import type { MergingDesk } from '../in-process-desk.ts'
import { answerOf, aWorld, done, FARID, NOOR, proposed, registered, type World } from '../merging/world.suite.ts'
import { queueDecided } from './queries-writing.ts'

let world: World
let index: ChildIndex
let desk: MergingDesk
beforeAll(async () => {
  world = await aWorld(inject('server'))
  ;({ index, desk } = world)
})
afterAll(() => world.db.destroy())

const queue = async () => answerOf(await desk.possibleDuplicates({ asked: NOOR, count: 100 }))
const pairOf = async (id: string) => answerOf(await desk.possibleDuplicate({ asked: NOOR, id }))

/** Two records that are probably one child: of one, the birth date is an estimate. */
async function aPair(given: string, born: string) {
  const parts = { given, family: 'Calloway', born, postcode: 'AL1 2BC' }
  const one = await registered(index, `${given}-1`, parts)
  const other = await registered(index, `${given}-2`, { ...parts, birthDateKnown: 'estimated' }, { node: '991' })
  return { one, other }
}

describe('the queue of possible duplicates', () => {
  it('has one pair for two records that a person must look at, however often they are told of', async () => {
    const { one, other } = await aPair('Niamh', '2014-02-03')
    await registered(
      index,
      'Niamh-2',
      {
        ...{ given: 'Niamh', family: 'Calloway', born: '2014-02-03', postcode: 'AL1 2BC', sex: 'F' },
        birthDateKnown: 'estimated',
      },
      { node: '991', version: 2 },
    )
    const { duplicates, total } = await queue()
    expect(total).toBe(1)
    expect([duplicates[0]?.number, duplicates[0]?.otherNumber]).toEqual([one, other].sort())
    expect(duplicates[0]).toMatchObject({ state: 'waiting', authorities: ['990', '991'], outcome: 'PotentialMatch' })
  })

  it('shows the two side by side, with what speaks for and against, and who else lives there', async () => {
    await registered(index, 'Alfie', { given: 'Alfie', family: 'Calloway', born: '2022-10-10', postcode: 'AL1 2BC' })
    const [first] = (await queue()).duplicates
    const pair = await pairOf(first?.id ?? '')
    expect(pair.sides.map(({ assertions }) => assertions[0]?.identity.names[0]?.given)).toEqual(['Niamh', 'Niamh'])
    expect(pair.sides[0].household).toEqual(['Alfie Calloway, born 2022'])
    expect(pair.reasons.map(({ field }) => field)).toContain('birth-date')
    expect(pair.objections.map(({ kind }) => kind)).toEqual(['birth-date-is-year-only'])
    expect(pair).toMatchObject({ position: 1, of: 1, nextId: null, proposal: null })
  })

  it('takes those waiting longest first, and those the authorities are asked about last', async () => {
    await aPair('Oona', '2015-05-05')
    await aPair('Piran', '2016-06-06')
    const before = (await queue()).duplicates
    const [first, second, third] = before.map(({ id }) => id) as [string, string, string]
    const asking = { asked: NOOR, id: first, question: 'Is the birth date known?' }
    expect(answerOf(await desk.askAuthorities(asking)).askedOf).toEqual(['990', '991'])
    expect((await queue()).duplicates.map(({ id }) => id)).toEqual([second, third, first])
    expect((await pairOf(second)).nextId).toBe(third)
    expect(await pairOf(first)).toMatchObject({
      state: 'asked',
      position: 3,
      notes: [{ words: 'Is the birth date known?' }],
    })
    const page = answerOf(await desk.possibleDuplicates({ asked: NOOR, after: second, count: 1 }))
    expect(page.duplicates.map(({ id }) => id)).toEqual([third])
    const news = answerOf(await index.changes({ asked: { ...ASKED, authority: '991' }, after: null }))
    expect(news.recalls.map(({ kind }) => kind)).toContain('question')
  })

  it('shows a proposal on its pair, settles the pair when it is agreed, and has it wait again when it is declined', async () => {
    const [pair] = (await queue()).duplicates
    const [survivor, retired] = [pair?.number ?? '', pair?.otherNumber ?? '']
    const act = { kind: 'merge', survivor, retired } as const
    const declined = await proposed(desk, act, { duplicateId: pair?.id ?? '' })
    expect(await pairOf(pair?.id ?? '')).toMatchObject({ state: 'proposed', proposal: { id: declined.id } })
    expect(declined.effect.words).toContain(
      'Against it: Of one birth date only the year is sure: the day is an estimate, or 1 January, often put where it is not known.',
    )
    answerOf(await desk.settle({ asked: FARID, id: declined.id, verdict: 'declined', reason: 'Ask first' }))
    expect(await pairOf(pair?.id ?? '')).toMatchObject({ state: 'waiting', notes: [{ words: 'Ask first' }] })
    await done(desk, act)
    expect((await pairOf(pair?.id ?? '')).state).toBe('settled')
    await done(desk, { kind: 'unmerge', retired })
    expect((await pairOf(pair?.id ?? '')).state).toBe('waiting')
  })

  it('follows a child that is merged, and goes back when it is parted', async () => {
    const { one, other } = await aPair('Rohana', '2017-07-07')
    const survivor = await registered(index, 'Sunniva', {
      given: 'Sunniva',
      family: 'Oldcastle',
      born: '2011-01-21',
      postcode: null,
    })
    const namesOf = async () => {
      const { duplicates } = await queue()
      return duplicates
        .filter(({ number, otherNumber }) => [number, otherNumber].includes(other))
        .map(({ number, otherNumber }) => [number, otherNumber])
    }
    await done(desk, { kind: 'merge', survivor, retired: one })
    expect(await namesOf()).toEqual([[other, survivor].sort()])
    await done(desk, { kind: 'unmerge', retired: one })
    expect(await namesOf()).toEqual([[one, other].sort()])
  })

  it('is registration’s own act: refused, a registration leaves no pair', async () => {
    const { total } = await queue()
    const wrong = anAssertion('wrong', { given: 'Niamh', family: 'Pryce', born: '2014-02-30' })
    expect((await index.register({ asked: ASKED, assertion: wrong })).ok).toBe(false)
    expect((await queue()).total).toBe(total)
  })

  it('is the same when it is filled from decisions written already, as of a file', async () => {
    const pairs = () =>
      world.rowsOf(`select number, other_number, decision_id, outcome, bits, probability, margin, state
                      from child_index.possible_duplicate order by 1, 2`)
    const other = await aWorld(inject('server'))
    const filled = world
    world = other
    ;({ index, desk } = other)
    await aPair('Tamsin', '2014-02-03')
    await aPair('Urban', '2012-12-03')
    await registered(index, 'third', { given: 'Urban', family: 'Calloway', born: '2012-12-03', postcode: 'AL1 2BD' })
    const before = await pairs()
    expect(before.length).toBeGreaterThan(1)
    await world.rowsOf('truncate child_index.possible_duplicate cascade')
    const decided = await world.rowsOf<{ id: string }>('select id from child_index.decision')
    const ids = decided.map(({ id }) => id)
    await world.db.transaction().execute(async (tx) => {
      await queueDecided(tx, ids)
      await queueDecided(tx, ids)
    })
    expect(await pairs()).toEqual(before)
    await other.db.destroy()
    world = filled
    ;({ index, desk } = filled)
  })
})
