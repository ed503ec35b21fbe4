import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anIdentity, type IdentityParts } from '../identity/builder.ts'
import { profileOf } from '../matching/keys/rules.ts'
import { asAskedFor, isOperator, knowsEveryField, reasonFault } from './rules.ts'

const HELD: IdentityParts = {
  given: 'Anna Maria',
  family: 'Kowalska',
  former: { given: 'Anna', family: 'Nowak' },
  born: '2014-07-03',
  postcode: 'AL1 1AA',
  formerPostcode: 'SK1 1AA',
  sex: 'F',
  mother: { given: 'Ewa', family: 'Kowalska' },
}
const held = profileOf(anIdentity(HELD))
const knows = (parts: IdentityParts) => {
  const base: IdentityParts = { given: 'Anna Maria', family: 'Kowalska', born: '2014-07-03', postcode: 'AL1 1AA' }
  return knowsEveryField(profileOf(anIdentity({ ...base, ...parts })), [held], 'al11aa')
}

describe('knowing every field', () => {
  it('is name, birth date and present home, all right, however they are written', () => {
    expect(knows({})).toBe(true)
    expect(knows({ given: 'ANNA-MARIA', postcode: 'al1 1aa' })).toBe(true)
    expect(knows({ sex: 'F', mother: { given: 'Ewa', family: 'Kowalska' }, formerPostcode: 'SK1 1AA' })).toBe(true)
    expect(knows({ given: 'Anna', family: 'Nowak' })).toBe(true)
  })

  it.each<[string, IdentityParts]>([
    ['the given name', { given: 'Ana' }],
    ['the given name, left out', { given: '' }],
    ['half of the given name', { given: 'Anna' }],
    ['the family name', { family: 'Kowalski' }],
    ['the birth date', { born: '2014-07-04' }],
    ['the birth date, left out', { born: null }],
    ['the postcode', { postcode: 'AL1 1AB' }],
    ['the postcode, left out', { postcode: null }],
    ['where they live now: a home they have left', { postcode: 'SK1 1AA' }],
    ['a further postcode', { formerPostcode: 'SK9 9AA' }],
    ['the sex', { sex: 'M' }],
    ['the mother', { mother: { given: 'Eva', family: 'Kowalska' } }],
    ['a further name', { former: { given: 'Anna', family: 'Novak' } }],
    ['an NHS number', { identifiers: [{ system: 'nhs', value: '9990000018', verified: true }] }],
    ['a twin', { multipleBirth: true }],
  ])('is not had by one who is wrong about %s', (_, parts) => {
    expect(knows(parts)).toBe(false)
  })

  it('is had by nobody where the home is not known, or the birth date is a year only', () => {
    const asked = profileOf(anIdentity({ ...HELD, born: '2014-01-01' }))
    const year = profileOf(anIdentity({ ...HELD, born: '2014-01-01' }))
    expect(knowsEveryField(asked, [year], 'AL1 1AA')).toBe(false)
    expect(knowsEveryField(held, [held], null)).toBe(false)
  })

  it('is not had by chance: whatever is changed in a name, it is no longer known', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (given) => {
        expect(knows({ given })).toBe(given === 'annamaria')
      }),
    )
  })
})

it('shows one who knows a child what they asked, and nothing more', () => {
  expect(asAskedFor(anIdentity({ given: 'Anna', family: 'Nowak', born: '2014-07-03', postcode: 'AL1 1AA' }))).toEqual({
    given: 'Anna',
    family: 'Nowak',
    birthDate: '2014-07-03',
    birthDateKnown: 'exact',
    sex: 'U',
    postcodeDistrict: 'AL1',
  })
})

it('takes a person in the operator’s role for an operator, and no machine', () => {
  const asked = {
    authority: '990',
    userId: 'noor',
    role: 'auditor index-operator',
    purpose: 'operating-the-index',
  } as const
  expect(isOperator(asked)).toBe(true)
  expect(isOperator({ ...asked, userId: null })).toBe(false)
  expect(isOperator({ ...asked, role: 'operator' })).toBe(false)
})

it('wants a reason that is there and not endless', () => {
  expect(['', '  ', 'x'.repeat(1000), 'x'.repeat(1001)].map(reasonFault)).toEqual([
    'reason-missing',
    'reason-missing',
    undefined,
    'reason-too-long',
  ])
})
