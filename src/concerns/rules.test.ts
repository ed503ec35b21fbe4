import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aConcern } from '../../testing/builders/concern.ts'
import { calendarDay } from '../kernel/calendar-day.ts'
import type { NewConcern } from './model.ts'
import { end, LONGEST_ANSWER, raise, renew, standingOf } from './rules.ts'

const TODAY = calendarDay('2026-03-19')
const SCHOOL = '01890000-0000-7000-8000-000000000001'
const raised = (given: Partial<NewConcern>) => raise(aConcern(given), SCHOOL, TODAY)

describe('raising a concern', () => {
  it('keeps information sealed in the agency, and opens to the council what it is asked to look at', () => {
    expect(raised({ kind: 'information' })).toMatchObject({ ok: true, value: { sealedTo: SCHOOL } })
    expect(raised({ kind: 'contact' })).toMatchObject({ ok: true, value: { sealedTo: null } })
    expect(raised({ kind: 'ring-first' })).toMatchObject({ ok: true, value: { sealedTo: null } })
  })

  it('is asked after in six months, on the last day of a shorter month', () => {
    expect(raised({})).toMatchObject({ value: { reviewBy: '2026-09-19' } })
    expect(raise(aConcern(), SCHOOL, calendarDay('2026-08-31'))).toMatchObject({ value: { reviewBy: '2027-02-28' } })
  })

  it('is never sealed and urgent at once, whatever was chosen', () => {
    fc.assert(
      fc.property(fc.constantFrom('information', 'contact', 'ring-first'), fc.boolean(), (kind, immediateDanger) => {
        const outcome = raised({ kind, immediateDanger })
        return !(outcome.ok && outcome.value.immediateDanger && outcome.value.sealedTo !== null)
      }),
    )
  })

  it('forgets why the family was not told when they were', () => {
    expect(raised({ toldFamily: true, whyNotTold: 'Afraid of her uncle' })).toMatchObject({
      value: { whyNotTold: null },
    })
  })

  const nobody = {
    asGiven: { given: ' ', family: '', birthDate: null, postcode: 'AL4 2QR', number: '' },
    indexNumber: null,
  }
  it.each<[string, Partial<NewConcern>]>([
    ['no-child', { child: nobody }],
    ['nothing-seen', { whatSeen: ' \n ' }],
    ['no-worry', { howWorried: '' }],
    ['happened-in-the-future', { happenedOn: calendarDay('2026-03-20') }],
    ['happened-before-birth', { happenedOn: calendarDay('2018-11-07') }],
    ['why-not-told', { toldFamily: false, whyNotTold: ' ' }],
    ['why-not-told', { toldFamily: false, whyNotTold: null }],
    ['too-long', { whatSeen: 'x'.repeat(LONGEST_ANSWER + 1) }],
    ['danger-kept-to-yourself', { kind: 'information', immediateDanger: true }],
  ])('refuses: %s', (refusal, given) => {
    expect(raised(given)).toEqual({ ok: false, refusal })
  })

  it('takes a child known by number alone, and one the index was certain of', () => {
    expect(raised({ child: { ...nobody, indexNumber: 'K7X4PD93HT' } }).ok).toBe(true)
    expect(raised({ child: { ...nobody, asGiven: { ...nobody.asGiven, number: '9990000018' } } }).ok).toBe(true)
  })

  it('takes what happened long ago', () => {
    expect(raised({ happenedOn: calendarDay('2019-01-01') }).ok).toBe(true)
  })
})

describe('ending a concern', () => {
  const kept = { kind: 'information', state: 'open' } as const
  it('keeps the reason', () => {
    expect(end(kept, ' It was another child. ')).toEqual({ ok: true, value: 'It was another child.' })
  })
  it('needs a reason, is done once, and is not for what the front door decides', () => {
    expect(end(kept, ' ')).toEqual({ ok: false, refusal: 'no-reason' })
    expect(end({ ...kept, state: 'withdrawn' }, 'Again')).toEqual({ ok: false, refusal: 'not-open' })
    expect(end({ ...kept, kind: 'contact' }, 'Sorry')).toEqual({ ok: false, refusal: 'at-the-front-door' })
  })
})

describe('where a concern stands', () => {
  const sent = {
    kind: 'contact',
    state: 'open',
    receivedAt: null,
    outcome: null,
    reviewBy: calendarDay('2026-09-19'),
  } as const
  it.each([
    ['kept', { ...sent, kind: 'information' } as const],
    ['lapsed', { ...sent, kind: 'information', reviewBy: TODAY } as const],
    ['lapsed', { ...sent, kind: 'information', state: 'lapsed' } as const],
    ['sent', sent],
    ['received', { ...sent, receivedAt: '2026-03-19T10:42:00.000Z' as never }],
    ['answered', { ...sent, outcome: 'referral' }],
    ['ended', { ...sent, state: 'withdrawn' } as const],
  ])('%s', (standing, concern) => {
    expect(standingOf(concern, TODAY)).toBe(standing)
  })
})

describe('saying that kept information still stands', () => {
  it('keeps it half a year more, but not what has ended or is with the front door', () => {
    expect(renew({ kind: 'information', state: 'open' }, TODAY)).toEqual({ ok: true, value: '2026-09-19' })
    expect(renew({ kind: 'information', state: 'lapsed' }, TODAY)).toEqual({ ok: true, value: '2026-09-19' })
    expect(renew({ kind: 'information', state: 'withdrawn' }, TODAY)).toEqual({ ok: false, refusal: 'not-open' })
    expect(renew({ kind: 'contact', state: 'open' }, TODAY)).toEqual({ ok: false, refusal: 'at-the-front-door' })
  })
})
