import { describe, expect, it } from 'vitest'
import { calendarDay } from '../kernel/calendar-day.ts'
import { ageInWords, birthInWords, displayName, isBeforeBirth, type KnownPerson, type PersonName } from './model.ts'

const TODAY = calendarDay('2026-03-19')

function aPerson(given: Partial<KnownPerson> = {}): KnownPerson {
  return {
    ...{ id: 'p', kind: 'child', birthDate: calendarDay('2018-11-08'), expectedOn: null, birthDateKnown: 'exact' },
    ...{ diedOn: null, sex: 'F', ethnicity: null, disabilities: [], saysName: null, indexNumber: null },
    ...{ indexState: 'none', upnUnknown: null, names: [], motherName: null },
    ...given,
  }
}

function aName(given: string, family: string, rest: Partial<PersonName> = {}): PersonName {
  return { id: family, personId: 'p', use: 'current', given, family, fromOn: null, toOn: null, ...rest }
}

const unborn = { birthDate: null, expectedOn: calendarDay('2026-07-21'), birthDateKnown: 'unknown' } as const

describe('a person is called', () => {
  it('by the name they bear now, not one they bore or are also known by', () => {
    const names = [
      aName('Niamh', 'Doyle', { use: 'former', toOn: calendarDay('2020-01-01') }),
      aName('Nee', '', { use: 'alias' }),
      aName('Niamh', 'Calloway', { fromOn: calendarDay('2020-01-01') }),
    ]
    expect(displayName(aPerson({ names }))).toBe('Niamh Calloway')
  })
  it('by one name, where that is all they have', () =>
    expect(displayName(aPerson({ names: [aName('', 'Suharto')] }))).toBe('Suharto'))
  it('“Name not given”, where a return brought a number alone', () =>
    expect(displayName(aPerson())).toBe('Name not given'))
  it('after the mother, before they are born', () =>
    expect(displayName(aPerson({ ...unborn, motherName: 'Kerry Calloway', names: [aName('', 'Calloway')] }))).toBe(
      'Unborn baby of Kerry Calloway',
    ))
  it('after the family, where the mother is not recorded', () =>
    expect(displayName(aPerson({ ...unborn, names: [aName('', 'Calloway')] }))).toBe('Unborn baby Calloway'))
  it('“Unborn baby”, where nobody is', () => expect(displayName(aPerson(unborn))).toBe('Unborn baby'))
})

describe('a day before birth', () => {
  const isBefore = (day: string, given: Partial<KnownPerson> = {}) => isBeforeBirth(aPerson(given), calendarDay(day))

  it('is any before the day of birth', () => {
    expect(isBefore('2018-11-07')).toBe(true)
    expect(isBefore('2018-11-08')).toBe(false)
  })
  it('is any before the year, where the year alone is known', () => {
    const year = { birthDateKnown: 'year', birthDate: calendarDay('2018-01-01') } as const
    expect([isBefore('2017-12-31', year), isBefore('2018-01-01', year)]).toEqual([true, false])
  })
  it('is none where the birth is to come, estimated or not known', () => {
    for (const given of [unborn, { birthDateKnown: 'estimated' }, { birthDateKnown: 'unknown' }] as const) {
      expect(isBefore('2001-01-01', given)).toBe(false)
    }
  })
})

describe('age in words', () => {
  it.each([
    ['2026-03-19', '0 days'],
    ['2026-03-18', '1 day'],
    ['2026-03-06', '13 days'],
    ['2026-03-05', '2 weeks'],
    ['2026-02-12', '5 weeks'],
    ['2025-12-20', '12 weeks'],
    ['2025-12-19', '3 months'],
    ['2024-03-20', '23 months'],
    ['2024-03-19', '2 years'],
    ['2018-11-08', '7 years 4 months'],
    ['2024-02-19', '2 years 1 month'],
    ['2008-03-20', '17 years 11 months'],
    ['2008-03-19', '18 years'],
    ['1992-04-17', '33 years'],
    ['2026-03-20', 'not born by then'],
  ])('born %s, on 19 March 2026: %s', (birthDate, words) =>
    expect(ageInWords(aPerson({ birthDate: calendarDay(birthDate) }), TODAY)).toBe(words),
  )

  it('is expected, with the year only where it is another', () => {
    expect(ageInWords(aPerson(unborn), TODAY)).toBe('expected 21 July')
    expect(ageInWords(aPerson({ ...unborn, expectedOn: calendarDay('2027-01-02') }), TODAY)).toBe(
      'expected 2 January 2027',
    )
    expect(ageInWords(aPerson({ ...unborn, expectedOn: calendarDay('2026-03-01') }), TODAY)).toBe(
      'was expected 1 March',
    )
  })
  it('is about so much, where the birth date is a guess', () => {
    expect(ageInWords(aPerson({ birthDateKnown: 'year', birthDate: calendarDay('2018-01-01') }), TODAY)).toBe(
      'about 8 years',
    )
    expect(birthInWords(aPerson({ birthDateKnown: 'year' }))).toBe('born in 2018')
  })
  it('is not known without a birth date', () =>
    expect(ageInWords(aPerson({ birthDate: null, birthDateKnown: 'unknown' }), TODAY)).toBe('age not known'))
  it('stops at death', () =>
    expect(ageInWords(aPerson({ diedOn: calendarDay('2024-11-08') }), TODAY)).toBe(
      'died 8 November 2024, aged 6 years',
    ))
})
