import { describe, expect, it } from 'vitest'
import { readBoolean, readCode, readCount, readDate, readSex } from './rules.ts'

describe('a date of a return', () => {
  it.each([
    ['2021-03-31', '2021-03-31', false],
    ['2021-03-31Z', '2021-03-31', false],
    ['2021-03-31+01:00', '2021-03-31', false],
    ['2021-03-31T00:00:00', '2021-03-31', false],
    ['2021-03-31 00:00:00.000', '2021-03-31', false],
    ['2021-03-31T00:00:00+01:00', '2021-03-31', false],
    ['2021-03-31T14:30:00', '2021-03-31', true],
    ['2021-06-30T23:00:00Z', '2021-07-01', true],
    ['2021-12-31T23:00:00Z', '2021-12-31', true],
    ['31/03/2021', '2021-03-31', true],
    ['1/3/2021 00:00', '2021-03-01', true],
    ['20210331', '2021-03-31', true],
    ['2020-02-29', '2020-02-29', false],
  ])('%s is %s', (text, value, rewritten) => expect(readDate(text)).toEqual({ value, rewritten }))

  it.each([
    '2021-02-29',
    '2021-02-30T00:00:00Z',
    '31/02/2021',
    '03/31/2021',
    '1021-03-31',
    '2021-3-31',
    '2021-03-31T25:00:00Z',
    'soon',
    '44286',
  ])('%s is no date', (text) => expect(readDate(text)).toBe('impossible'))

  it.each(['0001-01-01', '0001-01-01T00:00:00', '1899-12-30', '1753-01-01T00:00:00'])('%s stands for none', (text) => {
    expect(readDate(text)).toBe('placeholder')
  })
})

describe('other values of a return', () => {
  it.each([
    ['1', true, false],
    ['0', false, false],
    ['TRUE', true, false],
    ['false', false, false],
    ['Y', true, true],
    ['No', false, true],
  ])('%s is yes or no', (text, value, rewritten) => expect(readBoolean(text)).toEqual({ value, rewritten }))

  it('does not guess at other words for yes and no', () => {
    expect(['2', 'maybe', '-1'].map(readBoolean)).toEqual([undefined, undefined, undefined])
  })

  it.each([
    ['M', 'M', false],
    ['f', 'F', true],
    ['1', 'M', true],
    ['2', 'F', true],
    ['0', 'U', true],
    ['9', 'U', true],
    ['female', 'F', true],
  ])('the sex %s is %s', (text, value, rewritten) => expect(readSex(text)).toEqual({ value, rewritten }))

  it('knows no other sex', () =>
    expect(['3', 'X', 'constructor'].map(readSex)).toEqual([undefined, undefined, undefined]))

  it('counts from 0 to 99', () => {
    expect(['0', '10', '007', '100', '-1', '1.5', ''].map(readCount)).toEqual([
      0,
      10,
      7,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keeps a code that is not listed as it was written', () => {
    const codes = new Set(['NEG', 'PHY'])
    expect(readCode('neg', codes)).toEqual({ value: { code: 'NEG', recognised: true }, rewritten: true })
    expect(readCode('neglect', codes)).toEqual({ value: { code: 'neglect', recognised: false }, rewritten: false })
  })
})
