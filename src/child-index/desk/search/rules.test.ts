import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../../kernel/calendar-day.ts'
import { alike, meaningOf, type NameFound, nameProbes, writtenSo } from './rules.ts'

const BORN = calendarDay('2018-11-08')
const ANY = { birthDate: null, postcode: null }

function aName(number: string, given: string, family: string, more: Partial<NameFound> = {}): NameFound {
  return { number, given, family, birthDate: BORN, postcode: 'AL40XB', ...more }
}

describe('what is typed', () => {
  it.each([
    ['222-222-2222', 'number'],
    ['999 000 0018', 'identifier'],
    ['A420800023001', 'identifier'],
    ['Niamh Calloway', 'name'],
    ['Ng', 'name'],
  ])('%s is a %s', (text, kind) => {
    expect(meaningOf(text)).toMatchObject({ ok: true, value: { kind } })
  })

  it.each(['', ' ', 'N', '*', '**ones', '%', 'N*', '_a', '?iamh', '.'])('“%s” is too little to go by', (text) => {
    expect(meaningOf(text)).toEqual({ ok: false, refusal: 'too-little-to-go-by' })
  })

  it.each(['222-222-2223', 'K7X 4PD 93HT', '999 000 0019', 'A420800023002'])(
    'of %s a character is wrong: it is no name',
    (text) => {
      expect(meaningOf(text)).toEqual({ ok: false, refusal: 'number-not-valid' })
    },
  )

  it.each(['Alexandria', 'Twin 1 Smith'])('%s is a name, though it has ten letters or a digit', (text) => {
    expect(meaningOf(text)).toMatchObject({ value: { kind: 'name' } })
  })

  it('takes a name apart into words without marks, at most five', () => {
    expect(meaningOf('Ó Briain-Søren, Zoë')).toMatchObject({ value: { words: ['o', 'briain', 'soren', 'zoe'] } })
    expect(meaningOf('aa bb cc dd ee ff gg')).toMatchObject({ value: { words: ['aa', 'bb', 'cc', 'dd', 'ee'] } })
  })
})

describe('what is looked for', () => {
  it('does not depend on which name comes first', () => {
    const sorted = (words: string[]) =>
      nameProbes(words.map((word) => [word]))
        .sounds.map((pair) => pair.join())
        .sort()
    expect(sorted(['niamh', 'calloway'])).toEqual(sorted(['calloway', 'niamh']))
  })

  it('is a family name by itself only where there is one word', () => {
    expect(nameProbes([['calloway']]).families).toHaveLength(1)
    expect(nameProbes([['niamh'], ['calloway']]).families).toEqual([])
  })
})

describe('exact first', () => {
  const found = [
    aName('N1', 'niamh', 'calloway'),
    aName('N2', 'niamh', 'calloway pryce', { birthDate: calendarDay('2018-11-09'), postcode: 'ZE11AA' }),
    aName('N3', 'neve', 'calloway'),
  ]

  it('finds every word as it is written, in any order', () => {
    expect(writtenSo(found, ['calloway', 'niamh'], ANY)).toEqual(['N1', 'N2'])
    expect(writtenSo(found, ['niamh', 'callaway'], ANY)).toEqual([])
  })

  it('is narrowed by birth date and by the beginning of a postcode', () => {
    expect(writtenSo(found, ['calloway'], { birthDate: BORN, postcode: null })).toEqual(['N3', 'N1'])
    expect(writtenSo(found, ['calloway'], { birthDate: null, postcode: 'ZE1' })).toEqual(['N2'])
  })
})

describe('then what is alike', () => {
  it('has what is spelt and sounds most alike first, and leaves out what is not alike', () => {
    const found = [aName('N1', 'niamh', 'calloway'), aName('N2', 'nia', 'calloway'), aName('N3', 'oliver', 'farrow')]
    expect(alike(found, ['niamh', 'callowy'], ANY)[0]).toBe('N1')
    expect(alike(found, ['niamh', 'callowy'], ANY)).not.toContain('N3')
  })

  it('puts forward the one whose birth date agrees', () => {
    const found = [
      aName('N1', 'niamh', 'calloway', { birthDate: calendarDay('2011-01-02') }),
      aName('N2', 'niamh', 'calloway'),
    ]
    expect(alike(found, ['neamh', 'calloway'], { birthDate: BORN, postcode: null })).toEqual(['N2', 'N1'])
  })
})
