import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Allocation, HeldChild } from './model.ts'
import { handovers, handoverTitle, handoverTold } from './rules.ts'

const today = calendarDay('2026-03-19')
const ASHA = { userId: 'asha', teamId: 'safeguarding', name: 'Asha Verma', jobTitle: 'Social worker' }
const CHIDI = { ...ASHA, userId: 'chidi', name: 'Chidi Nwosu' }
const held = (given: Partial<Allocation> = {}): Allocation => ({
  ...{ id: 'a', childId: 'niamh', userId: 'asha', teamId: 'safeguarding', role: 'social-worker' as const },
  ...{ fromOn: calendarDay('2026-03-02'), toOn: null },
  ...given,
})
const niamh = (given: Partial<HeldChild> = {}): HeldChild => ({
  childId: 'niamh',
  isOpen: true,
  held: [held()],
  ...given,
})
const WHY = 'She knows the family.'
const give = (child: HeldChild, holder = CHIDI, fromOn = today, reason = WHY) =>
  handovers([child], { role: 'social-worker', fromOn, reason }, holder, today)

describe('handing a child over', () => {
  it('is from whoever holds the child in that role, and leaves the other roles', () => {
    const chair = held({ id: 'c', userId: 'hilary', teamId: null, role: 'conference-chair' })
    expect(give(niamh({ held: [held(), chair] }))).toEqual({
      ok: true,
      value: [{ childId: 'niamh', before: [held()] }],
    })
  })
  it('changes nothing for a child whom the worker holds already', () => {
    expect(give(niamh(), ASHA)).toEqual({ ok: true, value: [] })
  })
  it('goes by the team where the child waits with one', () => {
    const waits = niamh({ held: [held({ userId: null })] })
    const team = { userId: null, teamId: 'safeguarding', name: 'Safeguarding', jobTitle: null }
    expect(handovers([waits], { role: 'social-worker', fromOn: today, reason: '' }, team, today)).toEqual({
      ok: true,
      value: [],
    })
    expect(give(waits)).toMatchObject({ ok: true, value: [{ childId: 'niamh' }] })
  })
  it('is today or before, and not before whoever holds the child began', () => {
    expect(give(niamh(), CHIDI, calendarDay('2026-03-20'))).toEqual({ ok: false, refusal: 'in-the-future' })
    expect(give(niamh(), CHIDI, calendarDay('2026-03-01'))).toEqual({ ok: false, refusal: 'before-the-one-now' })
    expect(give(niamh(), CHIDI, calendarDay('2026-03-02')).ok).toBe(true)
  })
  it('needs a reason where somebody has the child, and none where nobody does or a co-worker joins', () => {
    expect(give(niamh(), CHIDI, today, ' ')).toEqual({ ok: false, refusal: 'no-reason' })
    expect(give(niamh({ held: [held({ userId: null })] }), CHIDI, today, '').ok).toBe(true)
    const co = niamh({ held: [held({ role: 'co-worker' })] })
    const join = { role: 'co-worker', fromOn: today, reason: '' } as const
    expect(handovers([co], join, CHIDI, today).ok).toBe(true)
    expect(handovers([co], join, { userId: null, teamId: null }, today)).toMatchObject({ refusal: 'no-reason' })
  })
  it('needs a child, and an open case of each', () => {
    expect(handovers([], { role: 'co-worker', fromOn: today, reason: '' }, CHIDI, today)).toMatchObject({
      refusal: 'no-child',
    })
    expect(give(niamh({ isOpen: false }))).toEqual({ ok: false, refusal: 'not-open' })
  })
})

it('is told in plain words', () => {
  const nobody = { userId: null, teamId: null, name: '', jobTitle: null }
  expect(handoverTitle('social-worker', 'Niamh', ASHA)).toBe('Asha Verma now holds Niamh')
  expect(handoverTitle('co-worker', 'Niamh', ASHA)).toBe('Asha Verma now works with Niamh too')
  expect(handoverTitle('co-worker', 'Niamh', nobody)).toBe('Niamh has no co-worker now')
  expect(handoverTitle('social-worker', 'Niamh', { ...nobody, teamId: 't', name: 'Team North' })).toBe(
    'Niamh now waits for a social worker in Team North',
  )
  expect(handoverTold(ASHA, { fromOn: today, reason: '' }, ['Chidi Nwosu'])).toBe(
    'Asha Verma, social worker: since 19 March 2026. Until then it was Chidi Nwosu.',
  )
  expect(handoverTold(ASHA, { fromOn: today, reason: WHY }, [])).toBe(
    'Asha Verma, social worker: since 19 March 2026.\n\nShe knows the family.',
  )
  expect(handoverTold(nobody, { fromOn: today, reason: ' ' }, [])).toBe('Since 19 March 2026.')
})
