import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { aChild, anAdult, motherOf } from '../../testing/builders/child.ts'
import { aCouncil, aPractitioner, type Council } from '../../testing/builders/council.ts'
import { aDatabase } from '../../testing/database.ts'
import type { Actor } from '../access/actor.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import { type Database, inSeat, inSeatAsKnownAt, openDatabase } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { familyOf, relationshipsOf, saveHouseholds } from './family/queries.ts'
import { displayName, type NewPerson } from './model.ts'
import {
  addIdentifiers,
  addPeople,
  addressesOf,
  identifiersOf,
  idsByIndexNumber,
  namesOf,
  peopleById,
  personById,
  saveIndexNumbers,
} from './queries.ts'

let db: Database
let aldermere: Council
let eastholt: Council
let teacher: Actor
let niamh: string
let kerry: string

beforeAll(async () => {
  const urls = await aDatabase(inject('server'))
  db = openDatabase(urls.app)
  aldermere = await aCouncil(urls)
  eastholt = await aCouncil(urls, '991')
  teacher = await aPractitioner(aldermere)
  niamh = await aChild(db, '990', { indexNumber: '3456789CDW', indexState: 'confirmed' })
  kerry = await anAdult(db, '990')
  await motherOf(db, '990', kerry, [niamh])
})
afterAll(() => db.destroy())

const asWorker = <T>(work: Parameters<typeof inSeat<T>>[2]) => inSeat(db, aldermere.socialWorker, work)

describe('people are read', () => {
  it('with their names, many at once, and those unknown are not there', async () => {
    const people = await asWorker((tx) => peopleById(tx, [niamh, kerry, newId()]))
    expect([...people.values()].map(displayName).sort()).toEqual(['Kerry Calloway', 'Niamh Calloway'])
  })
  it('unborn, after the mother', async () => {
    const baby = await aChild(db, '990', { given: '', birthDate: null, expectedOn: '2026-07-21' })
    await motherOf(db, '990', kerry, [baby])
    const found = await asWorker((tx) => personById(tx, baby))
    expect(found && displayName(found)).toBe('Unborn baby of Kerry Calloway')
  })
  it('with names, addresses and numbers of each', async () => {
    const number = { id: newId(), personId: niamh, system: 'nhs', value: '9990000018', verified: true } as const
    await asWorker((tx) => addIdentifiers(tx, [number, { ...number, id: newId() }]))
    const [names, addresses, identifiers] = await asWorker(async (tx) => [
      await namesOf(tx, [niamh]),
      await addressesOf(tx, [niamh]),
      await identifiersOf(tx, [niamh]),
    ])
    expect(names.get(niamh)).toMatchObject([{ given: 'Niamh' }])
    expect(addresses.get(niamh)).toMatchObject([{ postcode: 'AL4 2QR' }])
    expect(identifiers.get(niamh)).toMatchObject([{ value: '9990000018' }])
  })
  it('by index number', async () => expect(await asWorker((tx) => idsByIndexNumber(tx, '3456789CDW'))).toEqual([niamh]))
  it('as they were known before', async () => {
    const child = await aChild(db, '990', { given: 'Later' })
    const before = await asWorker(async (tx) => (await sql<{ at: string }>`select now() as at`.execute(tx)).rows[0]?.at)
    await asWorker((tx) => saveIndexNumbers(tx, [{ id: child, number: 'K7X4PD93HT', state: 'provisional' }]))
    const then = await inSeatAsKnownAt(db, aldermere.socialWorker, before ?? '', (tx) => personById(tx, child))
    expect(then).toMatchObject({ indexNumber: null, names: [{ given: 'Later' }] })
    expect(await asWorker((tx) => personById(tx, child))).toMatchObject({ indexNumber: 'K7X4PD93HT' })
  })
})

describe('a family', () => {
  it('is read with brothers and sisters through the mother, and with the household', async () => {
    const alfie = await aChild(db, '990', { given: 'Alfie', birthDate: '2022-09-02' })
    await motherOf(db, '990', kerry, [alfie])
    const householdId = newId()
    const member = (personId: string) => ({
      ...{ id: newId(), householdId, personId, partTime: null, fromOn: null, toOn: null },
    })
    const household = { id: householdId, lines: '14 Tanner’s Row', postcode: 'AL4 2QR' }
    const rows = { household, members: [niamh, kerry, alfie].map(member) }
    await asWorker((tx) => saveHouseholds(tx, [rows]))
    await asWorker((tx) =>
      saveHouseholds(tx, [
        { household, members: rows.members.map((one) => ({ ...one, toOn: calendarDay('2026-01-01') })) },
      ]),
    )
    const family = await asWorker((tx) => familyOf(tx, alfie))
    const ties = family?.relatives.map(({ person, tie }) => `${displayName(person)}: ${tie}`)
    expect(ties).toEqual(expect.arrayContaining(['Kerry Calloway: mother', 'Niamh Calloway: sibling']))
    expect(family?.households).toHaveLength(1)
    expect(family?.households[0]?.members.map(({ toOn }) => toOn)).toEqual(['2026-01-01', '2026-01-01', '2026-01-01'])
    const seen = await asWorker((tx) => relationshipsOf(tx, [kerry, niamh]))
    expect([seen.get(niamh)?.length, (seen.get(kerry)?.length ?? 0) >= 2]).toEqual([1, true])
  })
  it('of someone who is not there is not there', async () =>
    expect(await asWorker((tx) => familyOf(tx, newId()))).toBeUndefined())
})

describe('thousands are written at once', () => {
  it('and a second time changes nothing', async () => {
    const people = Array.from({ length: 2100 }, (_, at): NewPerson => {
      const id = newId()
      const always = { personId: id, fromOn: null, toOn: null }
      return {
        person: {
          ...{ id, kind: 'child', birthDate: calendarDay('2015-02-03'), expectedOn: null, birthDateKnown: 'exact' },
          ...{ diedOn: null, sex: 'M', ethnicity: 'WBRI', disabilities: ['AUT', 'LD'], saysName: null },
          ...{ indexNumber: null, indexState: 'none', upnUnknown: null },
        },
        names: [{ id: newId(), ...always, use: 'current', given: `Child ${at}`, family: 'Ofmany' }],
        addresses: [],
        identifiers: [],
      }
    })
    expect(await asWorker((tx) => addPeople(tx, people))).toBe(2100)
    expect(await asWorker((tx) => addPeople(tx, people))).toBe(0)
    const [first] = people
    expect(await asWorker((tx) => personById(tx, first?.person.id ?? ''))).toMatchObject({
      disabilities: ['AUT', 'LD'],
    })
  })
})

describe('nobody else sees a person', () => {
  const TABLES = [
    'person',
    'person_name',
    'person_address',
    'person_identifier',
    'relationship',
    'household',
    'household_member',
  ]
  const counted = (seat: Actor, table: string) =>
    inSeat(db, seat, async (tx) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx)
      return rows[0]?.count
    })

  it.each(TABLES)('%s: not another council, and not a partner of our own, with raw SQL', async (table) => {
    expect(await counted(aldermere.socialWorker, table)).toBeGreaterThan(0)
    expect(await counted(eastholt.socialWorker, table)).toBe(0)
    expect(await counted(teacher, table)).toBe(0)
  })
  it('nor through the queries, by id', async () => {
    for (const seat of [eastholt.socialWorker, teacher]) {
      expect(await inSeat(db, seat, (tx) => personById(tx, niamh))).toBeUndefined()
      expect(await inSeat(db, seat, (tx) => familyOf(tx, niamh))).toBeUndefined()
    }
  })
  it('nor can write one into another authority, or change one', async () => {
    const theft = inSeat(db, eastholt.socialWorker, (tx) =>
      sql`insert into person (authority, id, kind) values ('990', gen_random_uuid(), 'child')`.execute(tx),
    )
    await expect(theft).rejects.toThrow('row-level security')
    const changed = await inSeat(db, teacher, (tx) => sql`update person set sex = 'U'`.execute(tx))
    expect(changed.numAffectedRows).toBe(0n)
  })
})
