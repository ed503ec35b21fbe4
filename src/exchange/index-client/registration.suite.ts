import { expect, it } from 'vitest'
import { ASKED, anAssertion, anIdentity } from '../../child-index/identity/builder.ts'
import { indexNumber } from '../../kernel/index-number.ts'
import { type Index, registered, registeredElsewhere } from './world.suite.ts'

export function registration(index: Index): void {
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
}

export function completion(index: Index): void {
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
}

export function manyAtOnce(index: Index): void {
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

export function versions(index: Index): void {
  it('refuses another content under a version it holds, and changes nothing', async () => {
    const first = await registered(index(), 'changed', { given: 'Nell', family: 'Abara', born: '2017-05-05' })
    const other = anAssertion('changed', { given: 'Nell', family: 'Abara', born: '2017-05-06' })
    const outcome = await index().register({ asked: ASKED, assertion: other })
    expect(outcome).toEqual({ ok: false, refusal: 'same-version-other-content' })
    const child = await index().childByNumber({ asked: ASKED, number: first.number })
    expect(child).toMatchObject({ ok: true, value: { summary: { birthDate: '2017-05-05' } } })
  })

  it('takes a later version, finds the child at one home by both names, and knows the earlier version when it comes late', async () => {
    const before = { given: 'Petra', family: 'Lindqvist', born: '2011-08-14', postcode: 'AL2 2PL' }
    const first = await registered(index(), 'renamed', before)
    const renamed = anAssertion('renamed', { ...before, family: 'Moreau' }, { version: 3 })
    expect(await index().register({ asked: ASKED, assertion: renamed })).toMatchObject({
      value: { number: first.number, isNew: false },
    })
    for (const family of ['Moreau', 'Lindqvist']) {
      const found = await index().match({ asked: ASKED, identity: anIdentity({ ...before, family }) })
      expect(found).toMatchObject({ outcome: 'Match', candidates: [{ number: first.number }] })
    }
    expect((await registered(index(), 'renamed', before)).outcome).toBe('repeated')
    const between = await index().register({ asked: ASKED, assertion: anAssertion('renamed', before, { version: 2 }) })
    expect(between).toEqual({ ok: false, refusal: 'older-than-held' })
  })
}
