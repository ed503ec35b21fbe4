import { describe, expect, it } from 'vitest'
import { ASKED, anIdentity } from '../identity/builder.ts'
import { homePostcode, isUniversal, passOn, prefixesOf, readPrefix } from './rules.ts'

describe('the authority of the home postcode', () => {
  it('is of feeds of every child, not of an authority’s own records', () => {
    expect(['990/school-roll', '990/birth-notifications', '990/gp-register'].every(isUniversal)).toBe(true)
    expect(['990', '990/authority-register', '990/cin-census', '990/'].some(isUniversal)).toBe(false)
  })

  it('is the one with the longest part of the postcode, and AL4 is no part of AL40', () => {
    expect(prefixesOf('AL4 0XB')).toEqual(['AL4 0XB', 'AL4 0', 'AL4', 'AL'])
    expect(prefixesOf('AL40 1XB')).toEqual(['AL40 1XB', 'AL40 1', 'AL40', 'AL'])
    expect(prefixesOf('W1A 1AA')).toEqual(['W1A 1AA', 'W1A 1', 'W1A', 'W'])
  })

  it('goes by the present home, if it can be read', () => {
    const past = { lines: '1 Mill Lane', postcode: 'SK1 1AA', fromOn: null, toOn: '2020-01-01' as never }
    expect(homePostcode(anIdentity({ postcode: 'al4 0xb' }))).toBe('AL4 0XB')
    expect(homePostcode({ ...anIdentity(), addresses: [past] })).toBeUndefined()
    expect(homePostcode(anIdentity({ postcode: 'nowhere' }))).toBeUndefined()
    expect(homePostcode(anIdentity({ postcode: null }))).toBeUndefined()
  })

  it.each([
    ['al4', 'AL4'],
    [' AL4  0 ', 'AL4 0'],
    ['al40xb', 'AL4 0XB'],
    ['W1A', 'W1A'],
    ['AL', 'AL'],
    ['4', undefined],
    ['', undefined],
    ['AL4%', undefined],
  ])('reads %j as %j', (text, prefix) => {
    expect(readPrefix(text)).toBe(prefix)
  })
})

describe('passing responsibility on', () => {
  const request = { asked: ASKED, number: '2222222222', from: '990', expectedVersion: 1, to: '991' }
  it.each([
    ['is for the one who gives', '990', '991', false, true],
    ['is for the one who takes, and knows the child', '992', '990', true, true],
    ['is not for one who takes a child it does not know', '992', '990', false, false],
    ['is not for a third', '992', '991', true, false],
  ])('%s', (_, responsibleAuthority, to, knows, may) => {
    expect(passOn({ responsibleAuthority }, { ...request, to, from: responsibleAuthority }, knows).ok).toBe(may)
  })
})
