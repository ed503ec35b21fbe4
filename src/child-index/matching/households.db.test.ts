import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aDatabase } from '../../../testing/database.ts'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { openDatabase } from '../../platform/db.ts'
import type { ChildIndex } from '../contract.ts'
import type { MatchOutcome } from '../contract-matching.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../identity/builder.ts'
import { childIndexInProcess, type IndexDatabase } from '../in-process.ts'
import type { IndexDB } from '../schema.ts'

// Three hundred invented children in households; their twins, brothers and sisters are not in the index.

const GIVEN = [
  ...['Aaliyah', 'Ahmed', 'Aisha', 'Alfie', 'Amelia', 'Amir', 'Amira', 'Arthur', 'Ayaan', 'Chidi', 'Chloe', 'Daniel'],
  ...[
    'Ebony',
    'Elif',
    'Emily',
    'Farah',
    'Florence',
    'Gurpreet',
    'Hannah',
    'Hassan',
    'Hussain',
    'Ibrahim',
    'Isla',
    'Ivy',
  ],
  ...[
    'Jakub',
    'Jasleen',
    'Kofi',
    'Leo',
    'Lily',
    'Maryam',
    'Mateusz',
    'Maya',
    'Muhammad',
    'Nia',
    'Noah',
    'Oliver',
    'Olivia',
  ],
  ...['Precious', 'Rohan', 'Ruby', 'Sofia', 'Theo', 'Wei', 'Yusuf', 'Zara', 'Zuzanna'],
]
const FAMILY = [
  ...[
    'Adeyemi',
    'Begum',
    'Brown',
    'Chen',
    'Davies',
    'Evans',
    'Fernandes',
    'Green',
    'Hall',
    'Hussain',
    'Islam',
    'Jones',
  ],
  ...['Kaur', 'Khan', 'Kowalski', 'Lewis', 'Mensah', 'Nowak', 'O’Connor', 'Patel', 'Rahman', 'Shah', 'Singh', 'Smith'],
  ...['Taylor', 'Williams', 'Wilson-Clarke', 'Yilmaz'],
]
const CHILDREN = Array.from({ length: 300 }, (_, at) => ({
  given: GIVEN[(at * 7) % GIVEN.length] as string,
  family: FAMILY[(at * 11 + Math.floor(at / 28)) % FAMILY.length] as string,
  born: addDays(calendarDay('2009-01-05'), at * 17),
  postcode: `AL${1 + (at % 9)} ${at % 10}${'ABDEFGHJLN'[at % 10]}${'PQRSTUWXYZ'[Math.floor(at / 10) % 10]}`,
  sex: 'U' as const,
}))
type Child = (typeof CHILDREN)[number]
const EVERY_THIRD = CHILDREN.filter((_, at) => at % 3 === 0)

let db: IndexDatabase
let index: ChildIndex

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase<IndexDB>(urls.index)
  index = childIndexInProcess(db)
  const assertions = CHILDREN.map((child, at) => anAssertion(`child-${at}`, child))
  const outcomes = await index.registerMany({ asked: ASKED, assertions })
  expect(outcomes.every((outcome) => outcome.ok && outcome.value.isNew)).toBe(true)
})
afterAll(() => db.destroy())

describe('children of a household who are not in the index', () => {
  it('are never linked as twins: another given name, all else the same', async () => {
    const outcomes = await askedOf((child, at) => ({ ...child, given: otherGiven(child, at) }))
    expect(linked(outcomes)).toEqual([])
  })

  it('are never linked as twins with an error in the family name or the postcode too', async () => {
    const outcomes = await askedOf((child, at) => ({
      ...child,
      given: otherGiven(child, at),
      family: at % 2 ? slip(child.family) : child.family,
      postcode: at % 2 ? child.postcode : 'SK1 1AA',
    }))
    expect(linked(outcomes)).toEqual([])
  })

  it('are never linked as brothers and sisters some years apart', async () => {
    const outcomes = await askedOf((child, at) => ({
      ...child,
      given: otherGiven(child, at),
      born: addDays(child.born, at % 2 ? 365 : -731),
    }))
    expect(linked(outcomes)).toEqual([])
  })
})

describe('children who are in the index', () => {
  it.each<[string, number, (child: Child) => IdentityParts]>([
    ['as they are written', 1, (child) => child],
    ['with a slip in the family name', 0.97, (child) => ({ ...child, family: slip(child.family) })],
    ['with day and month the wrong way round', 0.9, (child) => ({ ...child, born: swapped(child.born) })],
    [
      'with names the wrong way round',
      0.95,
      ({ given, family, ...child }) => ({ ...child, given: family, family: given }),
    ],
  ])('are found %s', async (_, least, asError) => {
    const outcomes = await askedOf(asError, EVERY_THIRD)
    expect(linked(outcomes).length).toBeGreaterThanOrEqual(EVERY_THIRD.length * least)
  })

  it.each<[string, (child: Child) => IdentityParts]>([
    ['with a slip in the given name', (child) => ({ ...child, given: slip(child.given) })],
    ['who moved, of whom nothing but names and birth date is known', (child) => ({ ...child, postcode: 'SK7 1AA' })],
  ])('are found, or shown to a person among the first five, %s', async (_, asError) => {
    const outcomes = await askedOf(asError, EVERY_THIRD)
    expect(outcomes.filter(({ candidates }) => candidates.length > 0).length).toBeGreaterThanOrEqual(99)
  })
})

async function askedOf(
  asked: (child: Child, at: number) => IdentityParts,
  among: readonly Child[] = CHILDREN,
): Promise<readonly MatchOutcome[]> {
  const outcomes: MatchOutcome[] = []
  for (const [at, child] of among.entries()) {
    outcomes.push(await index.match({ asked: ASKED, identity: anIdentity(asked(child, at)) }))
  }
  return outcomes
}

function linked(outcomes: readonly MatchOutcome[]): readonly MatchOutcome[] {
  return outcomes.filter(({ outcome }) => outcome === 'Match')
}

function otherGiven({ given }: Child, at: number): string {
  return GIVEN[(GIVEN.indexOf(given) + 1 + (at % (GIVEN.length - 1))) % GIVEN.length] as string
}

/** The name with its third and fourth letters changed about. */
function slip(name: string): string {
  const [third = '', fourth = ''] = name.slice(2, 4)
  return third === fourth || fourth === ''
    ? `${name.slice(0, 1)}${name.slice(1, 2).repeat(2)}${name.slice(2)}`
    : `${name.slice(0, 2)}${fourth}${third}${name.slice(4)}`
}

function swapped(born: string): string {
  const [year, month, day] = born.split('-')
  return Number(day) <= 12 ? `${year}-${day}-${month}` : born
}
