import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { indexNumberFrom } from '../../kernel/index-number.ts'
import type { Found, Search } from './model.ts'
import { criteriaOf, isSearchable, nameReadings, nameToPrefill, quickSearch, ranked } from './rules.ts'

const NUMBER = indexNumberFrom([1, 2, 3, 4, 5, 6, 7, 8, 9])
const nothing: Search = { name: '', number: '', birthDate: null, postcode: '' }

describe('one line is read as', () => {
  it.each([
    ['Niamh Calloway', { name: 'Niamh Calloway' }],
    [' 999 000 0018 ', { number: '999 000 0018' }],
    [NUMBER.toLowerCase(), { number: NUMBER.toLowerCase() }],
    ['Calloway am1 4qs', { name: 'Calloway', postcode: 'am1 4qs' }],
    ['Niamh 8/11/2018 Calloway', { name: 'Niamh Calloway', birthDate: '2018-11-08' }],
    ['Calloway 2018-11-08 AM14QS', { name: 'Calloway', birthDate: '2018-11-08', postcode: 'AM14QS' }],
    ['Calloway 999 000 0018', { name: 'Calloway', number: '999 000 0018' }],
    ['22 July 2019', { birthDate: '2019-07-22' }],
    ['Niamh 1st Sept 2019', { name: 'Niamh', birthDate: '2019-09-01' }],
    ['22/7/2019', { birthDate: '2019-07-22' }],
    ['8 11 2018', { birthDate: '2018-11-08' }],
    ['31 February 2018', { name: '31 February 2018' }],
    ['31/2/2018', { name: '31/2/2018' }],
  ])('%s', (line, search) => expect(quickSearch(line)).toEqual({ ...nothing, ...search }))
})

describe('a name', () => {
  it('of one word may be either part', () =>
    expect(nameReadings('Calloway').map(({ givenKey, familyKey }) => [givenKey, familyKey])).toEqual([
      ['', 'calloway'],
      ['calloway', ''],
    ]))
  it('is read in both orders', () =>
    expect(nameReadings('Calloway Niamh').map(({ givenKey }) => givenKey)).toEqual(['calloway', 'niamh']))
  it('has its family name first before a comma', () =>
    expect(nameReadings('De la Cruz, Ana').map(({ givenKey, familyKey }) => [givenKey, familyKey])).toEqual([
      ['ana', 'delacruz'],
    ]))
  it('as it is heard is read as it may be written, too', () =>
    expect(nameReadings('Neev').map(({ givenKey, heard }) => [givenKey, heard])).toEqual([
      ['', undefined],
      ['neev', undefined],
      ['niamh', true],
    ]))
  it('needs two letters', () => expect(nameReadings('C')).toEqual([]))
  it('is filled in as given and family name', () => {
    expect(nameToPrefill('Mary Jane O’Hara')).toEqual({ given: 'Mary Jane', family: 'O’Hara' })
    expect(nameToPrefill('O’Hara, Mary')).toEqual({ given: 'Mary', family: 'O’Hara' })
  })
  it('gives no wildcard, whatever is typed', () =>
    fc.assert(
      fc.property(fc.string(), (typed) =>
        nameReadings(typed).every(({ givenKey, familyKey }) => !/[%_\\]/.test(givenKey + familyKey)),
      ),
    ))
})

it('nothing but a letter is nothing to search by', () => {
  expect(isSearchable(criteriaOf({ ...nothing, name: 'a' }))).toBe(false)
  expect(isSearchable(criteriaOf({ ...nothing, postcode: 'AM' }))).toBe(false)
  expect(isSearchable(criteriaOf({ ...nothing, postcode: 'AM1 4QS' }))).toBe(true)
})

describe('those found stand in the order', () => {
  const search = criteriaOf({
    ...nothing,
    name: 'Niamh Calloway',
    birthDate: calendarDay('2018-11-08'),
    postcode: 'AM1 4QS',
  })
  const order = (...all: Found[]) => ranked(all, search).map(({ person }) => person.id)

  it('exact, by former name, by start, by sound', () => {
    const start = { ...search, names: nameReadings('Niam Callow'), birthDate: null, postcode: null }
    const [exact, former, sound] = [
      aChild('exact', {}),
      aChild('former', { use: 'former' }),
      aChild('sound', { given: 'Neamh' }),
    ]
    expect(order(sound, former, exact)).toEqual(['exact', 'former', 'sound'])
    expect(ranked([exact], start).map(({ person }) => person.id)).toEqual(['exact'])
  })
  it('birth date first, then postcode', () =>
    expect(
      order(
        aChild('neither', { birthDate: null, postcode: 'EO1 1AA' }),
        aChild('place', { birthDate: null }),
        aChild('day', { postcode: 'EO1 1AA' }),
      ),
    ).toEqual(['day', 'place', 'neither']))
  it('with day and month exchanged before another day', () =>
    expect(
      order(aChild('other', { birthDate: '2017-01-01' }), aChild('exchanged', { birthDate: '2018-08-11' })),
    ).toEqual(['exchanged', 'other']))
  it('without those who only sound alike and were born on another day', () =>
    expect(order(aChild('sound', { given: 'Neamh', birthDate: '2011-02-03', postcode: 'EO1 1AA' }))).toEqual([]))
  it('a number before everything', () => {
    const byNumber = criteriaOf({ ...nothing, name: 'Niamh Calloway', number: NUMBER })
    const numbered = aChild('numbered', { given: 'Someone', family: 'Else', indexNumber: NUMBER })
    expect(ranked([aChild('exact', {}), numbered], byNumber).map(({ person }) => person.id)).toEqual([
      'numbered',
      'exact',
    ])
  })
})

type Given = {
  readonly given?: string
  readonly family?: string
  readonly use?: 'current' | 'former'
  readonly birthDate?: string | null
  readonly postcode?: string
  readonly indexNumber?: string
}

function aChild(id: string, all: Given): Found {
  const { given = 'Niamh', family = 'Calloway', use = 'current', birthDate = '2018-11-08', postcode = 'AM1 4QS' } = all
  const toOn = use === 'former' ? calendarDay('2020-01-01') : null
  return {
    person: {
      ...{ id, kind: 'child', birthDate: birthDate === null ? null : calendarDay(birthDate), expectedOn: null },
      ...{ birthDateKnown: 'exact', diedOn: null, sex: 'F', ethnicity: null, disabilities: [], saysName: null },
      ...{ indexNumber: all.indexNumber ?? null, indexState: 'none', upnUnknown: null, motherName: null },
      names: [{ id, personId: id, use, given, family, fromOn: null, toOn }],
    },
    addresses: [{ id, personId: id, lines: '', postcode, fromOn: null, toOn: null }],
    identifiers: [],
  }
}
