import { describe, expect, it } from 'vitest'
import { compareGiven } from './rules.ts'

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
})
