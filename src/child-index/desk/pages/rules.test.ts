import { expect, it } from 'vitest'
import { likelihoodOf } from './rules.ts'

it.each([
  [{ probability: 0.999, outcome: 'Match' }, false, 'very-probably-one'],
  [{ probability: 0.999, outcome: 'Match' }, true, 'probably-one'],
  [{ probability: 0.999, outcome: 'PotentialMatch' }, false, 'probably-one'],
  [{ probability: 0.999, outcome: 'ManyMatch' }, false, 'several'],
  [{ probability: 0.5, outcome: 'PotentialMatch' }, false, 'perhaps-one'],
  [{ probability: 0.1, outcome: 'PotentialMatch' }, true, 'probably-two'],
] as const)('a pair of %o (objected to: %s) is %s', (pair, isObjectedTo, likelihood) => {
  expect(likelihoodOf(pair, isObjectedTo)).toBe(likelihood)
})
