import { expect, it } from 'vitest'
import type { Asked } from '../../child-index/contract-asked.ts'
import type { SealedConcernInput } from '../../child-index/contract-concerns.ts'
import type { InvolvementInput } from '../../child-index/contract-involvements.ts'
import { ASKED } from '../../child-index/identity/builder.ts'
import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { ELSEWHERE, type Index, registered } from './world.suite.ts'

const THIRD: Asked = { ...ASKED, authority: '992' }

export function sealedConcerns(index: Index): void {
  it('tells those who work with a child whom to ring, and others only that a concern exists', async () => {
    const { number } = await registered(index(), 'concerned', { given: 'Ottilie', family: 'Brack', born: '2014-02-11' })
    const concern = aConcern(number, 'sealed-1')
    expect(await index().tellSealedConcern({ asked: ELSEWHERE, concern })).toMatchObject({
      ok: true,
      value: { number, authority: '991', state: 'stands', whomToRing: 'Named nurse, 01632 960456' },
    })
    const { number: _, ...said } = concern
    const told = { ...said, authority: '991', recordedAt: expect.any(String), holder: expect.any(String) }
    const shown = { hasSealedConcern: true, concerns: [told] }
    expect(await index().sealedConcernsOf({ asked: ASKED, number })).toEqual({ ok: true, value: shown })
    const existing = { ok: true, value: { hasSealedConcern: true, concerns: null } }
    expect(await index().sealedConcernsOf({ asked: THIRD, number })).toEqual(existing)
    expect(await index().childByNumber({ asked: THIRD, number })).toMatchObject({ value: { hasSealedConcern: true } })

    await index().recordInvolvement({ asked: THIRD, involvement: anInvolvement(number, 'works-1') })
    expect(await index().sealedConcernsOf({ asked: THIRD, number })).toEqual({ ok: true, value: shown })
    await index().endInvolvement({ asked: THIRD, reference: 'works-1', endedOn: day('2026-05-31') })
    expect(await index().sealedConcernsOf({ asked: THIRD, number })).toEqual(existing)
  })

  it('is one concern however often it is told, may be renewed, and is gone when it is withdrawn', async () => {
    const { number } = await registered(index(), 'renewed', { given: 'Caradoc', family: 'Wynn', born: '2011-09-30' })
    await index().tellSealedConcern({ asked: ASKED, concern: aConcern(number, 'sealed-2') })
    await index().tellSealedConcern({ asked: ASKED, concern: { ...aConcern(number, 'sealed-2'), band: 'unsure' } })
    const shown = await index().sealedConcernsOf({ asked: ASKED, number })
    expect(shown).toMatchObject({ value: { concerns: [{ band: 'unsure' }] } })
    const later = { asked: ASKED, reference: 'sealed-2', untilOn: day('2027-01-31') }
    expect(await index().renewSealedConcern(later)).toMatchObject({ value: { untilOn: '2027-01-31', state: 'stands' } })

    const end = { asked: ASKED, reference: 'sealed-2', because: 'withdrawn' } as const
    expect(await index().endSealedConcern(end)).toMatchObject({ value: { state: 'withdrawn' } })
    expect(await index().endSealedConcern({ ...end, because: 'resolved' })).toMatchObject({
      value: { state: 'withdrawn' },
    })
    expect(await index().renewSealedConcern(later)).toEqual({ ok: false, refusal: 'sealed-concern-ended' })
    expect(await index().sealedConcernsOf({ asked: ASKED, number })).toEqual({
      ok: true,
      value: { hasSealedConcern: false, concerns: [] },
    })
  })
}

export function sealedConcernHolders(index: Index): void {
  it('tells agencies apart, of one child, without saying which they are; a concern told again stays told when it was', async () => {
    const [one, other] = [
      await registered(index(), 'held', { given: 'Peregrine', family: 'Lysle', born: '2013-04-02' }),
      await registered(index(), 'held-too', { given: 'Cordelia', family: 'Usk', born: '2015-12-12' }),
    ]
    const tell = (number: string, reference: string, agencyMark: string | null) =>
      index().tellSealedConcern({ asked: ASKED, concern: { ...aConcern(number, reference), agencyMark } })
    const first = await tell(one.number, 'held-1', 'mark-of-the-surgery')
    await tell(one.number, 'held-2', 'mark-of-the-surgery')
    await tell(one.number, 'held-3', 'mark-of-the-school')
    await tell(one.number, 'held-4', null)
    await tell(other.number, 'held-5', 'mark-of-the-surgery')
    const again = await tell(one.number, 'held-1', 'mark-of-the-surgery')
    expect(again).toEqual(first)
    expect(JSON.stringify(again)).not.toContain('mark-of')
    const holders = async (number: string) => {
      const shown = await index().sealedConcernsOf({ asked: ASKED, number })
      return shown.ok ? (shown.value.concerns ?? []).map(({ holder }) => holder) : []
    }
    const ofOne = await holders(one.number)
    expect([ofOne.length, new Set(ofOne).size]).toEqual([4, 3])
    expect(ofOne).not.toContain((await holders(other.number))[0])
    expect(ofOne.join()).not.toContain('mark-of')
  })
}

export function sealedConcernRefusals(index: Index): void {
  it.each([
    ['until-not-ahead', { untilOn: '2026-05-31' }],
    ['until-too-far', { untilOn: '2027-06-02' }],
    ['not-a-date', { untilOn: '2026-02-30' }],
    ['sealed-concern-not-readable', { whomToRing: ' ' }],
    ['sealed-concern-not-readable', { band: 'terrible' }],
    ['sealed-concern-not-readable', { agencyKind: 'a neighbour' }],
    ['not-found', { number: '2222222222' }],
    ['number-not-valid', { number: '2222222223' }],
  ])('refuses %s', async (refusal, part) => {
    const { number } = await registered(index(), 'refusing', { given: 'Elowen', family: 'Carne', born: '2013-03-03' })
    const concern = { ...aConcern(number, 'sealed-3'), ...part } as SealedConcernInput
    expect(await index().tellSealedConcern({ asked: ASKED, concern })).toEqual({ ok: false, refusal })
  })

  it('knows no concern by another authority’s reference', async () => {
    const { number } = await registered(index(), 'others', { given: 'Jory', family: 'Nance', born: '2012-12-12' })
    await index().tellSealedConcern({ asked: ASKED, concern: aConcern(number, 'sealed-4') })
    const refused = { ok: false, refusal: 'not-found' }
    const end = { asked: ELSEWHERE, reference: 'sealed-4', because: 'resolved' } as const
    expect(await index().endSealedConcern(end)).toEqual(refused)
    const renewal = { asked: ELSEWHERE, reference: 'sealed-4', untilOn: day('2026-12-31') }
    expect(await index().renewSealedConcern(renewal)).toEqual(refused)
  })
}

export function sensitiveServices(index: Index): void {
  it('are named to nobody else: another authority is shown whom to ask, or nothing without consent', async () => {
    const { number } = await registered(index(), 'brokered', { given: 'Merryn', family: 'Tregear', born: '2010-04-08' })
    const broker = { name: 'Named nurse’s desk', contact: '01632 960789' }
    expect(await index().setBroker({ asked: ELSEWHERE, broker })).toEqual({ ok: true, value: broker })
    const tell = (reference: string, part: Partial<InvolvementInput>) =>
      index().recordInvolvement({ asked: ELSEWHERE, involvement: { ...anInvolvement(number, reference), ...part } })
    await tell('brokered-1', { kind: 'sexual-health', shown: 'named' })
    await tell('brokered-2', { kind: 'mental-health', shown: 'hidden' })
    const seen = await index().involvementsOf({ asked: ASKED, number })
    expect(seen).toMatchObject({ ok: true, value: [{ shown: 'broker', organisation: null, kind: 'other', broker }] })
    expect(JSON.stringify(seen)).not.toMatch(/Mill Lane|960123|sexual|mental|brokered/)
    const own = await index().involvementsOf({ asked: ELSEWHERE, number })
    expect(own.ok && own.value.map(({ kind }) => kind)).toEqual(['sexual-health', 'mental-health'])
  })

  it('have a broker who can be reached, or the setting is refused', async () => {
    const broker = { name: 'Desk', contact: ' ' }
    expect(await index().setBroker({ asked: ASKED, broker })).toEqual({ ok: false, refusal: 'broker-not-readable' })
  })
}

export function renewal(index: Index): void {
  it('keeps an involvement alive, and not one that ended', async () => {
    const { number } = await registered(index(), 'goes-on', { given: 'Petroc', family: 'Lanyon', born: '2017-07-07' })
    await index().recordInvolvement({ asked: ASKED, involvement: anInvolvement(number, 'goes-on') })
    const renew = { asked: ASKED, reference: 'goes-on', seenOn: day('2026-05-20') }
    expect(await index().renewInvolvement(renew)).toMatchObject({
      value: { lastSeenOn: '2026-05-20', lapsesOn: '2027-06-01' },
    })
    expect(await index().renewInvolvement({ ...renew, asked: ELSEWHERE })).toEqual({ ok: false, refusal: 'not-found' })
    expect(await index().renewInvolvement({ ...renew, seenOn: day('2026-06-02') })).toEqual({
      ok: false,
      refusal: 'not-a-date',
    })
    await index().endInvolvement({ asked: ASKED, reference: 'goes-on', endedOn: day('2026-06-01') })
    expect(await index().renewInvolvement(renew)).toEqual({ ok: false, refusal: 'involvement-ended' })
  })
}

const day = (text: string) => text as CalendarDay

const aConcern = (number: string, reference: string): SealedConcernInput => ({
  reference,
  number,
  agencyKind: 'health',
  band: 'worried',
  untilOn: day('2026-12-01'),
  whomToRing: 'Named nurse, 01632 960456',
})

const anInvolvement = (number: string, reference: string): InvolvementInput => ({
  reference,
  number,
  organisation: 'Mill Lane Surgery',
  kind: 'gp-practice',
  role: 'GP',
  contact: '01632 960123',
  sinceOn: day('2025-01-06'),
  lastSeenOn: null,
  sensitive: false,
})
