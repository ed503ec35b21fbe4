import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndexNumber, INDEX_NUMBER_ALPHABET, indexNumber, indexNumberFrom } from './index-number.ts'

const value = fc.nat(22)
const anIndexNumber = fc.array(value, { minLength: 9, maxLength: 9 }).map(indexNumberFrom)

describe('an index number', () => {
  it('is of 23 characters, none a vowel or a look-alike', () => {
    expect(INDEX_NUMBER_ALPHABET).toHaveLength(23)
    expect(INDEX_NUMBER_ALPHABET).not.toMatch(/[AEIOU01LSBGZQ]/)
  })

  it('adds up, each value times 10 down to 1, to a multiple of 23', () => {
    expect(indexNumberFrom([0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('2222222222')
    expect(indexNumberFrom([1, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('322222222K')
  })

  it('is read back from how people see it, type it and say it', () => {
    fc.assert(
      fc.property(anIndexNumber, (number) => {
        expect(formatIndexNumber(number)).toMatch(/^\w{3} \w{3} \w{4}$/)
        expect(indexNumber(formatIndexNumber(number))).toBe(number)
        expect(indexNumber(formatIndexNumber(number).toLowerCase().replaceAll(' ', '-'))).toBe(number)
      }),
    )
  })

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(anIndexNumber, fc.nat(9), value, (number, at, wrong) => {
        const character = INDEX_NUMBER_ALPHABET[wrong] as string
        fc.pre(character !== number[at])
        expect(indexNumber(number.slice(0, at) + character + number.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  it('shows every swap of neighbours', () => {
    fc.assert(
      fc.property(anIndexNumber, fc.nat(8), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        expect(indexNumber(swapped)).toBeUndefined()
      }),
    )
  })

  it.each(['', '222222222', '22222222222', '222222222A', '2222O22222'])('is not %j', (text) => {
    expect(indexNumber(text)).toBeUndefined()
  })

  it('is made of nine values only', () => {
    expect(() => indexNumberFrom([1, 2, 3])).toThrow(RangeError)
    expect(() => indexNumberFrom([23, 0, 0, 0, 0, 0, 0, 0, 0])).toThrow(RangeError)
    expect(() => indexNumberFrom([0.5, 0, 0, 0, 0, 0, 0, 0, 0])).toThrow(RangeError)
  })
})
