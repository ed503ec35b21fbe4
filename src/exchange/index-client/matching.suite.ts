import { expect, it } from 'vitest'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { ELSEWHERE, type Index, registered, verifiedNhs } from './world.suite.ts'

export function matching(index: Index): void {
  const child = { given: 'Margarethe', family: 'Osterhagen', born: '2015-03-09', postcode: 'AL4 7QD' } as const

  it.each<[string, IdentityParts]>([
    ['exactly', {}],
    ['with a letter of the given name wrong', { given: 'Margarehte' }],
    ['with a letter of the family name wrong', { family: 'Osterhagn' }],
    ['with day and month swapped', { born: '2015-09-03' }],
    ['with a wrong day of birth', { born: '2015-03-19' }],
    ['with the names the other way round', { given: 'Osterhagen', family: 'Margarethe' }],
    ['in capitals, with accents and a hyphen', { given: 'MARGARÉTHE', family: 'OSTER-HAGEN' }],
    ['at a new address', { postcode: 'SK7 1AA' }],
    ['without an address', { postcode: null }],
  ])('finds a child %s', async (_, error) => {
    const { number } = await registered(index(), 'found', child)
    const found = await index().match({ asked: ELSEWHERE, identity: anIdentity({ ...child, ...error }) })
    expect(found).toMatchObject({ outcome: 'Match', candidates: [{ number }] })
    expect(found.candidates[0]?.reasons.length).toBeGreaterThan(2)
    expect(found.candidates[0]?.score).toBeGreaterThanOrEqual(0.95)
  })

  it('does not find who is not there', async () => {
    const identity = anIdentity({ given: 'Zebedee', family: 'Quince', born: '2009-10-10', postcode: 'ZE1 0AA' })
    expect(await index().match({ asked: ASKED, identity })).toEqual({ outcome: 'NoMatch', candidates: [] })
  })
}

export function doubts(index: Index): void {
  it('says in words why a sister born the same day is not simply the same child', async () => {
    const home = { family: 'Ferreira', born: '2014-12-24', postcode: 'AL9 5FG' }
    await registered(index(), 'sister', { given: 'Beatriz', ...home })
    const found = await index().match({ asked: ASKED, identity: anIdentity({ given: 'Leonor', ...home }) })
    expect(found.outcome).not.toBe('Match')
    const words = found.candidates[0]?.objections.map((objection) => objection.words)
    expect(words?.join()).toContain('possibly a twin')
  })

  it('never matches two children with different valid NHS numbers', async () => {
    const same = { given: 'Arlo', family: 'Ndiaye', born: '2016-02-29', postcode: 'AL1 1ND' }
    const one = await registered(index(), 'nhs-1', { ...same, identifiers: verifiedNhs(100) })
    const other = await registered(index(), 'nhs-2', { ...same, identifiers: verifiedNhs(200) })
    expect(other).toMatchObject({ isNew: true, outcome: 'PotentialMatch' })
    expect(other.number).not.toBe(one.number)
  })

  it('takes 1 January to be the year only, and asks a person', async () => {
    const same = { given: 'Yonas', family: 'Tesfaye', born: '2010-01-01', postcode: 'AL1 4YT' }
    await registered(index(), 'january', same)
    expect((await index().match({ asked: ASKED, identity: anIdentity(same) })).outcome).not.toBe('Match')
  })

  it('never links two who fit equally well', async () => {
    const same = { given: 'Ada', family: 'Holt', born: '2012-06-06', postcode: null }
    await registered(index(), 'tie-1', { ...same, postcode: 'AL5 1AA', identifiers: verifiedNhs(300) })
    await registered(index(), 'tie-2', { ...same, postcode: 'AL5 9ZZ', identifiers: verifiedNhs(400) })
    const found = await index().match({ asked: ASKED, identity: anIdentity(same) })
    expect(found.outcome).toBe('ManyMatch')
    expect(found.candidates).toHaveLength(2)
  })
}

export function refusals(index: Index): void {
  const identifier = (system: 'nhs' | 'upn', value: string) => ({ identifiers: [{ system, value, verified: false }] })

  const lived = (fromOn: string, toOn: string | null): IdentityParts => ({
    addresses: [
      { lines: '1 Mill Lane', postcode: null, fromOn: fromOn as CalendarDay, toOn: toOn as CalendarDay | null },
    ],
  })

  it.each<[string, IdentityParts]>([
    ['birth-date-in-the-future', { born: '2026-06-02' }],
    ['not-a-date', { born: '2015-02-30' }],
    ['name-too-long', { given: 'A'.repeat(500) }],
    ['name-not-readable', { family: "Robert'); DROP TABLE child_index.child;--" }],
    ['name-not-readable', { given: 'a\u202eb' }],
    ['name-not-readable', { given: 'nul\u0000' }],
    ['name-not-readable', { given: `Z${'\u0301'.repeat(40)}` }],
    ['nhs-number-not-valid', identifier('nhs', '9990000001')],
    ['upn-not-valid', identifier('upn', 'A990000012001')],
    ['address-dates-not-possible', lived('2024-05-01', '2024-04-30')],
    ['address-dates-not-possible', lived('2120-01-01', null)],
    ['expected-date-too-far-ahead', { born: null, expected: '2028-01-01' }],
  ])('refuses %s, and writes nothing', async (refusal, parts) => {
    const assertion = anAssertion(`bad-${refusal}`, parts)
    expect(await index().register({ asked: ASKED, assertion })).toEqual({ ok: false, refusal })
    const right = anAssertion(`bad-${refusal}`, { given: 'Later', family: 'Right', born: '2015-02-03' })
    expect((await index().register({ asked: ASKED, assertion: right })).ok).toBe(true)
  })
}

export function asking(index: Index): void {
  it('takes names of every script, written from the right or with marks', async () => {
    const name = { given: 'محمد', family: 'الأحمد', born: '2015-10-02', postcode: 'AL7 7AA' }
    const { number } = await registered(index(), 'script', name)
    const found = await index().match({ asked: ASKED, identity: anIdentity({ ...name, given: 'مُحَمَّد' }) })
    expect(found).toMatchObject({ outcome: 'Match', candidates: [{ number }] })
  })

  it('refuses a search without anything to go by', async () => {
    const identity = anIdentity({ given: '', family: '', postcode: null })
    expect(await index().match({ asked: ASKED, identity })).toMatchObject({ refusal: 'nothing-to-go-by' })
  })

  it('refuses whoever does not say who they are, and a record of another’s', async () => {
    const asked = { ...ASKED, authority: '' }
    const assertion = anAssertion('who')
    expect(await index().register({ asked, assertion })).toEqual({ ok: false, refusal: 'asked-not-complete' })
    expect(await index().match({ asked, identity: anIdentity() })).toMatchObject({ refusal: 'asked-not-complete' })
    expect(await index().register({ asked: ELSEWHERE, assertion })).toEqual({ ok: false, refusal: 'not-your-node' })
  })

  it.each([
    ['local-reference-not-usable', { localReference: '' }],
    ['local-reference-not-usable', { localReference: '   ' }],
    ['version-not-usable', { version: 0 }],
    ['not-your-node', { node: '9901' }],
  ])('refuses an assertion with %s', async (refusal, part) => {
    expect(await index().register({ asked: ASKED, assertion: anAssertion('shape', {}, part) })).toEqual({
      ok: false,
      refusal,
    })
  })
}
