import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addDays, type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import { systemClock } from '../../platform/clock.ts'
import type { ChildIndex } from '../contract.ts'
import { ASKED } from '../identity/builder.ts'
import type { MergingDesk } from '../in-process-desk.ts'
import { answerOf, aWorld, done, FARID, NOOR, registered, type World } from './world.suite.ts'

let world: World
let index: ChildIndex
let desk: MergingDesk
beforeAll(async () => {
  world = await aWorld(inject('server'))
  ;({ index, desk } = world)
})
afterAll(() => world.db.destroy())

describe('what came while two were one', () => {
  it('waits to be allotted when it is clearly neither’s, stays with the survivor, and goes where a person says', async () => {
    const { survivor, retired } = await merged('Jonquil', 2010)
    // Of a year only, and without an address: fits the one as well as the other.
    const thin = { given: 'Jonquil', family: 'Amberley', born: '2010-01-01', postcode: null }
    await registered(index, 'Jonquil-thin', thin, { node: '992' })
    const [link] = await world.rowsOf<{ id: string }>(
      `select id from child_index.assertion where local_reference = 'Jonquil-thin'`,
    )
    await world.rowsOf(`update child_index.link set number = $1 where assertion_id = $2`, [survivor, link?.id])
    await world.rowsOf(`update child_index.assertion_key set number = $1 where assertion_id = $2`, [survivor, link?.id])
    await done(desk, { kind: 'unmerge', retired })
    const [item, ...others] = answerOf(await desk.toAllot({ asked: NOOR }))
    expect(others).toEqual([])
    expect(item).toMatchObject({ number: survivor, otherNumber: retired, what: 'assertion', allottedTo: null })
    expect(item?.words).toBe('A record of Jonquil Amberley, of 992')
    const allotting = { asked: NOOR, id: item?.id ?? '', number: retired, reason: 'Their mother says so' }
    const allotted = await Promise.all([desk.allot(allotting), desk.allot(allotting)])
    expect(allotted.map(answerOf)).toMatchObject([{ allottedTo: retired }, { allottedTo: retired }])
    expect(await desk.allot({ ...allotting, number: survivor })).toEqual({ ok: false, refusal: 'already-settled' })
    expect(await linkedTo('Jonquil-thin')).toBe(retired)
  })

  it('goes back by itself when it was told under the number that was retired, a service too', async () => {
    const { survivor, retired } = await merged('Leopold', 2011)
    await involved('gp', retired)
    await involved('school', survivor)
    expect(await organisationsOf(survivor)).toEqual(['gp', 'school'])
    await done(desk, { kind: 'unmerge', retired })
    const [item] = answerOf(await desk.toAllot({ asked: NOOR }))
    expect(item).toMatchObject({ what: 'involvement', number: survivor, otherNumber: retired })
    expect(await organisationsOf(retired)).toEqual(['gp', 'school'])
    expect(await organisationsOf(survivor)).toEqual(['school'])
    answerOf(await desk.allot({ asked: NOOR, id: item?.id ?? '', number: survivor, reason: 'The school rang' }))
    expect([await organisationsOf(retired), await organisationsOf(survivor)]).toEqual([['gp'], ['school']])
  })

  it('is known to stand on both, of a sealed concern, until a person says whose it is', async () => {
    const { survivor, retired } = await merged('Ludovic', 2008)
    const concern = { reference: 'sealed', number: survivor, agencyKind: 'health', band: 'worried' } as const
    const told = { ...concern, untilOn: addDays(systemClock.today(), 30), whomToRing: 'Named nurse, 01632 960456' }
    answerOf(await index.tellSealedConcern({ asked: ASKED, concern: told }))
    await done(desk, { kind: 'unmerge', retired })
    const standsOn = async () => [await hasConcern(survivor), await hasConcern(retired)]
    expect(await standsOn()).toEqual([true, true])
    expect(answerOf(await index.sealedConcernsOf({ asked: ASKED, number: survivor })).concerns).toHaveLength(1)
    const item = answerOf(await desk.toAllot({ asked: NOOR })).find(({ what }) => what === 'sealed-concern')
    answerOf(await desk.allot({ asked: NOOR, id: item?.id ?? '', number: retired, reason: 'The nurse says so' }))
    expect(await standsOn()).toEqual([false, true])
  })

  it('waits no longer while the two are one again, and waits once more when they are parted once more', async () => {
    const { survivor, retired } = await merged('Kasimir', 2006)
    await involved('dentist', survivor)
    await done(desk, { kind: 'unmerge', retired })
    const itemsOf = async () =>
      answerOf(await desk.toAllot({ asked: NOOR })).filter(({ number }) => number === survivor)
    expect(await itemsOf()).toHaveLength(1)
    await done(desk, { kind: 'merge', survivor, retired })
    expect(await itemsOf()).toEqual([])
    expect(await organisationsOf(survivor)).toEqual(['dentist'])
    await done(desk, { kind: 'unmerge', retired })
    const [item] = await itemsOf()
    answerOf(await desk.allot({ asked: NOOR, id: item?.id ?? '', number: retired, reason: 'Their card' }))
    expect([await organisationsOf(survivor), await organisationsOf(retired)]).toEqual([[], ['dentist']])
  })

  it('has the pair of the queue wait again, and what was said of the survivor holds of both', async () => {
    const { survivor, retired } = await merged('Marguerite', 2012)
    const sister = await registered(index, 'sister', { given: 'Isolde', family: 'Amberley', born: '2013-03-03' })
    const said = { asked: NOOR, number: survivor, otherNumber: sister, reason: 'Sisters' }
    answerOf(await desk.sayNotSame(said))
    await done(desk, { kind: 'unmerge', retired })
    const act = { kind: 'merge', survivor: sister, retired } as const
    expect(await desk.effectOf({ asked: NOOR, act })).toEqual({ ok: false, refusal: 'said-not-to-be-the-same' })
  })

  it('shields both after a merge, and the one alone again after it is undone', async () => {
    const numbers = await twoNumbers('Nathaniel', 2013)
    await shielded(numbers.retired)
    await done(desk, { kind: 'merge', ...numbers })
    expect(await shieldOf(numbers.survivor)).toBe('full')
    await done(desk, { kind: 'unmerge', retired: numbers.retired })
    expect([await shieldOf(numbers.retired), await shieldOf(numbers.survivor)]).toEqual(['full', 'no'])
  })

  it('puts a full shield over a provisional one, and leaves that alone again after it is undone', async () => {
    const numbers = await twoNumbers('Lysander', 2015)
    await shielded(numbers.retired)
    await shielded(numbers.survivor, 'provisional')
    await done(desk, { kind: 'merge', ...numbers })
    expect(await shieldOf(numbers.survivor)).toBe('full')
    await done(desk, { kind: 'unmerge', retired: numbers.retired })
    expect(await shieldOf(numbers.survivor)).toBe('provisional')
  })

  it('is shielded on both, until someone has looked, if the shield was put on while they were one', async () => {
    const { survivor, retired } = await merged('Octavian', 2014)
    await shielded(survivor)
    await done(desk, { kind: 'unmerge', retired })
    expect([await shieldOf(survivor), await shieldOf(retired)]).toEqual(['full', 'provisional'])
  })
})

it('parts the middle of a chain with its own aliases, and leaves the rest', async () => {
  const first = await twoNumbers('Perpetua', 2015)
  const { survivor: third } = await twoNumbers('Quentin', 2016)
  await done(desk, { kind: 'merge', ...first })
  await done(desk, { kind: 'merge', survivor: third, retired: first.survivor })
  await done(desk, { kind: 'unmerge', retired: first.survivor })
  const child = answerOf(await index.childByNumber({ asked: ASKED, number: first.retired }))
  expect(child).toMatchObject({ number: first.survivor, retiredNumbers: [first.retired] })
  expect(answerOf(await index.childByNumber({ asked: ASKED, number: third })).retiredNumbers).toEqual([])
})

/** Two children of one name, apart in all else. */
async function twoNumbers(given: string, year: number) {
  const one = { given, family: 'Amberley', born: `${year}-04-05`, postcode: 'AL1 3DD' }
  const other = { given, family: 'Sandringham', born: `${year}-09-17`, postcode: 'EH5 1FF' }
  const survivor = await registered(index, `${given}-1`, one)
  const retired = await registered(index, `${given}-2`, other, { node: '991' })
  return { survivor, retired }
}

async function merged(given: string, year: number) {
  const numbers = await twoNumbers(given, year)
  await done(desk, { kind: 'merge', ...numbers })
  return numbers
}

async function involved(organisation: string, number: IndexNumber): Promise<void> {
  const days = { sinceOn: calendarDay('2024-01-08'), lastSeenOn: null as CalendarDay | null }
  const involvement = {
    reference: `${organisation}-${number}`,
    number,
    organisation,
    role: 'Office',
    contact: '01632 960111',
  }
  answerOf(
    await index.recordInvolvement({
      asked: ASKED,
      involvement: { ...involvement, ...days, kind: 'other', sensitive: false },
    }),
  )
}

async function organisationsOf(number: IndexNumber) {
  const involvements = answerOf(await index.involvementsOf({ asked: ASKED, number }))
  return involvements.map(({ organisation }) => organisation).sort()
}

async function hasConcern(number: IndexNumber): Promise<boolean> {
  return answerOf(await index.childByNumber({ asked: ASKED, number })).hasSealedConcern
}

async function linkedTo(localReference: string): Promise<string | undefined> {
  const rows = await world.rowsOf<{ number: string }>(
    `select l.number from child_index.link l join child_index.assertion a on a.id = l.assertion_id
      where a.local_reference = $1 and l.known_to is null`,
    [localReference],
  )
  return rows[0]?.number
}

async function shielded(number: IndexNumber, kind = 'full'): Promise<void> {
  await world.rowsOf(
    `insert into child_index.shield (id, number, kind, authority) values (gen_random_uuid(), $1, $2, '990')`,
    [number, kind],
  )
}

async function shieldOf(number: IndexNumber): Promise<string> {
  return answerOf(await desk.historyOf({ asked: NOOR, number })).shielded
}

it('tells the whole history of a number, in words, with its aliases and what was decided by whom', async () => {
  const { survivor, retired } = await merged('Rosamund', 2007)
  await done(desk, { kind: 'unmerge', retired })
  const history = answerOf(await desk.historyOf({ asked: NOOR, number: retired }))
  expect(history.events.map(({ kind, by }) => [kind, by])).toEqual([
    ['unmerge', FARID.userId],
    ['merge', FARID.userId],
    ['registration', ASKED.userId],
  ])
  expect(history.events[1]?.words).toBe(`${spaced(retired)} was merged into ${spaced(survivor)}. “Both say so”`)
  expect(history.side.assertions.map(({ node }) => node)).toEqual(['991'])
  expect(answerOf(await desk.historyOf({ asked: NOOR, number: survivor })).aliases).toEqual([])
})

function spaced(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
}
