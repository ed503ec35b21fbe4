import { expect, it } from 'vitest'
import { counted } from './counted.ts'

it.each([0, 2, 12_000])('says %i with the word for several', (count) => {
  expect(counted(count, 'agency', 'agencies')).toMatch(/^[\d,]+ agencies$/)
})

it('says one with the word for one, and parts thousands by commas', () => {
  expect(counted(1, 'record')).toBe('1 record')
  expect(counted(1000, 'record')).toBe('1,000 records')
})
