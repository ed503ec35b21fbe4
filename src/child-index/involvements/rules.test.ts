import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDay, calendarDay } from '../../kernel/calendar-day.ts'
import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { InvolvementInput } from '../contract-involvements.ts'
import { type HeldInvolvement, isLive, lapsesOn, readInvolvement, shownInvolvement } from './rules.ts'

const today = calendarDay('2026-06-01')
const day = (text: string) => text as CalendarDay

const INPUT: InvolvementInput = {
  reference: 'i-1',
  number: '2222222222',
  organisation: 'Harbour Clinic',
  kind: 'other',
  role: 'Nurse',
  contact: '01632 960222',
  sinceOn: day('2025-01-06'),
  lastSeenOn: null,
  sensitive: false,
}
const held = (part: Partial<HeldInvolvement> = {}): HeldInvolvement => ({
  ...INPUT,
  number: '2222222222' as IndexNumber,
  authority: '990',
  endedOn: null,
  recordedAt: '2025-01-06T09:00:00.000Z' as Instant,
  shown: 'named',
  broker: null,
  renewedOn: day('2025-01-06'),
  ...part,
})

describe('an involvement of which nothing more is heard', () => {
  it.each([
    ['2025-01-06', true],
    ['2026-01-05', true],
    ['2026-01-06', false],
    ['2026-01-07', false],
  ])('on %s shows: %s', (on, shows) => {
    expect(isLive(held(), day(on))).toBe(shows)
  })

  it('lapses twelve months after it was last heard of: told of, renewed, or the child seen', () => {
    expect(lapsesOn(held())).toBe('2026-01-06')
    expect(lapsesOn(held({ renewedOn: day('2025-03-31') }))).toBe('2026-03-31')
    expect(lapsesOn(held({ lastSeenOn: day('2025-09-01') }))).toBe('2026-09-01')
    expect(lapsesOn(held({ renewedOn: day('2024-02-29'), sinceOn: day('2020-01-01') }))).toBe('2025-02-28')
  })

  it('shows on every day before it lapses and on none after, unless it ended', () => {
    const days = fc.integer({ min: 0, max: 900 })
    fc.assert(
      fc.property(days, days, (renewed, later) => {
        const one = held({ renewedOn: addDays(day('2025-01-06'), renewed) })
        const on = addDays(one.renewedOn, later)
        expect(isLive(one, on)).toBe(on < lapsesOn(one))
        expect(isLive({ ...one, endedOn: on }, on)).toBe(false)
      }),
    )
  })
})

describe('what is sensitive', () => {
  const read = (part: Partial<InvolvementInput>) => {
    const outcome = readInvolvement({ ...INPUT, ...part }, today)
    return outcome.ok ? { sensitive: outcome.value.sensitive, shown: outcome.value.shown } : outcome.refusal
  }

  it.each([
    [{}, { sensitive: false, shown: 'named' }],
    [{ sensitive: true }, { sensitive: true, shown: 'broker' }],
    [{ kind: 'sexual-health' }, { sensitive: true, shown: 'broker' }],
    [
      { kind: 'substance-misuse', shown: 'named' },
      { sensitive: true, shown: 'broker' },
    ],
    [
      { kind: 'mental-health', shown: 'hidden' },
      { sensitive: true, shown: 'hidden' },
    ],
    [{ shown: 'broker' }, { sensitive: true, shown: 'broker' }],
    [{ shown: 'everyone' }, 'involvement-not-readable'],
    [{ kind: 'fortune-telling' }, 'involvement-not-readable'],
  ] as const)('told as %j is kept as %j', (part, expected) => {
    expect(read(part as Partial<InvolvementInput>)).toEqual(expected)
  })

  it('never names a sensitive service to another authority', () => {
    for (const shown of ['broker', 'hidden'] as const) {
      const seen = shownInvolvement(held({ shown, sensitive: true, kind: 'sexual-health' }), '991')
      expect(JSON.stringify(seen) ?? '').not.toMatch(/Harbour|Nurse|960222|sexual|i-1/)
      expect(shownInvolvement(held({ shown }), '990')).toMatchObject({ organisation: 'Harbour Clinic' })
    }
    expect(shownInvolvement(held({ shown: 'hidden' }), '991')).toBeUndefined()
  })
})
