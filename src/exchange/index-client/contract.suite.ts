import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asked, ChildIndex, Identity, Registered } from '../../child-index/contract.ts'
import { ASKED, anAssertion, anIdentity, type IdentityParts } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import { testNhsNumber } from '../../kernel/nhs-number.ts'
import { upnFrom } from '../../kernel/upn.ts'

/** An index of its own to be held to the contract, and how to let it go. */
export type IndexUnderTest = { readonly index: ChildIndex; readonly close: () => Promise<void> }

/** What everyone may rely on of the index, whichever way it is reached. Its today is 1 June 2026. */
export function childIndexConformance(name: string, make: () => Promise<IndexUnderTest>): void {
  describe(`the child index, ${name}`, () => {
    let under: IndexUnderTest
    beforeAll(async () => {
      under = await make()
    })
    afterAll(() => under.close())
    const index = () => under.index
    registration(index)
    versions(index)
    matching(index)
    refusals(index)
    lookingUp(index)
    involvements(index)
  })
}

type Index = () => ChildIndex
const ELSEWHERE: Asked = { ...ASKED, authority: '991' }

async function registered(index: ChildIndex, reference: string, parts: IdentityParts): Promise<Registered> {
  const outcome = await index.register({ asked: ASKED, assertion: anAssertion(reference, parts) })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

async function registeredElsewhere(index: ChildIndex, reference: string, parts: IdentityParts): Promise<Registered> {
  const assertion = anAssertion(reference, parts, { node: '991' })
  const outcome = await index.register({ asked: ELSEWHERE, assertion })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

function nhsOf(serial: number): string {
  return testNhsNumber(serial) ?? nhsOf(serial + 1)
}

function verifiedNhs(serial: number): Identity['identifiers'] {
  return [{ system: 'nhs', value: nhsOf(serial), verified: true }]
}

function registration(index: Index): void {
  it('gives a child one number, which another authority is given too', async () => {
    const here = await registered(index(), 'one', { given: 'Ruby', family: 'Okafor', born: '2016-07-21' })
    const there = await registeredElsewhere(index(), 'A1', { given: 'Ruby', family: 'Okafor', born: '2016-07-21' })
    expect(indexNumber(here.number)).toBe(here.number)
    expect(here).toMatchObject({ state: 'confirmed', outcome: 'NoMatch', isNew: true })
    expect(there).toEqual({ number: here.number, state: 'confirmed', outcome: 'Match', isNew: false })
  })

  it('answers the same assertion sent again as it did before', async () => {
    const parts = { given: 'Tariq', family: 'Rahimi', born: '2013-11-30' }
    const first = await registered(index(), 'again', parts)
    const second = await registered(index(), 'again', parts)
    expect(second).toEqual({ number: first.number, state: 'confirmed', outcome: 'repeated', isNew: false })
  })

  it('keeps twins apart, though everything but the given name agrees', async () => {
    const home = { family: 'Whitlock', born: '2018-04-02', postcode: 'AL4 1TW' }
    const one = await registered(index(), 'twin-1', { given: 'Hassan', ...home })
    const other = await registered(index(), 'twin-2', { given: 'Hussain', ...home })
    expect(other.number).not.toBe(one.number)
    expect(other.isNew).toBe(true)
  })

  it('gives a child of whom too little is known a provisional number, and keeps it when the rest is learnt', async () => {
    const thin = { given: '', family: '', born: '2014-09-01', postcode: null }
    const first = await registered(index(), 'thin', thin)
    expect(first).toMatchObject({ state: 'provisional', isNew: true })
    expect((await registered(index(), 'thin-2', thin)).number).not.toBe(first.number)
    const full = anAssertion('thin', { given: 'Wren', family: 'Haldane', born: '2014-09-01' }, { version: 2 })
    const completed = await index().register({ asked: ASKED, assertion: full })
    expect(completed).toMatchObject({ ok: true, value: { number: first.number, state: 'confirmed', isNew: false } })
  })

  it('registers an unborn child provisionally, and the born child keeps the number', async () => {
    const mother = { given: 'Dana', family: 'Quill' }
    const unborn = await registered(index(), 'unborn', {
      given: '',
      family: '',
      born: null,
      expected: '2026-08-01',
      mother,
    })
    expect(unborn.state).toBe('provisional')
    const born = anAssertion('unborn', { given: 'Ida', family: 'Quill', born: '2026-05-28', mother }, { version: 2 })
    const outcome = await index().register({ asked: ASKED, assertion: born })
    expect(outcome).toMatchObject({ ok: true, value: { number: unborn.number, state: 'confirmed' } })
  })

  it('registers many at once, finding those who are in the list twice', async () => {
    const child = { given: 'Imogen', family: 'Vasquez', born: '2012-02-17', postcode: 'AL3 9ZZ' }
    const assertions = [
      anAssertion('many-1', child),
      anAssertion('many-2', { ...child, family: 'Vasqeuz' }),
      anAssertion('many-3', { ...child, given: 'Tobias', born: '2010-12-05' }),
      anAssertion('many-4', { born: '2031-01-05' }),
    ]
    const [one, two, three, four] = await index().registerMany({ asked: ASKED, assertions })
    expect([one?.ok, two?.ok, three?.ok]).toEqual([true, true, true])
    const numberOf = (outcome: typeof one) => (outcome?.ok ? outcome.value.number : undefined)
    expect(numberOf(two)).toBe(numberOf(one))
    expect(numberOf(three)).not.toBe(numberOf(one))
    expect(four).toEqual({ ok: false, refusal: 'birth-date-in-the-future' })
  })
}

function versions(index: Index): void {
  it('refuses another content under a version it holds, and changes nothing', async () => {
    const first = await registered(index(), 'changed', { given: 'Nell', family: 'Abara', born: '2017-05-05' })
    const other = anAssertion('changed', { given: 'Nell', family: 'Abara', born: '2017-05-06' })
    const outcome = await index().register({ asked: ASKED, assertion: other })
    expect(outcome).toEqual({ ok: false, refusal: 'same-version-other-content' })
    const child = await index().childByNumber({ asked: ASKED, number: first.number })
    expect(child).toMatchObject({ ok: true, value: { summary: { birthDate: '2017-05-05' } } })
  })

  it('takes a later version, finds the child by both names, and knows the earlier version when it comes late', async () => {
    const before = { given: 'Petra', family: 'Lindqvist', born: '2011-08-14', postcode: 'AL2 2PL' }
    const first = await registered(index(), 'renamed', before)
    const renamed = anAssertion('renamed', { ...before, family: 'Moreau' }, { version: 3 })
    expect(await index().register({ asked: ASKED, assertion: renamed })).toMatchObject({
      value: { number: first.number, isNew: false },
    })
    for (const family of ['Lindqvist', 'Moreau']) {
      const found = await index().match({ asked: ASKED, identity: anIdentity({ ...before, family }) })
      expect(found).toMatchObject({ outcome: 'Match', candidates: [{ number: first.number }] })
    }
    expect((await registered(index(), 'renamed', before)).outcome).toBe('repeated')
    const between = await index().register({ asked: ASKED, assertion: anAssertion('renamed', before, { version: 2 }) })
    expect(between).toEqual({ ok: false, refusal: 'older-than-held' })
  })
}

function matching(index: Index): void {
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

function refusals(index: Index): void {
  const identifier = (system: 'nhs' | 'upn', value: string) => ({ identifiers: [{ system, value, verified: false }] })

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
    ['expected-date-too-far-ahead', { born: null, expected: '2028-01-01' }],
  ])('refuses %s, and writes nothing', async (refusal, parts) => {
    const assertion = anAssertion(`bad-${refusal}`, parts)
    expect(await index().register({ asked: ASKED, assertion })).toEqual({ ok: false, refusal })
    const right = anAssertion(`bad-${refusal}`, { given: 'Later', family: 'Right', born: '2015-02-03' })
    expect((await index().register({ asked: ASKED, assertion: right })).ok).toBe(true)
  })

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
    ['version-not-usable', { version: 0 }],
    ['not-your-node', { node: '9901' }],
  ])('refuses an assertion with %s', async (refusal, part) => {
    expect(await index().register({ asked: ASKED, assertion: anAssertion('shape', {}, part) })).toEqual({
      ok: false,
      refusal,
    })
  })
}

function lookingUp(index: Index): void {
  it('shows a child by number as typed, and by identifier', async () => {
    const upn = upnFrom('990', 1234, 2015, 17)
    const identifiers = [...verifiedNhs(500), { system: 'upn', value: upn, verified: false } as const]
    const child = { given: 'Solveig', family: 'Brandt', born: '2015-01-19', identifiers }
    const { number } = await registered(index(), 'shown', child)
    const typed = `${number.slice(0, 3)} ${number.slice(3, 6)}-${number.slice(6)}`.toLowerCase()
    const expected = {
      ok: true,
      value: { number, state: 'confirmed', status: 'active', responsibleAuthority: '990', knownTo: ['990'] },
    }
    expect(await index().childByNumber({ asked: ELSEWHERE, number: typed })).toMatchObject(expected)
    expect(await index().childByIdentifier({ asked: ELSEWHERE, system: 'nhs', value: nhsOf(500) })).toMatchObject(
      expected,
    )
    expect(await index().childByIdentifier({ asked: ELSEWHERE, system: 'upn', value: upn })).toMatchObject(expected)
  })

  it('tells a wrong number from one nobody has', async () => {
    expect(await index().childByNumber({ asked: ASKED, number: '2222222223' })).toEqual({
      ok: false,
      refusal: 'number-not-valid',
    })
    expect(await index().childByNumber({ asked: ASKED, number: '2222222222' })).toEqual({
      ok: false,
      refusal: 'not-found',
    })
    const by = { asked: ASKED, system: 'nhs', value: nhsOf(900) } as const
    expect(await index().childByIdentifier(by)).toEqual({ ok: false, refusal: 'not-found' })
  })
}

function involvements(index: Index): void {
  const day = (text: string) => text as CalendarDay
  const involvement = (number: string, reference: string, sensitive = false) => ({
    reference,
    number,
    organisation: 'Mill Lane Surgery',
    kind: 'gp-practice' as const,
    role: 'GP',
    contact: '01632 960123',
    sinceOn: day('2025-01-06'),
    lastSeenOn: null,
    sensitive,
  })

  it('shows who works with a child until they no longer do', async () => {
    const { number } = await registered(index(), 'worked-with', { given: 'Bao', family: 'Trinh', born: '2019-09-09' })
    const recorded = await index().recordInvolvement({ asked: ASKED, involvement: involvement(number, 'inv-1') })
    expect(recorded).toMatchObject({ ok: true, value: { number, organisation: 'Mill Lane Surgery', endedOn: null } })
    expect(await index().involvementsOf({ asked: ELSEWHERE, number })).toMatchObject({
      value: [{ reference: 'inv-1' }],
    })
    const end = { asked: ASKED, reference: 'inv-1', endedOn: day('2026-05-01') }
    expect(await index().endInvolvement(end)).toMatchObject({ value: { endedOn: '2026-05-01' } })
    expect(await index().endInvolvement({ ...end, endedOn: day('2026-05-02') })).toMatchObject({
      value: { endedOn: '2026-05-01' },
    })
    expect(await index().involvementsOf({ asked: ELSEWHERE, number })).toEqual({ ok: true, value: [] })
  })

  it('shows another authority of a sensitive service only that there is one', async () => {
    const { number } = await registered(index(), 'sensitive', { given: 'Lowri', family: 'Penhale', born: '2010-03-03' })
    await index().recordInvolvement({ asked: ASKED, involvement: involvement(number, 'inv-2', true) })
    const [seen] = (await answered(index().involvementsOf({ asked: ELSEWHERE, number }))) ?? []
    expect(seen).toMatchObject({ organisation: null, role: null, contact: null, kind: 'other', sensitive: true })
  })

  it('refuses one of a child nobody has, that ends before it began, or that another authority told of', async () => {
    const { number } = await registered(index(), 'refused', { given: 'Emrys', family: 'Tal', born: '2010-03-04' })
    const record = (input: ReturnType<typeof involvement>) =>
      index().recordInvolvement({ asked: ASKED, involvement: input })
    expect(await record(involvement('2222222222', 'inv-3'))).toEqual({ ok: false, refusal: 'not-found' })
    expect(await record({ ...involvement(number, 'inv-3'), contact: ' ' })).toEqual({
      ok: false,
      refusal: 'involvement-not-readable',
    })
    await record(involvement(number, 'inv-4'))
    const end = { asked: ASKED, reference: 'inv-4', endedOn: day('2024-01-01') }
    expect(await index().endInvolvement(end)).toEqual({ ok: false, refusal: 'ended-before-it-began' })
    expect(await index().endInvolvement({ ...end, asked: ELSEWHERE })).toEqual({ ok: false, refusal: 'not-found' })
  })
}

async function answered<T>(answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>) {
  const outcome = await answer
  return outcome.ok ? outcome.value : undefined
}
