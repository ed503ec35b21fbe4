import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { CaseToClose, CloseCase } from './model.ts'
import { closeCase, closedInWords, closureTold } from './rules.ts'

const day = calendarDay
const TODAY = day('2026-03-19')
const OPEN: CaseToClose = { episode: { id: 'an episode', openedOn: day('2026-03-02') }, statuses: [], stepsOpen: [] }
const CLOSE: CloseCase = {
  ...{ closedOn: TODAY, reasonCode: 'RC7', summary: 'Breakfast every day since January.' },
  lookAgainIf: 'school sees her hungry two days running',
}
const status = (kind: 'child-protection' | 'child-in-need', fromOn: string, toOn: string | null = null) => ({
  kind,
  fromOn: day(fromOn),
  toOn: toOn === null ? null : day(toOn),
})

describe('closing a case', () => {
  it('is allowed with a child in need plan open: it ends with the case', () => {
    expect(closeCase({ ...OPEN, statuses: [status('child-in-need', '2026-03-05')] }, CLOSE, TODAY)).toMatchObject({
      ok: true,
    })
  })

  it('waits for the conference that ends a child protection plan', () => {
    const protectedTo = (toOn: string | null) => ({
      ...OPEN,
      statuses: [status('child-protection', '2026-03-05', toOn)],
    })
    const refused = { ok: false, refusal: 'protection-plan-open' }
    expect(closeCase(protectedTo(null), CLOSE, TODAY)).toEqual(refused)
    expect(closeCase(protectedTo('2026-03-18'), { ...CLOSE, closedOn: day('2026-03-17') }, TODAY)).toEqual(refused)
    expect(closeCase(protectedTo('2026-03-18'), CLOSE, TODAY)).toMatchObject({ ok: true })
  })

  it.each(['strategy-discussion', 'enquiry', 'conference'] as const)('waits for a step with others: %s', (step) => {
    expect(closeCase({ ...OPEN, stepsOpen: [step] }, CLOSE, TODAY)).toEqual({ ok: false, refusal: 'step-still-open' })
  })

  it('did not end after the assessment where there was a child protection plan in this case; one of an earlier case is past', () => {
    const protectedFrom = (from: string, to: string) => ({ ...OPEN, statuses: [status('child-protection', from, to)] })
    const nothingMore = { ...CLOSE, reasonCode: 'RC8' }
    expect(closeCase(protectedFrom('2026-03-05', '2026-03-18'), nothingMore, TODAY)).toEqual({
      ok: false,
      refusal: 'was-protected',
    })
    expect(closeCase(protectedFrom('2025-03-05', '2025-09-18'), nothingMore, TODAY)).toMatchObject({ ok: true })
  })

  it.each([
    ['in-the-future', { closedOn: day('2026-03-20') }],
    ['closed-before-it-opened', { closedOn: day('2026-03-01') }],
    ['no-reason', { reasonCode: 'RC99' }],
    ['nothing-changed', { summary: ' ' }],
    ['no-look-again', { lookAgainIf: ' ' }],
  ])('is refused as %s', (refusal, over) => {
    expect(closeCase(OPEN, { ...CLOSE, ...over }, TODAY)).toEqual({ ok: false, refusal })
  })

  it('is refused before the plan began that it would end, and where nothing is open', () => {
    const later = { ...OPEN, statuses: [status('child-in-need', '2026-03-10')] }
    expect(closeCase(later, { ...CLOSE, closedOn: day('2026-03-05') }, TODAY)).toEqual({
      ok: false,
      refusal: 'closed-before-it-opened',
    })
    expect(closeCase({ ...OPEN, episode: undefined }, CLOSE, TODAY)).toEqual({ ok: false, refusal: 'not-open' })
  })

  it('does not ask when we would look again for a child who died', () => {
    expect(closeCase(OPEN, { ...CLOSE, reasonCode: 'RC2', lookAgainIf: '' }, TODAY)).toMatchObject({ ok: true })
  })

  it('is told in plain words', () => {
    expect(closedInWords('RC8')).toBe('The case was closed: no further action after assessment')
    expect(closureTold(CLOSE, [{ title: 'Hungry' }])).toBe(
      'Breakfast every day since January.\n\nWe would look again if school sees her hungry two days running\n\nWorries that were open until then: Hungry.',
    )
  })
})
