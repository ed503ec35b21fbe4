import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Involvement, ShownAs } from '../../child-index/contract-involvements.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { NewInvolvement, OwnInvolvement } from './model.ts'
import { asSeen, begin, change, isLive } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const NEW = {
  ...{ id: 'a', indexNumber: '2222222222', child: { given: 'Niamh', family: 'Calloway', birthDate: null } },
  ...{ kind: 'health-visiting', role: 'Health visitor', contact: '01632 960187', sinceOn: TODAY },
  ...{ shown: 'named', consent: null },
} as const satisfies NewInvolvement
const OWN: OwnInvolvement = {
  ...{ ...NEW, userId: 'u', agencyId: 'g', userName: 'Ravi Menon', sinceOn: calendarDay('2025-04-01') },
  ...{ renewedOn: calendarDay('2025-04-01'), endedOn: null },
}

describe('working with a child', () => {
  it.each([
    ['nothing-written', { role: ' ' }],
    ['nothing-written', { contact: '' }],
    ['since-in-the-future', { sinceOn: calendarDay('2026-03-20') }],
    ['no-consent', { kind: 'sexual-health', shown: 'broker', consent: ' ' }],
  ] as const)('does not begin: %s', (refusal, part) => {
    expect(begin({ ...NEW, ...part }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('counts for a year after it was last said, and again once it is said again', () => {
    expect(isLive(OWN, calendarDay('2026-03-31'))).toBe(true)
    expect(isLive(OWN, calendarDay('2026-04-01'))).toBe(false)
    const renewed = change(OWN, { endedOn: null }, calendarDay('2026-05-01'))
    expect(renewed.ok && isLive(renewed.value, calendarDay('2027-04-30'))).toBe(true)
  })

  it.each([
    ['ended-in-the-future', OWN, '2026-03-20'],
    ['ended-before-it-began', OWN, '2025-03-31'],
    ['ended-already', { ...OWN, endedOn: TODAY }, '2026-03-19'],
  ] as const)('does not end: %s', (refusal, own, on) => {
    expect(change(own, { endedOn: calendarDay(on) }, TODAY)).toEqual({ ok: false, refusal })
  })
})

describe('a sensitive service', () => {
  const told = (shown: ShownAs, authority = '990') =>
    ({ reference: 'r', authority, shown, organisation: 'Harbour Clinic', role: 'Nurse', contact: 'x' }) as Involvement

  it('shows as existing to its own council too, or not at all, and in full to its own agency alone', () => {
    expect(asSeen([told('broker')], '990')).toMatchObject([{ organisation: null, role: null, contact: null }])
    expect(asSeen([told('hidden')], '990')).toEqual([])
    expect(asSeen([told('hidden')], '990', new Set(['r']))).toMatchObject([{ organisation: 'Harbour Clinic' }])
  })

  it('is never named to anyone but its own agency, whoever else works with the child', () => {
    const any = fc.record({ shown: fc.constantFrom<ShownAs>('named', 'broker', 'hidden'), reference: fc.uuid() })
    fc.assert(
      fc.property(fc.array(any), (some) => {
        const seen = asSeen(
          some.map((one) => ({ ...told(one.shown), reference: one.reference })),
          '990',
        )
        expect(seen.filter(({ organisation }) => organisation !== null)).toHaveLength(
          some.filter(({ shown }) => shown === 'named').length,
        )
      }),
    )
  })
})
