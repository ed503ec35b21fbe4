import { expect, it } from 'vitest'
import { postcode } from './postcode.ts'

it.each([
  ['ab12cd', 'AB1 2CD'],
  [' sw1a  1aa ', 'SW1A 1AA'],
  ['M1-1AE', 'M1 1AE'],
  ['b338th', 'B33 8TH'],
  ['zz99 3vz', 'ZZ99 3VZ'],
  ['GIR 0AA', 'GIR 0AA'],
])('the postcode %j is written %s', (text, written) => {
  expect(postcode(text)).toBe(written)
})

it.each(['', 'AB1', 'AB1 2C', 'ABC1 2CD', '1AB 2CD', 'AB1 2CDE', 'not known'])('%j is not a postcode', (text) => {
  expect(postcode(text)).toBeUndefined()
})
