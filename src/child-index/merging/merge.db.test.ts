import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED, anIdentity } from '../identity/builder.ts'
import type { MergingDesk } from '../in-process-desk.ts'
import { agreed, answerOf, aWorld, done, FARID, NOOR, proposed, registered, type World } from './world.suite.ts'

let world: World
let index: ChildIndex
let desk: MergingDesk

beforeAll(async () => {
  world = await aWorld(inject('server'))
  ;({ index, desk } = world)
})
afterAll(() => world.db.destroy())

describe('merging two numbers of one child', () => {
  it('makes the one an alias of the other, found by all that either was known by', async () => {
    const niamh = { given: 'Niamh', family: 'Calloway', born: '2014-02-03', postcode: 'AL1 1AA' }
    const neev = { given: 'Neev', family: 'Calloway-Pryce', born: '2014-03-02', postcode: 'EH2 2BB' }
    const survivor = await registered(index, 'merge-1', niamh)
    const retired = await registered(index, 'merge-2', neev, { node: '991' })
    const proposal = await done(desk, { kind: 'merge', survivor, retired })
    expect(proposal.state).toBe('agreed')
    const child = await index.childByNumber({ asked: ASKED, number: retired })
    expect(child).toMatchObject({ value: { number: survivor, retiredNumbers: [retired], knownTo: ['990', '991'] } })
    for (const identity of [niamh, neev].map(anIdentity)) {
      expect(await index.match({ asked: ASKED, identity })).toMatchObject({
        outcome: 'Match',
        candidates: [{ number: survivor }],
      })
    }
    expect(await registered(index, 'merge-2', { ...neev, given: 'Neeve' }, { node: '991', version: 2 })).toBe(survivor)
  })

  it('shows the child by the record that knows most, not by the latest: of a school roll only the year is known', async () => {
    const child = { given: 'Peregrine', family: 'Thackwray', born: '2012-06-21', postcode: 'AL3 3CC' }
    const survivor = await registered(index, 'best', child)
    const roll = { ...child, given: 'Perry', born: '2012-01-01', birthDateKnown: 'year', postcode: 'ZE1 9QQ' } as const
    const retired = await registered(index, 'roll', roll)
    await done(desk, { kind: 'merge', survivor, retired })
    expect(answerOf(await index.childByNumber({ asked: ASKED, number: retired })).summary).toMatchObject({
      ...{ given: 'Peregrine', birthDate: '2012-06-21', birthDateKnown: 'exact', postcodeDistrict: 'AL3' },
    })
  })

  it('shows the child by the record of who is responsible, and of their addresses the present one', async () => {
    const child = { given: 'Ignatius', family: 'Wetherell', born: '2010-07-19', postcode: null }
    const addresses = [
      { lines: '1 Old Row', postcode: 'ZE1 9QQ', fromOn: null, toOn: calendarDay('2024-01-31') },
      { lines: '2 New Row', postcode: 'AL3 3CC', fromOn: calendarDay('2024-02-01'), toOn: null },
    ]
    const identity = { ...anIdentity(child), addresses }
    const survivor = await registered(index, 'responsible', {}, { identity })
    const retired = await registered(index, 'another', { ...child, given: 'Iggy', born: '2010-07-18' }, { node: '991' })
    await done(desk, { kind: 'merge', survivor, retired })
    expect(answerOf(await index.childByNumber({ asked: ASKED, number: survivor })).summary).toMatchObject({
      ...{ given: 'Ignatius', postcodeDistrict: 'AL3' },
    })
  })

  it('leads every earlier alias to the last survivor, in one step', async () => {
    const numbers = await threeChildren('chain', 2009)
    const [a, b, c] = numbers as [string, string, string]
    await done(desk, { kind: 'merge', survivor: b, retired: a })
    await done(desk, { kind: 'merge', survivor: c, retired: b })
    const rows = await world.rowsOf<{ number: string; survivor: string }>(
      'select number, survivor from child_index.child where number = any($1) order by number',
      [[a, b]],
    )
    expect(rows).toEqual([a, b].sort().map((number) => ({ number, survivor: c })))
    expect(await desk.effectOf({ asked: NOOR, act: { kind: 'merge', survivor: a, retired: c } })).toEqual({
      ok: false,
      refusal: 'no-longer-active',
    })
  })

  it('keeps the links that were: closed, with the decision that closed them, and every number told of it', async () => {
    const [a, b] = (await threeChildren('links', 2011)) as [string, string, string]
    await done(desk, { kind: 'merge', survivor: a, retired: b })
    const rows = await world.rowsOf<{ number: string; kind: string; open: boolean }>(
      `select l.number, l.kind, l.known_to is null as open from child_index.link l
         join child_index.assertion a on a.id = l.assertion_id where a.asserted_number = $1 order by open`,
      [b],
    )
    expect(rows).toEqual([
      { number: b, kind: 'registered', open: false },
      { number: a, kind: 'decided', open: true },
    ])
  })
})

describe('two people', () => {
  it('lets nobody agree to what they proposed, from whatever seat, nor another withdraw it', async () => {
    const [survivor, retired] = (await threeChildren('two-people', 2013)) as [string, string, string]
    const proposal = await proposed(desk, { kind: 'merge', survivor, retired })
    const settle = { id: proposal.id, reason: 'x' }
    const own = await desk.settle({ ...settle, asked: { ...NOOR, authority: '991' }, verdict: 'agreed' })
    const others = await desk.settle({ ...settle, asked: FARID, verdict: 'withdrawn' })
    expect([own, others]).toEqual(Array(2).fill({ ok: false, refusal: 'second-person-needed' }))
    expect(answerOf(await desk.settle({ ...settle, asked: NOOR, verdict: 'withdrawn' })).state).toBe('withdrawn')
    expect(await agreed(desk, proposal)).toEqual({ ok: false, refusal: 'already-settled' })
  })

  it('does an act once, of ten who agree at one moment', async () => {
    const [survivor, retired] = (await threeChildren('ten', 2015)) as [string, string, string]
    const proposal = await proposed(desk, { kind: 'merge', survivor, retired })
    const answers = await Promise.all(Array.from({ length: 10 }, () => agreed(desk, proposal)))
    expect(answers.map((answer) => answerOf(answer).state)).toEqual(Array(10).fill('agreed'))
    const rows = await world.rowsOf<{ count: number }>(
      'select count(*)::int as count from child_index.alias where retired = $1',
      [retired],
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  it('does not do what was shown of a child who has changed since', async () => {
    const [survivor, retired] = (await threeChildren('changed', 2017)) as [string, string, string]
    const proposal = await proposed(desk, { kind: 'merge', survivor, retired })
    await registered(index, 'changed-1', { ...CHILDREN[1], born: '2017-05-22', postcode: 'AL9 9AL' }, { version: 2 })
    expect(await agreed(desk, proposal)).toEqual({ ok: false, refusal: 'changed-since' })
    expect(answerOf(await desk.proposal({ asked: FARID, id: proposal.id })).state).toBe('waiting')
  })

  it('lets one proposal wait for a child, and the next when it is settled', async () => {
    const [a, b, c] = (await threeChildren('one-waits', 2019)) as [string, string, string]
    const first = await proposed(desk, { kind: 'merge', survivor: a, retired: b })
    await expect(proposed(desk, { kind: 'merge', survivor: b, retired: c })).rejects.toThrow('another-proposal-waits')
    await desk.settle({ asked: FARID, id: first.id, verdict: 'declined', reason: 'They are sisters' })
    expect((await proposed(desk, { kind: 'merge', survivor: b, retired: c })).state).toBe('waiting')
  })
})

const CHILDREN = [
  { given: 'Ottilie', family: 'Brandreth', born: '11-01' },
  { given: 'Caspar', family: 'Nwosu', born: '05-22' },
  { given: 'Imogen', family: 'Delacroix', born: '08-13' },
]

/** Three children unlike each other, and unlike those of another year. */
async function threeChildren(name: string, year: number): Promise<readonly string[]> {
  const numbers: string[] = []
  for (const [at, child] of CHILDREN.entries()) {
    numbers.push(await registered(index, `${name}-${at}`, { ...child, born: `${year}-${child.born}`, postcode: null }))
  }
  return numbers
}
