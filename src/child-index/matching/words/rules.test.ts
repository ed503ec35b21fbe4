import { describe, expect, it } from 'vitest'
import { anIdentity } from '../../identity/builder.ts'
import { profileOf } from '../keys/rules.ts'
import { weigh } from '../rules.ts'
import { BUILT_IN_WEIGHTS } from '../weights/rules.ts'
import { strengthOf, summaryOf } from './rules.ts'

describe('a comparison in one sentence', () => {
  const weighed = (parts: Parameters<typeof anIdentity>[0]) => {
    const child = {
      number: 'N',
      profiles: [profileOf(anIdentity({ sex: 'F', ...parts }))],
      provisional: false,
      saidNotSame: false,
    }
    return weigh(profileOf(anIdentity({ given: 'Beatriz', sex: 'F' })), child, 1_000_000, BUILT_IN_WEIGHTS)
  }

  it('says that another given name in one household may be a twin', () => {
    expect(summaryOf(weighed({ given: 'Leonor' }))).toBe(
      'Given name different, family name the same, same birth date, same home: possibly a twin, or a brother or sister.',
    )
  })

  it('says nothing more of two that agree than what agrees', () => {
    expect(summaryOf(weighed({ given: 'Beatriz', postcode: 'SK1 1AA' }))).toBe(
      'Given name the same, family name the same, same birth date, another home.',
    )
  })
})

describe('how strongly a field speaks', () => {
  it.each([
    [29.9, 'for', 'Very strong'],
    [15, 'for', 'Strong'],
    [8, 'for', 'Fairly strong'],
    [3, 'for', 'Fairly weak'],
    [1, 'for', 'Weak'],
    [0.2, 'neither', 'Says nothing'],
    [-2, 'against', 'Some'],
    [-6, 'against', 'Strong'],
  ] as const)('is in a word: %d bits speak %s, %s', (bits, side, word) => {
    expect(strengthOf(bits)).toEqual({ side, word })
  })
})
