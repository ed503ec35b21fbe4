import { describe, expect, it } from 'vitest'
import { compareGiven, isSurelyOneGiven } from './rules.ts'

describe('given names', () => {
  it.each([
    ['muhammad', 'yusuf', 'different'],
    ['muhammad', 'ifrah', 'different'],
    ['muhammad', 'muhammad yusuf', 'part in common'],
    ['muhammad', 'mohamed', 'variant'],
    ['muhammad yusuf', 'yusuf', 'first name the same'],
  ])('%s and %s compare as %s: Muhammad alone is a name', (one, other, level) => {
    expect([compareGiven(one, other), compareGiven(other, one)]).toEqual([level, level])
  })

  it.each([
    ['grace', 'gracie'],
    ['rose', 'rosie'],
    ['charlotte', 'lottie'],
  ])('%s and %s may be two sisters’', (one, other) => {
    expect([compareGiven(one, other), compareGiven(other, one)]).toEqual(['short form', 'short form'])
  })

  it.each([
    ['brid', 'bridget'],
    ['finley', 'findlay'],
  ])('%s and %s are both names, and neither is a slip of the other', (one, other) => {
    expect(compareGiven(one, other)).not.toBe('slip of one name')
    expect(compareGiven(one, other)).not.toBe('variant')
  })

  it.each([
    ['oscar', 'oskar'],
    ['millie', 'milly'],
    ['bilal', 'beelal'],
    ['umar', 'omar'],
    ['mohamed ali', 'mohmamed ali'],
  ])('%s and %s sound the same: parents do not give both', (one, other) => {
    expect(['same', 'variant', 'first name the same']).toContain(compareGiven(one, other))
  })

  it.each([
    ['meera', 'mira'],
    ['ellie', 'eli'],
    ['jayden', 'jaydon'],
    ['cadi', 'cari'],
  ])('%s and %s are two names, and twins may bear them', (one, other) => {
    expect(isSurelyOneGiven(compareGiven(one, other))).toBe(false)
  })

  it('is a slip where a neighbouring key was struck, at the front too', () => {
    expect(compareGiven('frace', 'grace')).toBe('slip of one name')
  })
})
