import { describe, expect, it } from 'vitest'
import { weekdayName } from '../../src/kernel/calendar-day.ts'
import { nhsNumber } from '../../src/kernel/nhs-number.ts'
import { postcode } from '../../src/kernel/postcode.ts'
import { upn } from '../../src/kernel/upn.ts'
import { ORIGINS } from './names/origins.ts'
import { canHaveNhsNumber, nhsNumberOf, outsidersNhsNumber } from './numbers.ts'
import { childAt, type Indexed, indexedAt, populationOf } from './population.ts'

const SEED = 20_261_130
const N = 30_000
const people = [...populationOf(SEED, N)]
const places = people.map(({ index }) => childAt(SEED, index))

describe('the invented population', () => {
  it('is the same for a seed and another for another', () => {
    expect([...populationOf(SEED, 300)]).toEqual(people.slice(0, 300).map(({ index }) => indexedAt(SEED, 300, index)))
    expect([...populationOf(SEED + 1, 300)]).not.toEqual([...populationOf(SEED, 300)])
  })

  it('gives any child by itself as it stands among the others', () => {
    for (const index of [0, 59, 60, 12_345, N - 1]) expect(indexedAt(SEED, N, index)).toEqual(people[index])
    expect([...populationOf(SEED, N, N - 7)]).toEqual(people.slice(-7))
  })

  it('has twins in about three births of a hundred, who share their birth date, their home and no name', () => {
    const twins = places.filter(({ child }) => child.isTwin)
    expect(twins.length / N).toBeGreaterThan(0.024)
    expect(twins.length / N).toBeLessThan(0.036)
    const pairs = twins.filter(({ family, child }) => family.children.some((other) => isTwinOf(child, other)))
    expect(pairs.length / twins.length).toBeGreaterThan(0.5)
    for (const { family, child } of pairs) {
      const twin = family.children.find((other) => isTwinOf(child, other))
      expect(twin?.names.given[twin.names.goesBy]).not.toBe(child.names.given[child.names.goesBy])
    }
  })

  it('has brothers and sisters at one address, mostly of one family name', () => {
    const together = places.filter(({ family }) => family.children.length > 1)
    const alike = together.filter(({ family, child }) => family.children[0]?.names.family === child.names.family)
    expect(alike.length / together.length).toBeGreaterThan(0.8)
    expect(alike.length / together.length).toBeLessThan(0.97)
    const addresses = new Set(
      together.map(({ family }) => `${family.household.home.lines} ${family.household.firstChild}`),
    )
    expect(addresses.size).toBe(new Set(together.map(({ family }) => family.household.firstChild)).size)
  })

  it('has names of seventeen origins, in the shares they have, those of one origin as neighbours', () => {
    for (const { group, percent } of ORIGINS) {
      const share = (100 * people.filter((person) => person.group === group).length) / N
      expect(Math.abs(share - percent), group).toBeLessThan(0.4 + percent / 4)
    }
    const likeTheNext = people.filter(({ group }, at) => people[at + 10]?.group === group).length / N
    expect(likeTheNext).toBeGreaterThan(0.6)
  })

  it('has names as skewed as people have: some borne by one in thirty, many by one', () => {
    const given = countOf(places.map(({ child }) => child.names.given[0] as string))
    expect(Math.max(...given.values()) / N).toBeLessThan(0.03)
    expect([...given.values()].filter((count) => count === 1).length).toBeGreaterThan(200)
    const punjabi = places.filter(({ family }) => family.household.origin.group === 'Punjabi')
    const common = punjabi.filter(({ child }) => /Singh|Kaur/.test(`${child.names.given} ${child.names.family}`))
    expect(common.length / punjabi.length).toBeGreaterThan(0.5)
    expect(places.some(({ child }) => child.names.family === '')).toBe(true)
  })

  it('has births in all eighteen years alike, fewer of them at the weekend', () => {
    const years = countOf(places.map(({ child }) => schoolYearOf(child.bornOn)))
    expect(years.size).toBe(18)
    for (const count of years.values()) expect(Math.abs(count / (N / 18) - 1)).toBeLessThan(0.12)
    const sundays = places.filter(({ child }) => weekdayName(child.bornOn) === 'Sunday').length
    expect(sundays / N).toBeLessThan(0.13)
  })

  it('has homes of about seven children a postcode, some of forty and more', () => {
    const codes = countOf(people.map(({ assertion }) => assertion.identity.addresses[0]?.postcode as string))
    expect(N / codes.size).toBeGreaterThan(5.5)
    expect(N / codes.size).toBeLessThan(8.5)
    expect(Math.max(...codes.values())).toBeGreaterThanOrEqual(40)
    for (const code of codes.keys()) expect(postcode(code)).toBe(code)
  })
})

describe('the numbers of the invented population', () => {
  it('are sound, and no two children have one', () => {
    for (const [system, read] of [
      ['nhs', nhsNumber],
      ['upn', upn],
    ] as const) {
      const numbers = people.flatMap((person) => numbersOf(person, system))
      expect(numbers.length).toBeGreaterThan(N / 8)
      expect(new Set(numbers).size).toBe(numbers.length)
      for (const number of numbers) expect(read(number)).toBe(number)
    }
  })

  it('are 999 numbers, of which there are too few for millions: then every so many-th child can have one', () => {
    const million = 1_000_000
    expect([0, 1, 2, 3].map((index) => canHaveNhsNumber(million, index))).toEqual([true, false, true, false])
    const held = new Set<string>()
    let given = 0
    const take = (number: string | null) => {
      if (number === null) return
      given += 1
      held.add(number)
    }
    for (let index = 0; index < million; index += 1) take(nhsNumberOf(SEED, million, index))
    for (let outsider = 0; outsider < 100_000; outsider += 1) take(outsidersNhsNumber(SEED, outsider))
    expect(held.size).toBe(given)
    expect(given).toBeGreaterThan(500_000)
    expect([...held].every((number) => number.startsWith('999'))).toBe(true)
  })
})

function isTwinOf(child: { readonly bornOn: string }, other: { readonly bornOn: string }): boolean {
  return child !== other && child.bornOn === other.bornOn
}

function numbersOf({ assertion }: Indexed, system: 'nhs' | 'upn'): readonly string[] {
  return assertion.identity.identifiers.filter((one) => one.system === system).map(({ value }) => value)
}

function countOf(values: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]))
}

/** Years run from 1 September, as the population does. */
function schoolYearOf(bornOn: string): string {
  return String(Number(bornOn.slice(0, 4)) - (bornOn.slice(5) < '09-01' ? 1 : 0))
}
