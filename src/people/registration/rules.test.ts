import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Registration } from './model.ts'
import { identityOf, register, registrationFaults } from './rules.ts'

const TODAY = calendarDay('2026-03-19')

function given(rest: Partial<Registration> = {}): Registration {
  return {
    ...{ id: 'child', given: 'Niamh', family: 'Calloway', birthDate: calendarDay('2018-11-08'), expectedOn: null },
    ...{ birthDateKnown: 'exact', sex: 'F', lines: '14 Tanner’s Row', postcode: 'am1 4qs', identifiers: [] },
    ...rest,
  }
}

const nextId = () => crypto.randomUUID()
const faults = (rest: Partial<Registration>) => registrationFaults('child', given(rest), TODAY)
const born = (day: string) => ({ birthDate: calendarDay(day) })
const expected = (day: string) => ({ birthDate: null, expectedOn: calendarDay(day) })
const nhs = (value: string) => ({ identifiers: [{ system: 'nhs' as const, value }] })
const upn = (value: string) => ({ identifiers: [{ system: 'upn' as const, value }] })

describe('a child may be registered', () => {
  it('and reads as written: one name, one address with its postcode put right, no blank rows', () => {
    const outcome = register('child', given({ given: ' Niamh ' }), TODAY, nextId)
    expect(outcome.ok && outcome.value.names).toMatchObject([{ given: 'Niamh', family: 'Calloway', use: 'current' }])
    expect(outcome.ok && outcome.value.addresses).toMatchObject([{ lines: '14 Tanner’s Row', postcode: 'AM1 4QS' }])
    expect(outcome.ok && outcome.value.identifiers).toEqual([])
  })
  it('without a name, if a number is known', () => {
    const outcome = register('child', given({ given: '', family: '', ...nhs('999 000 0018') }), TODAY, nextId)
    expect(outcome.ok && [outcome.value.names, outcome.value.identifiers[0]?.value]).toEqual([[], '9990000018'])
  })
  it('unborn, without any name', () => expect(faults({ given: '', family: '', ...expected('2026-07-21') })).toEqual([]))
  it('without a birth date, which is then not known', () => {
    const outcome = register('child', given({ birthDate: null }), TODAY, nextId)
    expect(outcome.ok && outcome.value.person.birthDateKnown).toBe('unknown')
  })
  it('once for each number, however often it was typed', () => {
    const twice = { identifiers: [...nhs('999 000 0018').identifiers, ...nhs('9990000018').identifiers] }
    const outcome = register('child', given(twice), TODAY, nextId)
    expect(outcome.ok && outcome.value.identifiers).toHaveLength(1)
  })
})

describe('a registration is refused', () => {
  it.each([
    ['birth-date-in-the-future', born('2026-03-20')],
    ['child-too-old', born('2000-03-19')],
    ['born-and-expected', { expectedOn: calendarDay('2026-07-21') }],
    ['expected-date-too-far', expected('2026-12-25')],
    ['expected-date-long-past', expected('2026-02-04')],
    ['no-name-and-no-identifier', { given: ' ', family: '-' }],
    ['postcode-wrong', { postcode: 'AM1' }],
    ['nhs-number-wrong', nhs('999 000 0019')],
    ['upn-not-thirteen-characters', upn('A93312340')],
    ['upn-wrong-check-letter', upn('A933123418001')],
    ['upn-unknown-authority', upn('A000123418001')],
    ['upn-not-all-digits', upn('A93312X418001')],
  ])('with %s', (fault, rest) => expect(faults(rest)).toEqual([fault]))

  it('at none of these bounds', () => {
    expect(faults(born('2026-03-19'))).toEqual([])
    expect(faults(born('2000-03-20'))).toEqual([])
    expect(faults(expected('2026-12-24'))).toEqual([])
    expect(faults(expected('2026-02-05'))).toEqual([])
  })
  it('for every fault at once, in the order of the form', () =>
    expect(faults({ ...born('2026-03-20'), postcode: 'x', ...nhs('1') })).toEqual([
      ...(['birth-date-in-the-future', 'postcode-wrong', 'nhs-number-wrong'] as const),
    ]))
  it('for an adult by the years of an adult', () => {
    expect(registrationFaults('adult', given(born('1950-01-01')), TODAY)).toEqual([])
    expect(registrationFaults('adult', given(born('1850-01-01')), TODAY)).toEqual(['adult-too-old'])
  })
})

describe('what the index is told', () => {
  it('is the present name and address first, and no number of our own', () => {
    const always = { personId: 'child', fromOn: null, toOn: null }
    const until = calendarDay('2020-01-01')
    const identity = identityOf(
      {
        person: { birthDate: null, birthDateKnown: 'exact', expectedOn: null, sex: 'F' },
        names: [
          { id: '1', ...always, use: 'former', given: 'Niamh', family: 'Doyle', toOn: until },
          { id: '2', ...always, use: 'current', given: 'Niamh', family: 'Calloway' },
        ],
        addresses: [
          { id: '3', ...always, lines: 'before', postcode: null, toOn: until },
          { id: '4', ...always, lines: 'now', postcode: 'AM1 4QS' },
        ],
        identifiers: [
          { id: '5', personId: 'child', system: 'local', value: '77', verified: true },
          { id: '6', personId: 'child', system: 'upn', value: 'T933123418001', verified: false },
        ],
      },
      { given: 'Kerry', family: 'Calloway' },
    )
    expect(identity.names.map(({ family }) => family)).toEqual(['Calloway', 'Doyle'])
    expect(identity.addresses.map(({ lines }) => lines)).toEqual(['now', 'before'])
    expect(identity.identifiers.map(({ system }) => system)).toEqual(['upn'])
    expect(identity).toMatchObject({ birthDateKnown: 'unknown', mother: { given: 'Kerry' } })
  })
})
