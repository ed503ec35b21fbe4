import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { upnFrom } from '../../kernel/upn.ts'
import { schoolYear } from '../children.ts'
import type { Household, Person, Relationship } from '../model.ts'
import type { Days } from './day.ts'

export const NIAMH = 'f0000-c1'
export const ALFIE = 'f0000-c2'
export const BABY = 'f0000-c3'
export const KERRY = 'f0000-a1'
export const JOEL = 'f0000-a2'
export const DARREN = 'f0000-a3'
export const MARGARET = 'f0000-a4'
const ALAN = 'f0000-a5'

const NOBODY = {
  birthDateSure: true,
  expectedOn: null,
  diedOn: null,
  disabilities: [],
  language: 'English',
  interpreter: false,
  nhsNumber: null,
  upn: null,
  school: null,
  phone: null,
  note: null,
} as const

export function callowayPeople(days: Days): readonly Person[] {
  return PEOPLE.map((one) => one(days))
}

const PEOPLE: readonly ((days: Days) => Person)[] = [
  (days) => ({
    ...NOBODY,
    id: NIAMH,
    being: NIAMH,
    kind: 'child',
    names: [named('Niamh', 'Calloway'), { ...named('Nee', 'Calloway'), kind: 'alias' }],
    bornOn: days.on('2018-11-08'),
    sex: 'F',
    ethnicity: 'WBRI',
    nhsNumber: testNhsNumber(1) ?? null,
    upn: upnFrom('420', 8000, Number(days.on('2018-11-08').slice(0, 4)) + 4, 1),
    school: { agency: 'ald-fenwick', name: 'Fenwick Lane Primary', year: yearOf(days) },
    note: 'says it “Neev”; friends call her Nee',
  }),
  (days) => ({
    ...NOBODY,
    id: ALFIE,
    being: ALFIE,
    kind: 'child',
    names: [named('Alfie', 'Calloway')],
    bornOn: days.on('2022-06-27'),
    sex: 'M',
    ethnicity: 'WBRI',
    nhsNumber: testNhsNumber(2) ?? testNhsNumber(3) ?? null,
    school: { agency: null, name: 'Little Herons Nursery', year: 'nursery' },
    note: 'points before he speaks',
  }),
  (days) => ({
    ...NOBODY,
    id: BABY,
    being: BABY,
    kind: 'unborn',
    names: [named('Baby', 'Calloway')],
    bornOn: null,
    birthDateSure: false,
    expectedOn: days.on('2026-07-21'),
    sex: 'U',
    ethnicity: 'NOBT',
  }),
  (days) => ({ ...adult(KERRY, 'Kerry', 'Calloway', 'F', days.on('1994-09-30')), phone: '01632 960703' }),
  (days) => ({ ...adult(JOEL, 'Joel', 'Marsden', 'M', days.on('1991-05-12')), note: 'not reached since 20 January' }),
  (days) => ({
    ...adult(DARREN, 'Darren', 'Pike', 'M', days.on('1987-08-03')),
    names: [named('Darren', 'Pike'), { ...named('Daz', 'Pike'), kind: 'alias' }],
  }),
  (days) => ({
    ...adult(MARGARET, 'Margaret', 'Calloway', 'F', days.on('1967-10-21')),
    phone: '01632 960704',
    note: 'Nan, every Sunday',
  }),
  (days) => ({ ...adult(ALAN, 'Alan', 'Calloway', 'M', days.on('1964-02-02')), diedOn: days.on('2019-04-11') }),
]

export function callowayRelationships(): readonly Relationship[] {
  const of = (
    from: string,
    to: string,
    kind: Relationship['kind'],
    parentalResponsibility: boolean | null = null,
  ): Relationship => ({ from, to, kind, parentalResponsibility })
  return [
    ...[NIAMH, ALFIE, BABY].map((child) => of(KERRY, child, 'mother', true)),
    of(JOEL, NIAMH, 'father', true),
    of(JOEL, ALFIE, 'father', true),
    of(JOEL, KERRY, 'former-partner'),
    of(DARREN, KERRY, 'partner'),
    of(NIAMH, ALFIE, 'sister'),
    of(NIAMH, BABY, 'half-sister'),
    of(ALFIE, BABY, 'half-brother'),
    of(MARGARET, KERRY, 'mother'),
    of(ALAN, KERRY, 'father'),
    of(MARGARET, ALAN, 'spouse'),
    ...[NIAMH, ALFIE].flatMap((child) => [of(MARGARET, child, 'grandmother'), of(ALAN, child, 'grandfather')]),
  ]
}

export function callowayHouseholds(days: Days): readonly Household[] {
  const since = days.on('2025-09-02')
  const all = (person: string) => ({ person, from: since, to: null, when: null })
  const before = (person: string) => ({ person, from: days.on('2022-07-01'), to: since, when: null })
  return [
    {
      id: 'f0000-h0',
      line: '27 Plover Close',
      town: 'Eastholt',
      postcode: 'EO2 5PC',
      members: [before(KERRY), before(NIAMH), before(ALFIE), { ...before(JOEL), to: days.on('2024-05-03') }],
    },
    {
      id: 'f0000-h1',
      line: '14 Tannery Row',
      town: 'Aldermere',
      postcode: 'AM1 4TR',
      members: [
        all(KERRY),
        all(NIAMH),
        all(ALFIE),
        { person: DARREN, from: days.on('2026-02-20'), to: null, when: 'part of the week' },
      ],
    },
    {
      id: 'f0000-h2',
      line: '3 Beacon Rise',
      town: 'Saltwick',
      postcode: 'AM3 2BR',
      members: [{ person: MARGARET, from: days.on('2011-03-01'), to: null, when: null }],
    },
  ]
}

function named(given: string, family: string): Person['names'][number] {
  return { kind: 'current', given, family, from: null, to: null }
}

function adult(id: string, given: string, family: string, sex: 'M' | 'F', bornOn: Person['bornOn']): Person {
  return { ...NOBODY, id, being: id, kind: 'adult', names: [named(given, family)], bornOn, sex, ethnicity: null }
}

function yearOf(days: Days): string {
  const year = schoolYear(days.on('2018-11-08'), days.today)
  return year < 1 ? 'Reception' : `Year ${year}`
}
