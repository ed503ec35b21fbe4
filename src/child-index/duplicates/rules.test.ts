import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../kernel/instant.ts'
import type { Weighed } from '../matching/rules.ts'
import { type DecidedRecord, needsReview, pairsToReview } from './rules.ts'

const aChild = (number: string, bits: number, objections: Weighed['objections'] = []): Weighed => ({
  number,
  bits,
  probability: 1 / (1 + 2 ** -bits),
  fields: [],
  objections,
})
const aRecord = (ranked: readonly Weighed[], parts: Partial<DecidedRecord> = {}): DecidedRecord => ({
  kind: 'new-child',
  number: 'M',
  decisionId: 'decision',
  outcome: 'PotentialMatch',
  ranked,
  recordedAt: '2026-06-01T09:00:00.000Z' as Instant,
  ...parts,
})

describe('the pairs a person must look at', () => {
  it('are of each record the three children that fit best, with the bits to the next', () => {
    const pairs = pairsToReview([aRecord([aChild('Z', 20), aChild('B', 18), aChild('Y', 10), aChild('C', 9)])])
    expect(pairs.map(({ number, otherNumber, margin }) => [number, otherNumber, margin])).toEqual([
      ['B', 'M', 8],
      ['M', 'Y', 1],
      ['M', 'Z', 2],
    ])
  })

  it('leave out those that are hardly like it, and those people said are not the same', () => {
    const ranked = [aChild('A', 20, ['said-not-to-be-the-same']), aChild('B', 15), aChild('C', -3)]
    expect(pairsToReview([aRecord(ranked)]).map(({ number }) => number)).toEqual(['B'])
  })

  it('are none of a record that was matched, or that nobody was like', () => {
    const matched = aRecord([aChild('M', 30), aChild('B', 15)], { kind: 'matched', outcome: 'Match' })
    const fresh = aRecord([aChild('B', -2)], { outcome: 'LowConfidenceMatch' })
    expect(pairsToReview([matched, fresh])).toEqual([])
  })

  it('are there when a record that has a number now matches another child', () => {
    expect(needsReview({ kind: 'update', outcome: 'Match' })).toBe(true)
    expect(needsReview({ kind: 'matched', outcome: 'Match' })).toBe(false)
  })

  it('come once each, the smaller number first, however many records were registered together', () => {
    const letters = fc.constantFrom('A', 'B', 'C', 'D', 'E')
    const records = fc.array(
      fc.record({
        number: letters,
        others: fc.array(fc.tuple(letters, fc.integer({ min: -5, max: 40 })), { maxLength: 5 }),
      }),
    )
    fc.assert(
      fc.property(records, (told) => {
        const pairs = pairsToReview(
          told.map(({ number, others }) =>
            aRecord(
              others.map(([other, bits]) => aChild(other, bits)),
              { number },
            ),
          ),
        )
        for (const { number, otherNumber } of pairs) expect(number < otherNumber).toBe(true)
        expect(new Set(pairs.map(({ number, otherNumber }) => number + otherNumber)).size).toBe(pairs.length)
      }),
    )
  })
})
