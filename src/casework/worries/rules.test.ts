import { describe, expect, it } from 'vitest'
import { calendarDay as day } from '../../kernel/calendar-day.ts'
import type { NewWorry, Worry } from './model.ts'
import { closeWorry, inOrderOfDanger, onceEach, openWorry, usualReview } from './rules.ts'

const TODAY = day('2026-03-19')

function aWorry(over: Partial<Worry> = {}): Worry {
  return {
    ...{ id: 'w', kind: 'open-risk', childId: 'niamh', personId: null, title: 'Hungry', statement: 'No breakfast' },
    ...{ trend: null, howKnown: 'fact', saidBy: 'Grace Okafor', sinceOn: day('2026-03-01'), reviewBy: null },
    ...{ told: null, closedOn: null, closedHow: null },
    ...over,
  }
}
function aNewWorry(over: Partial<NewWorry> = {}): NewWorry {
  const { id, childId, closedOn, closedHow, ...worry } = aWorry()
  return { ...worry, childIds: ['niamh'], ...over }
}

describe('a worry', () => {
  it.each([
    ['nothing-written', { statement: ' ' }],
    ['nothing-written', { title: '' }],
    ['since-in-the-future', { sinceOn: day('2026-03-20') }],
    ['review-not-ahead', { reviewBy: TODAY }],
  ])('is refused as %s', (refusal, over) => {
    expect(openWorry(aNewWorry(over), TODAY)).toEqual({ ok: false, refusal })
  })

  it('is looked at again after three months, unless its writer says otherwise', () => {
    expect(usualReview(day('2026-11-30'))).toBe('2027-02-28')
  })

  it('is closed once, and with what made it safe', () => {
    expect(closeWorry(aWorry(), ' ', TODAY)).toEqual({ ok: false, refusal: 'no-reason' })
    expect(closeWorry(aWorry(), 'Breakfast club since Monday ', TODAY)).toMatchObject({
      value: { closedOn: TODAY, closedHow: 'Breakfast club since Monday' },
    })
    const closed = aWorry({ closedOn: TODAY, closedHow: 'safe' })
    expect(closeWorry(closed, 'again', TODAY)).toEqual({ ok: false, refusal: 'already-closed' })
  })

  it('about an adult who may be a risk stands first, what gets worse before what is new, workers’ safety last', () => {
    const worries = [
      aWorry({ id: 'note', kind: 'warning-note' }),
      aWorry({ id: 'old', sinceOn: day('2026-01-01') }),
      aWorry({ id: 'new', sinceOn: day('2026-03-18') }),
      aWorry({ id: 'worse', trend: 'getting-worse', sinceOn: day('2025-12-01') }),
      aWorry({ id: 'adult', kind: 'risk-adult' }),
    ]
    expect(inOrderOfDanger(worries).map(({ id }) => id)).toEqual(['adult', 'worse', 'new', 'old', 'note'])
  })

  it('written once for brother and sister is said once on a page about both', () => {
    const worries = [
      aWorry(),
      aWorry({ id: 'w2', childId: 'alfie' }),
      aWorry({ id: 'w3', statement: 'No lunch either' }),
    ]
    expect(onceEach(worries).map(({ statement }) => statement)).toEqual(['No breakfast', 'No lunch either'])
  })
})
