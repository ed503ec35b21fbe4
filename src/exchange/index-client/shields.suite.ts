import { expect, it } from 'vitest'
import type { ChildIndex } from '../../child-index/contract.ts'
import type { Asked } from '../../child-index/contract-asked.ts'
import { ASKED, anAssertion, anIdentity } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { ELSEWHERE, type Index, nhsOf, registered, registeredElsewhere, verifiedNhs } from './world.suite.ts'

/** Like any number, and nobody's. */
const NOBODYS = '2222222222'

export function shielding(index: Index): void {
  const child = { given: 'Evangeline', family: 'Thornquist', born: '2014-08-19', postcode: 'AL3 3TQ' }

  it('answers a stranger about a shielded child byte for byte as about nobody', async () => {
    const identifiers = verifiedNhs(600)
    const { number } = await registered(index(), 'sealed', { ...child, identifiers })
    await shielded(index(), number)
    const answers = await Promise.all(waysToAsk(index(), ELSEWHERE, number, nhsOf(600)))
    const absent = await Promise.all(waysToAsk(index(), ELSEWHERE, NOBODYS, nhsOf(950)))
    expect(JSON.stringify(answers)).toBe(JSON.stringify(absent))
  })

  it('is there for the responsible authority as before', async () => {
    const { number } = await registered(index(), 'ours', { ...child, given: 'Isolde', postcode: 'AL3 4TQ' })
    await shielded(index(), number)
    expect(await index().childByNumber({ asked: ASKED, number })).toMatchObject({
      value: { number, summary: { given: 'Isolde' } },
    })
    const identity = anIdentity({ ...child, given: 'Isolde', postcode: null })
    expect(await index().match({ asked: ASKED, identity })).toMatchObject({ candidates: [{ number }] })
  })
}

export function knowing(index: Index): void {
  it('finds a shielded child for who knows every field asked, and tells them no more than that', async () => {
    const known = { given: 'Rosamund', family: 'Aldersea', born: '2015-05-05', postcode: 'AL3 5TQ' }
    const { number } = await registered(index(), 'known', { ...known, formerPostcode: 'SK1 1AB' })
    await shielded(index(), number)
    const asks = (parts: object) => index().match({ asked: ELSEWHERE, identity: anIdentity({ ...known, ...parts }) })
    expect(await asks({})).toMatchObject({
      outcome: 'Match',
      candidates: [{ number, responsibleAuthority: null, summary: { given: 'Rosamund', postcodeDistrict: 'AL3' } }],
    })
    const wrong = [{ postcode: 'SK1 1AB' }, { postcode: null }, { given: 'Rosamond' }, { born: '2015-05-06' }]
    for (const part of wrong) expect(await asks(part)).toEqual({ outcome: 'NoMatch', candidates: [] })
    expect(await asks({ identifiers: verifiedNhs(610) })).toEqual({ outcome: 'NoMatch', candidates: [] })
  })
}

export function nearShielded(index: Index): void {
  it('gives who registers a child like a shielded one a new number, and they cannot tell', async () => {
    const hidden = { given: 'Tobias', family: 'Ravenscar', born: '2012-01-25', postcode: 'AL3 6TQ' }
    const { number } = await registered(index(), 'near-hidden', hidden)
    await shielded(index(), number)
    const plain = { given: 'Cosima', family: 'Quillfeather', born: '2011-11-08', postcode: 'AL3 7TQ' }
    const near = await registeredElsewhere(index(), 'near-1', { ...hidden, postcode: 'SK4 4AA' })
    const other = await registeredElsewhere(index(), 'near-2', plain)
    expect({ ...near, number: '' }).toEqual({ ...other, number: '' })
    expect(near.number).not.toBe(number)
    expect(await index().childByNumber({ asked: ELSEWHERE, number: near.number })).toMatchObject({
      value: { number: near.number, status: 'active', responsibleAuthority: '991', knownTo: ['991'] },
    })
    const identity = anIdentity({ ...hidden, postcode: 'SK4 4AA' })
    expect(await index().match({ asked: ELSEWHERE, identity })).toMatchObject({
      outcome: 'Match',
      candidates: [{ number: near.number, responsibleAuthority: '991' }],
    })
    const third = await index().childByNumber({ asked: { ...ASKED, authority: '992' }, number: near.number })
    expect(third).toEqual({ ok: false, refusal: 'not-found' })
  })
}

export function whoShields(index: Index): void {
  it('puts a shield up for the responsible authority alone, with a reason, and twice is once', async () => {
    const { number } = await registered(index(), 'whose', { given: 'Leofric', family: 'Sandgate', born: '2016-06-16' })
    const request = { asked: ELSEWHERE, number, reason: 'A parent must not find them' }
    expect(await index().shield(request)).toEqual({ ok: false, refusal: 'not-yours-to-shield' })
    expect(await index().shield({ ...request, asked: ASKED, reason: ' ' })).toEqual({
      ok: false,
      refusal: 'reason-missing',
    })
    expect(await index().shield({ ...request, asked: ASKED, reason: 'x'.repeat(1001) })).toEqual({
      ok: false,
      refusal: 'reason-too-long',
    })
    const first = await index().shield({ ...request, asked: ASKED })
    expect(first).toMatchObject({ ok: true, value: { number } })
    expect(await index().shield({ ...request, asked: ASKED })).toEqual(first)
    expect(await index().shield(request)).toEqual({ ok: false, refusal: 'not-found' })
  })
}

export function responsibility(index: Index): void {
  it('passes on once, and tells who comes too late how it is now', async () => {
    const { number } = await registered(index(), 'passing', { given: 'Hedley', family: 'Marsh', born: '2013-10-13' })
    const give = { asked: ASKED, number, from: '990', expectedVersion: 1, to: '991' }
    const given = { number, responsibleAuthority: '991', version: 2 }
    expect(await index().changeResponsible(give)).toEqual({ ok: true, value: given })
    expect(await index().childByNumber({ asked: ASKED, number })).toMatchObject({ value: given })
    await workingWith(index(), '992', number)
    const late = { ...give, asked: { ...ASKED, authority: '992' }, to: '992' }
    expect(await index().changeResponsible(late)).toEqual({ ok: false, refusal: 'stale', present: given })
    const taken = { ...late, from: '991', expectedVersion: 2 }
    expect(await index().changeResponsible(taken)).toMatchObject({ value: { responsibleAuthority: '992', version: 3 } })
  })

  it('lets one of fifty who ask at one moment have it', async () => {
    const { number } = await registered(index(), 'fifty', { given: 'Ines', family: 'Calderbank', born: '2014-03-14' })
    const authorities = Array.from({ length: 50 }, (_, at) => String(900 + at))
    for (const authority of authorities) await workingWith(index(), authority, number)
    const asking = authorities.map((authority) => {
      const asked = { ...ASKED, authority }
      return index().changeResponsible({ asked, number, from: '990', expectedVersion: 1, to: authority })
    })
    const answers = await Promise.all(asking)
    const [winner, ...others] = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(others).toEqual([])
    const told = answers.flatMap((answer) => (!answer.ok && answer.refusal === 'stale' ? [answer.present] : []))
    expect(told).toEqual(Array(49).fill(winner))
  })

  it.each([
    ['not-yours-to-change', { asked: { ...ASKED, authority: '993' } }],
    ['authority-not-valid', { to: 'Eastholt' }],
    ['same-authority', { to: '990' }],
    ['not-found', { number: NOBODYS }],
    ['number-not-valid', { number: '2222222223' }],
  ])('refuses %s', async (refusal, part) => {
    const { number } = await registered(index(), 'refused-pass', { given: 'Ewan', family: 'Pell', born: '2013-10-14' })
    const request = { asked: ASKED, number, from: '990', expectedVersion: 1, to: '991', ...part }
    expect(await index().changeResponsible(request)).toEqual({ ok: false, refusal })
  })
}

export function searchingWithoutEnough(index: Index): void {
  it.each([
    ['nothing-to-go-by', { born: null, postcode: null }],
    ['name-not-readable', { given: 'Ev*' }],
    ['name-not-readable', { family: '%' }],
    ['nothing-to-go-by', { given: '', family: '' }],
  ])('refuses %s: a name needs a birth date or a postcode, and is written out', async (refusal, parts) => {
    expect(await index().match({ asked: ASKED, identity: anIdentity(parts) })).toMatchObject({ refusal })
  })
}

async function shielded(index: ChildIndex, number: string): Promise<void> {
  const outcome = await index.shield({ asked: ASKED, number, reason: 'A parent must not find them' })
  if (!outcome.ok) throw new Error(outcome.refusal)
}

/** One who takes responsibility for a child works with them, or has a record of them. */
async function workingWith(index: ChildIndex, authority: string, number: string): Promise<void> {
  const involvement = { ...INVOLVEMENT, reference: `taking-${number}`, number }
  const outcome = await index.recordInvolvement({ asked: { ...ASKED, authority }, involvement })
  if (!outcome.ok) throw new Error(outcome.refusal)
}

const INVOLVEMENT = {
  organisation: 'A school',
  kind: 'school',
  role: 'Head',
  contact: '01632 960111',
  sinceOn: '2026-01-01' as CalendarDay,
  lastSeenOn: null,
  sensitive: false,
} as const

/** Every way in which a number or an identifier can be asked after, and told of. */
function waysToAsk(index: ChildIndex, asked: Asked, number: string, nhs: string): readonly Promise<unknown>[] {
  const day = (text: string) => text as CalendarDay
  const about = { reference: 'stranger', number }
  return [
    index.childByNumber({ asked, number }),
    index.childByIdentifier({ asked, system: 'nhs', value: nhs }),
    index.match({
      asked,
      identity: anIdentity({
        given: '',
        family: '',
        born: null,
        postcode: null,
        identifiers: [{ system: 'nhs', value: nhs, verified: true }],
      }),
    }),
    index.involvementsOf({ asked, number }),
    index.recordInvolvement({
      asked,
      involvement: { ...INVOLVEMENT, ...about },
    }),
    index.sealedConcernsOf({ asked, number }),
    index.tellSealedConcern({
      asked,
      concern: {
        ...about,
        agencyKind: 'education',
        band: 'worried',
        untilOn: day('2026-12-01'),
        whomToRing: 'The head, 01632 960111',
      },
    }),
    index.changeResponsible({ asked, number, from: '990', expectedVersion: 1, to: asked.authority }),
    index.shield({ asked, number, reason: 'Trying' }),
    index.register({ asked, assertion: anAssertion('n/a', {}, { node: 'n/a' }) }),
  ]
}
