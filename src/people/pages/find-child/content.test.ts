import { expect, it } from 'vitest'
import { budgetSpent } from './content.ts'

it.each([
  [1, '1 minute'],
  [61, '2 minutes'],
  [3480, '58 minutes'],
  [7199, '2 hours'],
  [80_000, '23 hours'],
])('says when to ask the index again, after %i seconds, as "%s"', (seconds, words) => {
  expect(budgetSpent(seconds)).toContain(`Try again in ${words}.`)
})

it('says what is safe to rely on, and what to do for a child in danger', () => {
  const words = budgetSpent(600)
  expect(words).toContain('What is shown is from our own records only')
  expect(words).toContain('ring the front door')
})
