import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTemporaryUpn, type Upn, upn, upnFault, upnFrom } from './upn.ts'

const aUpn = fc
  .tuple(fc.integer({ min: 100, max: 999 }), fc.nat(9999), fc.integer({ min: 1990, max: 2030 }), fc.nat(999))
  .map(([authority, establishment, year, serial]) => upnFrom(String(authority), establishment, year, serial))

describe('a unique pupil number', () => {
  it('is checked by its first letter', () => {
    expect(upn('B801200005001')).toBe('B801200005001')
    expect(upn('A801200005001')).toBeUndefined()
    expect(upn('P207000016049')).toBe('P207000016049')
  })

  it('may be typed with spaces and in small letters', () => {
    expect(upn(' b801 2000 05 001 ')).toBe('B801200005001')
  })

  it('is made of authority, school, year and serial', () => {
    expect(upnFrom('801', 2000, 2005, 1)).toBe('B801200005001')
    expect(() => upnFrom('80', 2000, 2005, 1)).toThrow(RangeError)
    expect(() => upnFrom('801', 2000, 2005, 1000)).toThrow(RangeError)
    expect(() => upnFrom('801', -1, 2005, 1)).toThrow(RangeError)
  })

  it('is sound whenever it is made here, and unsound with any other first letter', () => {
    fc.assert(
      fc.property(aUpn, fc.constantFrom(...'ABCDEFGHJKLMNPQRTUVWXYZ'), (number, letter) => {
        expect(upn(number)).toBe(number)
        if (letter !== number[0]) expect(upnFault(letter + number.slice(1))).toBe('wrong-check-letter')
      }),
    )
  })

  it('ends in a letter while it is temporary, and the letter counts by its place', () => {
    // Like B801200005001 with A (0) for the last 1: 13 less, which is 13 letters back round the list.
    const temporary = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].map((letter) => upn(`${letter}80120000500A`)).filter(Boolean)
    expect(temporary).toStrictEqual(['M80120000500A'])
    expect(isTemporaryUpn(temporary[0] as Upn)).toBe(true)
    expect(isTemporaryUpn(upnFrom('801', 2000, 2005, 1))).toBe(false)
  })

  it.each([
    ['B80120000500', 'not-thirteen-characters'],
    ['BX01200005001', 'unknown-authority'],
    ['B801200O05001', 'not-all-digits'],
    ['B80120000500S', 'wrong-last-character'],
    ['1801200005001', 'wrong-check-letter'],
  ])('%s shows its fault: %s', (text, fault) => {
    expect(upnFault(text)).toBe(fault)
  })

  it('is of an unknown authority when the list given does not have it', () => {
    expect(upnFault('B801200005001', (code) => code === '933')).toBe('unknown-authority')
    expect(upnFault('B801200005001', (code) => code === '801')).toBeUndefined()
  })
})
