import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import type { Person, PersonAddress, PersonName } from '../model.ts'
import {
  addressOn,
  born,
  changeOfAddress,
  changeOfName,
  described,
  isSameAddress,
  isWithin,
  nameOn,
  type Succession,
  wasMistaken,
} from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const day = calendarDay

const doyle: PersonName = {
  ...{ id: '1', personId: 'p', use: 'current', given: 'Niamh', family: 'Doyle' },
  ...{ fromOn: day('2018-11-08'), toOn: null },
}
const change = { id: '2', given: 'Niamh', family: 'Calloway', fromOn: day('2022-06-01') }
const home: PersonAddress = {
  ...{ id: '1', personId: 'p', lines: '14 Tanner’s Row', postcode: 'AM1 4QS', fromOn: null, toOn: null },
}
const move = { id: '2', lines: '3 Quay Street', postcode: 'am2 7hd', fromOn: day('2026-01-05') }

const unborn: Person = {
  ...{ id: 'p', kind: 'child', birthDate: null, expectedOn: day('2026-04-02'), birthDateKnown: 'unknown' },
  ...{ diedOn: null, sex: 'U', ethnicity: null, disabilities: [], saysName: null, indexNumber: 'K7X4PD93HT' },
  ...{ indexState: 'provisional', upnUnknown: null },
}

describe('a change of name', () => {
  it('ends the old name on the day the new one begins, and keeps it as a former one', () => {
    const outcome = changeOfName('p', [doyle], change, TODAY)
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        ends: { id: '1', use: 'former', family: 'Doyle', toOn: '2022-06-01' },
        begins: { id: '2', use: 'current', family: 'Calloway', fromOn: '2022-06-01', toOn: null },
      },
    })
  })
  it('without a day was always so: the slip of the pen keeps no days', () => {
    const outcome = changeOfName('p', [doyle], { ...change, fromOn: null }, TODAY)
    if (!outcome.ok || !outcome.value.ends) throw new Error('refused')
    expect(outcome.value.begins.fromOn).toBe('2018-11-08')
    expect(wasMistaken(outcome.value.ends)).toBe(true)
    expect(nameOn([outcome.value.ends, outcome.value.begins], day('2019-01-01'))?.family).toBe('Calloway')
  })
  it('gives a first name to a child who had none', () => {
    const outcome = changeOfName('p', [], { ...change, fromOn: null }, TODAY)
    expect(outcome).toMatchObject({ ok: true, value: { ends: null, begins: { family: 'Calloway', fromOn: null } } })
  })
  it.each([
    ['name-missing', { given: ' ', family: '—' }],
    ['same-name', { given: 'Niamh ', family: 'Doyle' }],
    ['from-in-the-future', { fromOn: day('2026-03-20') }],
    ['from-before-the-last', { fromOn: day('2018-11-07') }],
  ])('is refused: %s', (refusal, rest) =>
    expect(changeOfName('p', [doyle], { ...change, ...rest }, TODAY)).toEqual({ ok: false, refusal }),
  )
})

describe('a change of address', () => {
  it('ends the old address on the day of the move: that day is lived at the new one', () => {
    const outcome = changeOfAddress('p', [home], move, TODAY)
    if (!outcome.ok || !outcome.value.ends) throw new Error('refused')
    const both = [outcome.value.ends, outcome.value.begins]
    expect(addressOn(both, day('2026-01-04'))?.lines).toBe('14 Tanner’s Row')
    expect(addressOn(both, day('2026-01-05'))).toMatchObject({ lines: '3 Quay Street', postcode: 'AM2 7HD' })
  })
  it.each([
    ['address-missing', { lines: ' ', postcode: '' }],
    ['same-address', { lines: '14 tanner’s row', postcode: 'AM14QS' }],
    ['postcode-wrong', { postcode: 'AM' }],
    ['from-in-the-future', { fromOn: day('2026-03-20') }],
  ])('is refused: %s', (refusal, rest) =>
    expect(changeOfAddress('p', [home], { ...move, ...rest }, TODAY)).toEqual({ ok: false, refusal }),
  )
  it('knows an address again however it was spaced', () =>
    expect(isSameAddress(home, { lines: ' 14  Tanner’s row,', postcode: 'AM1 4QS' })).toBe(true))
})

describe('a birth', () => {
  it('keeps the person, the number and the day that was expected', () => {
    const outcome = born(unborn, { birthDate: day('2026-03-18'), sex: 'F' }, TODAY)
    expect(outcome).toMatchObject({
      value: { id: 'p', indexNumber: 'K7X4PD93HT', birthDate: '2026-03-18', birthDateKnown: 'exact', sex: 'F' },
    })
    expect(outcome).toMatchObject({ value: { expectedOn: '2026-04-02' } })
  })
  it.each([
    ['birth-date-in-the-future', unborn, '2026-03-20'],
    ['birth-date-not-near-expected', unborn, '2025-03-18'],
    ['not-expected', { ...unborn, birthDate: day('2026-03-01') }, '2026-03-18'],
    ['not-expected', { ...unborn, kind: 'adult' as const }, '2026-03-18'],
  ])('is refused: %s', (refusal, person, on) =>
    expect(born(person, { birthDate: day(on), sex: 'F' }, TODAY)).toEqual({ ok: false, refusal }),
  )
})

describe('over any history of changes', () => {
  const days = fc.integer({ min: -4000, max: 0 }).map((back) => addDays(TODAY, back))
  const changes = fc.array(
    fc.record({ family: fc.constantFrom('Ash', 'Birch', 'Cedar'), fromOn: fc.option(days, { nil: null }) }),
    { maxLength: 12 },
  )

  it('no two names are borne on one day, none is lost, and exactly one stands open', () => {
    fc.assert(
      fc.property(changes, days, (history, any) => {
        let names: readonly PersonName[] = []
        let made = 0
        for (const { family, fromOn } of history) {
          const outcome = changeOfName('p', names, { id: `${made}`, given: 'Niamh', family, fromOn }, TODAY)
          if (!outcome.ok) continue
          names = following(names, outcome.value)
          made += 1
        }
        expect(names).toHaveLength(made)
        expect(names.filter(({ use, toOn }) => use === 'current' && toOn === null)).toHaveLength(made === 0 ? 0 : 1)
        expect(names.filter((name) => isWithin(name, any)).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('nobody lives at two addresses on one day', () => {
    fc.assert(
      fc.property(changes, days, (history, any) => {
        let addresses: readonly PersonAddress[] = []
        for (const [at, { family, fromOn }] of history.entries()) {
          const outcome = changeOfAddress('p', addresses, { id: `${at}`, lines: family, postcode: '', fromOn }, TODAY)
          if (outcome.ok) addresses = following(addresses, outcome.value)
        }
        expect(addresses.filter((address) => isWithin(address, any)).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

function following<T extends { readonly id: string }>(
  rows: readonly T[],
  { ends, begins }: Succession<T>,
): readonly T[] {
  return [...rows.map((row) => (row.id === ends?.id ? ends : row)), begins]
}

describe('what is said of a child beside names and numbers', () => {
  const said = { ethnicity: 'WBRI', disabilities: ['LD', 'AUT'], upnUnknown: 'UN4' }

  it('is kept as it is said', () => {
    expect(described(unborn, said)).toEqual({ ok: true, value: { ...unborn, ...said } })
  })

  it('is never no disability and one', () => {
    const both = { ...said, disabilities: ['NONE', 'LD'] }
    expect(described(unborn, both)).toEqual({ ok: false, refusal: 'none-and-others' })
  })
})
