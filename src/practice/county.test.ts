import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDay, daysBetween, isWorkingDay } from '../kernel/calendar-day.ts'
import { nhsNumber } from '../kernel/nhs-number.ts'
import { upn } from '../kernel/upn.ts'
import { BANK_HOLIDAYS } from '../statute/bank-holidays.ts'
import { AUTHORITIES } from './authorities.ts'
import { inventCounty } from './county.ts'
import type { County, Family, Status } from './model.ts'

const TODAY = calendarDay('2026-03-19')
const COUNTY = inventCounty({ children: 200, seed: 1, today: TODAY })
const CHILDREN = COUNTY.families.flatMap((family) => family.people.filter((person) => person.kind !== 'adult'))

/** Counties of any seed, on any day of ten years, a weekend or Christmas among them. */
const ANY_COUNTY = fc
  .record({ seed: fc.integer({ min: 0, max: 1_000_000 }), day: fc.integer({ min: 0, max: 2500 }) })
  .map(({ seed, day }) => inventCounty({ children: 70, seed, today: addDays(calendarDay('2022-01-01'), day) }))

const RUNS = { numRuns: 12 }

describe('the practice county', () => {
  it('is the same county for the same children, seed and day', () => {
    expect(inventCounty({ children: 60, seed: 7, today: TODAY })).toEqual(
      inventCounty({ children: 60, seed: 7, today: TODAY }),
    )
    expect(inventCounty({ children: 60, seed: 8, today: TODAY })).not.toEqual(
      inventCounty({ children: 60, seed: 7, today: TODAY }),
    )
  })

  it('has as many children as were asked for, counting one known to both authorities once', () => {
    expect(new Set(CHILDREN.map((child) => child.being)).size).toBe(200)
    expect(CHILDREN.length).toBeGreaterThan(200)
  })

  it('has a child of every status, every category of plan, re-referred ones and unborn ones', () => {
    const standings = COUNTY.families.flatMap((family) => family.standings)
    const statuses: Status[] = [
      'at-front-door',
      'no-further-action',
      'early-help',
      'being-assessed',
      'section-47',
      'child-in-need',
      'child-protection',
      'looked-after',
      'closed',
    ]
    expect([...new Set(standings.map((one) => one.status))].sort()).toEqual(statuses.sort())
    expect(new Set(standings.map((one) => one.category))).toEqual(new Set(['NEG', 'EMO', 'PHY', 'SAB', 'MUL', null]))
    expect(standings.some((one) => one.reReferred)).toBe(true)
    expect(standings.filter((one) => one.unborn).length).toBeGreaterThan(1)
  })

  it('has a named user for every role in both authorities, no two with one name or subject', () => {
    const users = AUTHORITIES.flatMap((authority) => authority.users)
    for (const authority of AUTHORITIES) expect(new Set(authority.users.map((user) => user.role)).size).toBe(17)
    expect(new Set(users.map((user) => user.subject)).size).toBe(users.length)
    expect(new Set(users.map((user) => user.name)).size).toBe(users.length)
    for (const user of users) expect(user.phone).toMatch(/^01632 960\d{3}$/)
  })

  it('gives an open case a story of some length, and leaves no slot unfilled', () => {
    const open = COUNTY.families.filter((family) => family.standings.some((one) => one.status === 'child-protection'))
    for (const family of open) expect(family.steps.length + family.entries.length).toBeGreaterThan(14)
    expect(JSON.stringify(COUNTY.families)).not.toMatch(/\{[a-z]+[}/ ]|undefined/i)
  })
})

describe('any practice county', () => {
  it('never gives one number to two children, and only test numbers that pass their checks', () => {
    fc.assert(fc.property(ANY_COUNTY, numbersAreSound), RUNS)
  })

  it('obeys the law of time: causes first, nothing in the future but what is planned, nothing recorded before it happened', () => {
    fc.assert(
      fc.property(ANY_COUNTY, (county) =>
        county.families.forEach((family) => {
          timeIsLawful(family, county.today)
        }),
      ),
      RUNS,
    )
  })

  it('speaks only of people of the family and of users of its authority', () => {
    fc.assert(
      fc.property(ANY_COUNTY, (county) => county.families.forEach(everybodyIsKnown)),
      RUNS,
    )
  })

  it('gives twins one birth date, and every child a mother', () => {
    fc.assert(
      fc.property(ANY_COUNTY, (county) => county.families.forEach(kinIsSound)),
      RUNS,
    )
  })
})

function numbersAreSound(county: County): void {
  const beings = new Map<string, string>()
  for (const child of county.families.flatMap((family) => family.people)) {
    if (child.nhsNumber) expect(nhsNumber(child.nhsNumber)?.startsWith('999')).toBe(true)
    if (child.upn) expect(upn(child.upn)).toBe(child.upn)
    for (const number of [child.nhsNumber, child.upn]) {
      if (number) expect(beings.get(number) ?? child.being).toBe(child.being)
      if (number) beings.set(number, child.being)
    }
  }
}

function timeIsLawful(family: Family, today: County['today']): void {
  const onOf = new Map(family.steps.map((step) => [step.id, step.on]))
  for (const step of family.steps) {
    if (step.because)
      expect(onOf.get(step.because)?.localeCompare(step.on), `${step.id} after ${step.because}`).toBeLessThanOrEqual(0)
    expect(step.on > today, step.id).toBe(step.planned)
    expect(step.recordedOn <= today && (step.planned || step.recordedOn >= step.on), `${step.id} recorded`).toBe(true)
    if (step.kind === 'initial-conference' || step.kind === 'review-conference')
      expect(isWorkingDay(step.on, BANK_HOLIDAYS), step.id).toBe(true)
    for (const end of endsOf(step)) expect(end >= step.on && end <= today, `${step.id} ends`).toBe(true)
  }
  for (const entry of family.entries)
    expect(entry.on <= entry.recordedOn && entry.recordedOn <= today, entry.id).toBe(true)
  for (const worry of family.worries) expect(worry.since <= (worry.closed?.on ?? today), worry.id).toBe(true)
  for (const allocation of family.allocations) expect(allocation.from <= (allocation.to ?? today)).toBe(true)
  for (const person of family.people)
    expect((person.bornOn ?? today) <= today && (person.expectedOn ?? addDays(today, 1)) > today).toBe(true)
}

function endsOf(step: Family['steps'][number]): readonly string[] {
  const ends: readonly (string | null)[] =
    'endedOn' in step
      ? [step.endedOn]
      : 'completedOn' in step
        ? [step.completedOn]
        : 'authorisedOn' in step
          ? [step.authorisedOn]
          : []
  const seen = step.kind === 'assessment' ? step.perChild.map((part) => part.seenOn) : []
  const done =
    step.kind === 'plan'
      ? step.needs.flatMap((need) => need.outcomes.flatMap((outcome) => outcome.actions.map((action) => action.doneOn)))
      : []
  return [...ends, ...seen, ...done].filter((day) => day !== null)
}

function everybodyIsKnown(family: Family): void {
  const people = new Set(family.people.map((person) => person.id))
  const users = new Set(
    AUTHORITIES.find((authority) => authority.code === family.authority)?.users.map((user) => user.subject),
  )
  const children = family.standings.map((one) => one.child)
  for (const step of family.steps) {
    expect(step.children.length).toBeGreaterThan(0)
    for (const child of step.children) expect(children).toContain(child)
    expect(users).toContain(step.recordedBy)
    if ('perChild' in step)
      expect(step.perChild.map((part) => part.child)).toEqual(
        step.children.filter((child) => step.perChild.some((part) => part.child === child)),
      )
  }
  const named = JSON.stringify(family.steps).matchAll(/"(person|subject)":"([^"]+)"/g)
  for (const [, kind, id] of named) expect(kind === 'person' ? people : users).toContain(id)
  for (const entry of family.entries) for (const id of entry.about) expect(people).toContain(id)
  for (const one of family.relationships) expect(people.has(one.from) && people.has(one.to)).toBe(true)
  for (const home of family.households) for (const member of home.members) expect(people).toContain(member.person)
}

function kinIsSound(family: Family): void {
  const person = (id: string) => family.people.find((one) => one.id === id)
  for (const one of family.relationships.filter((kin) => kin.kind === 'twin'))
    expect(person(one.from)?.bornOn).toBe(person(one.to)?.bornOn)
  for (const { child } of family.standings) {
    const mother = person(family.relationships.find((one) => one.to === child && one.kind === 'mother')?.from ?? '')
    expect(mother, child).toBeDefined()
    const born = person(child)?.bornOn
    if (born && mother?.bornOn) expect(daysBetween(mother.bornOn, born)).toBeGreaterThan(15 * 365)
  }
}

describe('the Calloways', () => {
  it('are always a current case: Niamh is seven, on a plan for two months, with a visit planned for tomorrow', () => {
    for (const day of ['2026-03-19', '2027-12-25', '2025-08-02']) {
      const family = inventCounty({ children: 3, seed: 1, today: calendarDay(day) }).families[0] as Family
      expect(family.standings.map((one) => one.status)).toEqual([
        'child-protection',
        'child-protection',
        'being-assessed',
      ])
      expect(family.worries.length).toBe(5)
      expect(family.steps.filter((step) => step.planned).map((step) => step.kind)).toEqual([
        'visit',
        'core-group',
        'review-conference',
      ])
      expect(family.people[0]?.names[0]).toMatchObject({ given: 'Niamh', family: 'Calloway' })
    }
  })
})
