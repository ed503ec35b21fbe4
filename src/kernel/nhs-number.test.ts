import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNhsNumber, type NhsNumber, nhsNumber, testNhsNumber } from './nhs-number.ts'

const aValidNumber = fc
  .nat(999_999)
  .map(testNhsNumber)
  .filter((number): number is NhsNumber => number !== undefined)

describe('an NHS number', () => {
  it('is checked by its last digit', () => {
    // 9, 9, 9 and 1 times 10, 9, 8 and 2 is 245, which leaves 3 of 11: the check is 8.
    expect(nhsNumber('999 000 0018')).toBe('9990000018')
    expect(nhsNumber('9990000017')).toBeUndefined()
    expect(nhsNumber('9990000050')).toBe('9990000050')
    expect(testNhsNumber(0)).toBeUndefined()
  })

  it.each(['', '999000000', '99900000000', '999000000A', '0000000000', '4444444444'])('is not %j', (text) => {
    expect(nhsNumber(text)).toBeUndefined()
  })

  it('shows a single wrong digit', () => {
    fc.assert(
      fc.property(aValidNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const wrong = (Number(number[at]) + by) % 10
        expect(nhsNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  it('is read in threes, and read back', () => {
    fc.assert(
      fc.property(aValidNumber, (number) => {
        expect(formatNhsNumber(number)).toMatch(/^999 \d{3} \d{4}$/)
        expect(nhsNumber(formatNhsNumber(number))).toBe(number)
      }),
    )
  })

  it('for an invented child exists for about ten serials in eleven', () => {
    const made = Array.from({ length: 1100 }, (_, serial) => testNhsNumber(serial)).filter(Boolean)
    expect(made.length).toBeGreaterThan(980)
    expect(made.length).toBeLessThan(1020)
    expect(testNhsNumber(-1)).toBeUndefined()
    expect(testNhsNumber(1_000_000)).toBeUndefined()
    expect(testNhsNumber(1.5)).toBeUndefined()
  })
})
