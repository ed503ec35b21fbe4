import { describe, expect, it } from 'vitest'
import { aMoment } from '../../../testing/builders/moment.ts'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { instant } from '../../kernel/instant.ts'
import type { BeginProtection, EndProtection, GoOnProtection, ImmediateProtection } from './model.ts'
import { beginProtection, endsBy, goOn } from './rules.ts'
import { entryOfBeginning, entryOfGoingOn, untilInWords } from './rules-entries.ts'

const NOW = aMoment()
const day = calendarDay
const BEGUN: BeginProtection = {
  ...{ id: 'epo', kind: 'emergency-protection-order', childIds: ['niamh', 'alfie'] },
  ...{ beganAt: instant('2026-03-12T15:00:00Z'), madeBy: 'Aldermere Family Court' },
  ...{ reason: 'Found alone at night for the third time.', place: 'With Mrs Doyle, foster carer.' },
}
const protection = (over: Partial<ImmediateProtection> = {}): ImmediateProtection => ({
  ...BEGUN,
  ...{ referralId: null, extendedOn: null, endedAt: null, endReason: null, whatNext: null },
  ...{ withdrawnOn: null, withdrawnWhy: null },
  ...over,
})
const POLICE = { kind: 'police-protection', beganAt: instant('2026-03-18T23:30:00Z') } as const

describe('immediate protection', () => {
  it.each([
    ['an order holds 8 days', protection(), '2026-03-20', null],
    ['an order extended holds 7 days more', protection({ extendedOn: day('2026-03-19') }), '2026-03-27', null],
    ['police protection holds 72 hours to the minute', protection(POLICE), '2026-03-21', '2026-03-21T23:30:00.000Z'],
    [
      'police protection holds 72 hours over the night the clocks go forward',
      protection({ ...POLICE, beganAt: instant('2026-03-28T12:00:00Z') }),
      '2026-03-31',
      '2026-03-31T12:00:00.000Z',
    ],
  ])('%s', (_, of, lastDay, at) => {
    expect(endsBy(of, NOW.holidays)).toEqual({ day: lastDay, at })
  })

  it('says until when in words', () => {
    expect(untilInWords(protection(), NOW)).toBe('until 20 March 2026')
    expect(untilInWords(protection({ ...POLICE, beganAt: instant('2026-03-28T12:00:00Z') }), NOW)).toBe(
      'until 31 March 2026 at 13:00',
    )
  })

  it.each([
    ['nobody-chosen', { childIds: [] }],
    ['in-the-future', { beganAt: instant('2026-03-19T10:43:00Z') }],
    ['nobody-acted', { madeBy: ' ' }],
    ['no-reason', { reason: '' }],
  ] as const)('is refused as %s', (refusal, over) => {
    expect(beginProtection({ ...BEGUN, ...over }, [], NOW)).toEqual({ ok: false, refusal })
  })

  it('protects a child once at a time; another child’s is no hindrance', () => {
    const inForce = (childId: string) => beginProtection(BEGUN, [{ childIds: [childId] }], NOW)
    expect(inForce('alfie')).toEqual({ ok: false, refusal: 'protected-already' })
    expect(inForce('imran')).toMatchObject({ ok: true })
  })

  it('tells each child’s story who acted, why, and until when at the longest', () => {
    const entry = entryOfBeginning(BEGUN, { recorder: { name: 'Asha', jobTitle: 'SW' }, entryId: 'entry', now: NOW })
    expect(entry).toMatchObject({
      title: 'Emergency protection order, by Aldermere Family Court',
      happenedOn: '2026-03-12',
      about: [{ personId: 'niamh' }, { personId: 'alfie' }],
    })
    expect(JSON.stringify(entry.body)).toContain('At the longest until 20 March 2026.')
  })
})

describe('what becomes of it', () => {
  const record = (act: GoOnProtection, of = protection()) => goOn(of, act, NOW)
  const extend = (on: string) => ({ does: 'extend', extendedOn: day(on) }) as const
  const END: EndProtection = {
    ...{ does: 'end', endedAt: instant('2026-03-19T09:00:00Z'), endReason: 'another-order' },
    whatNext: 'An interim care order; they stay with Mrs Doyle.',
  }

  it('an order is extended once, while it runs', () => {
    expect(record(extend('2026-03-12'))).toMatchObject({ ok: true })
    expect(record(extend('2026-03-11'))).toEqual({ ok: false, refusal: 'not-while-it-ran' })
    const older = protection({ beganAt: instant('2026-03-10T15:00:00Z') })
    expect(record(extend('2026-03-18'), older)).toMatchObject({ ok: true })
    expect(record(extend('2026-03-19'), older)).toEqual({ ok: false, refusal: 'not-while-it-ran' })
    expect(record(extend('2026-03-20'))).toEqual({ ok: false, refusal: 'extended-in-the-future' })
    const extended = protection({ extendedOn: day('2026-03-13') })
    expect(record(extend('2026-03-19'), extended)).toEqual({ ok: false, refusal: 'extended-already' })
    expect(record(extend('2026-03-19'), protection(POLICE))).toEqual({ ok: false, refusal: 'not-an-order' })
  })

  it('it ends after it began, by now, with what keeps the children safe; too late in law is recorded as late', () => {
    expect(record(END)).toMatchObject({ ok: true })
    expect(record(END, protection({ beganAt: instant('2026-01-01T09:00:00Z') }))).toMatchObject({ ok: true })
    const refusals = [
      [{ endedAt: instant('2026-03-12T14:59:00Z') }, 'ended-before-it-began'],
      [{ endedAt: instant('2026-03-19T10:43:00Z') }, 'ended-in-the-future'],
      [{ whatNext: ' ' }, 'no-next'],
    ] as const
    for (const [over, refusal] of refusals) expect(record({ ...END, ...over })).toEqual({ ok: false, refusal })
  })

  it('its time runs out after 72 hours of police protection, or on an order’s last day, not before', () => {
    const ranOut = (endedAt: string, of = protection(POLICE)) =>
      record({ ...END, endReason: 'ran-out', endedAt: instant(endedAt) }, of)
    const police = protection({ ...POLICE, beganAt: instant('2026-03-12T15:00:00Z') })
    expect(ranOut('2026-03-13T15:00:00Z', police)).toEqual({ ok: false, refusal: 'not-run-out-yet' })
    expect(ranOut('2026-03-15T14:59:00Z', police)).toEqual({ ok: false, refusal: 'not-run-out-yet' })
    expect(ranOut('2026-03-15T15:00:00Z', police)).toMatchObject({ ok: true })
    const order = protection({ beganAt: instant('2026-03-10T15:00:00Z') })
    expect(ranOut('2026-03-17T15:00:00Z', order)).toEqual({ ok: false, refusal: 'not-run-out-yet' })
    expect(ranOut('2026-03-18T09:00:00Z', order)).toMatchObject({ ok: true })
  })

  it('once over, nothing but a mistake can be recorded, and a mistake once', () => {
    const ended = protection({ endedAt: NOW.at, endReason: 'ran-out' })
    expect(record(END, ended)).toEqual({ ok: false, refusal: 'over-already' })
    expect(record({ does: 'move', place: 'Home' }, ended)).toEqual({ ok: false, refusal: 'over-already' })
    const mistake = { does: 'withdraw', why: 'It was another family.' } as const
    expect(record(mistake, ended)).toMatchObject({ ok: true })
    expect(record({ ...mistake, why: '' })).toEqual({ ok: false, refusal: 'no-why' })
    expect(record(mistake, protection({ withdrawnOn: NOW.day }))).toEqual({ ok: false, refusal: 'over-already' })
  })

  it('is told: the move, the extension with its new end, the end and what follows', () => {
    const told = { recorder: { name: 'Asha', jobTitle: 'SW' }, entryId: 'entry', now: NOW }
    expect(record({ does: 'move', place: '' })).toEqual({ ok: false, refusal: 'not-said-where' })
    const words = (act: GoOnProtection) => JSON.stringify(entryOfGoingOn(protection(), act, told))
    expect(words({ does: 'move', place: 'With Nan.' })).toContain('With Nan.')
    expect(words(extend('2026-03-19'))).toContain('It holds until 27 March 2026.')
    expect(words(END)).toContain('Another order of a court took its place.')
    expect(words({ does: 'withdraw', why: 'Another family.' })).toContain('written down by mistake')
  })
})
