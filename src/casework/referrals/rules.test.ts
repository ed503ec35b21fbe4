import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import { BANK_HOLIDAYS } from '../../statute/bank-holidays.ts'
import { type DecideReferral, RESPONSES, type ReferredChild } from './model.ts'
import { decideReferral, decisionDueBy } from './rules.ts'

const REFERRAL = { receivedOn: calendarDay('2026-03-19'), decidedOn: null }
const ACT: DecideReferral = {
  id: 'decision',
  response: 'assessment',
  reason: 'Neglect, growing.',
  holder: { userId: 'asha', teamId: 'south' },
}
const NIAMH: ReferredChild = { childId: 'niamh', openEpisodeId: null, isBeingAssessed: false }
const on = (day: string) => ({ day: calendarDay(day), holidays: BANK_HOLIDAYS })
const decide = (act: Partial<DecideReferral> = {}, children = [NIAMH], day = '2026-03-20') =>
  decideReferral(REFERRAL, { ...ACT, ...act }, children, on(day))

describe('deciding on a referral', () => {
  it('falls due one working day after it was received, past a weekend and Easter', () => {
    expect(decisionDueBy(calendarDay('2026-03-19'), BANK_HOLIDAYS)).toBe('2026-03-20')
    expect(decisionDueBy(calendarDay('2026-03-20'), BANK_HOLIDAYS)).toBe('2026-03-23')
    expect(decisionDueBy(calendarDay('2026-04-02'), BANK_HOLIDAYS)).toBe('2026-04-07')
  })

  it('is recorded as late when it is late, and stands', () => {
    expect(decide()).toMatchObject({ ok: true, value: { inTime: true } })
    expect(decide({}, [NIAMH], '2026-03-23')).toMatchObject({ ok: true, value: { inTime: false } })
  })

  it('opens a period of need and an assessment for a child with none', () => {
    expect(decide()).toMatchObject({ value: { opens: ['niamh'], joins: [], assesses: ['niamh'] } })
  })

  it('joins the work that is open already, and does not assess twice at once', () => {
    const open = { ...NIAMH, openEpisodeId: 'episode', isBeingAssessed: true }
    expect(decide({}, [open])).toMatchObject({ value: { opens: [], joins: ['niamh'], assesses: [] } })
    expect(decide({}, [{ ...open, isBeingAssessed: false }])).toMatchObject({ value: { assesses: ['niamh'] } })
  })

  it('assesses anew where an assessment was left open in a case that closed', () => {
    expect(decide({}, [{ ...NIAMH, isBeingAssessed: true }])).toMatchObject({ value: { assesses: ['niamh'] } })
  })

  it('takes each child on once, or none of them, whatever is decided', () => {
    const child = fc.record({
      childId: fc.uuid(),
      openEpisodeId: fc.option(fc.uuid()),
      isBeingAssessed: fc.boolean(),
    })
    const children = fc.uniqueArray(child, { minLength: 1, selector: ({ childId }) => childId })
    fc.assert(
      fc.property(fc.constantFrom(...RESPONSES), children, (response, all) => {
        const outcome = decide({ response }, all)
        if (!outcome.ok) return false
        const { opens, joins, assesses, holder } = outcome.value
        const taken = response === 'assessment' || response === 'strategy-discussion'
        const met = [...opens, ...joins].toSorted()
        expect(met).toEqual(taken ? all.map(({ childId }) => childId).toSorted() : [])
        expect(holder !== null).toBe(taken)
        return assesses.every((id) => met.includes(id))
      }),
    )
  })

  it('needs somebody to hold the children who are taken on, but nobody where none is', () => {
    for (const response of ['assessment', 'strategy-discussion'] as const) {
      expect(decide({ response, holder: null })).toEqual({ ok: false, refusal: 'nobody-to-allocate-to' })
      const nobody = { userId: null, teamId: null }
      expect(decide({ response, holder: nobody })).toEqual({ ok: false, refusal: 'nobody-to-allocate-to' })
      expect(decide({ response, holder: { userId: null, teamId: 'south' } }).ok).toBe(true)
    }
    expect(decide({ response: 'no-further-action', holder: null })).toMatchObject({ value: { noFurtherAction: true } })
    expect(decide({ response: 'early-help', holder: null })).toMatchObject({ value: { noFurtherAction: false } })
  })

  it('is refused without a reason, without a child, and a second time', () => {
    expect(decide({ reason: ' ' })).toEqual({ ok: false, refusal: 'no-reason' })
    expect(decide({}, [])).toEqual({ ok: false, refusal: 'no-child' })
    const decided = { ...REFERRAL, decidedOn: calendarDay('2026-03-19') }
    expect(decideReferral(decided, ACT, [NIAMH], on('2026-03-20'))).toEqual({ ok: false, refusal: 'already-decided' })
  })
})
