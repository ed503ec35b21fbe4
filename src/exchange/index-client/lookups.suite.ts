import { expect, it } from 'vitest'
import { ASKED } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { upnFrom } from '../../kernel/upn.ts'
import { ELSEWHERE, type Index, nhsOf, registered, registeredElsewhere, verifiedNhs } from './world.suite.ts'

export function lookingUp(index: Index): void {
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

export function identifiers(index: Index): void {
  it('tells all that a child goes by, but to each authority only its own records’ names', async () => {
    const upn = upnFrom('990', 1234, 2015, 18)
    const known = [...verifiedNhs(510), { system: 'upn', value: upn, verified: false } as const]
    const child = { given: 'Ottilie', family: 'Grenfell', born: '2015-05-19', identifiers: known }
    const { number } = await registered(index(), 'goes-by', child)
    await registeredElsewhere(index(), 'their-own', child)
    const all = await index().identifiersOf({ asked: ASKED, number })
    expect(all).toEqual({
      ok: true,
      value: {
        ...{ number, retiredNumbers: [], identifiers: known },
        localReferences: [{ node: '990', localReference: 'goes-by' }],
      },
    })
    expect(await index().identifiersOf({ asked: ELSEWHERE, number })).toMatchObject({
      value: { identifiers: known, localReferences: [{ node: '991', localReference: 'their-own' }] },
    })
    expect(await index().identifiersOf({ asked: ASKED, number: '2222222222' })).toEqual({
      ok: false,
      refusal: 'not-found',
    })
  })
}

export function involvements(index: Index): void {
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
}

export function involvementRefusals(index: Index): void {
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

async function answered<T>(answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>) {
  const outcome = await answer
  return outcome.ok ? outcome.value : undefined
}
