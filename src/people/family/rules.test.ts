import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { HouseholdOverTime, KnownPerson, Relationship, RelationshipKind, Relative } from '../model.ts'
import { householdOn, linked, parentsToGiveTo, seenFrom, tiesOf } from './rules.ts'

const TODAY = calendarDay('2026-03-19')

function are(
  personId: string,
  kind: RelationshipKind,
  otherId: string,
  rest: Partial<Relationship> = {},
): Relationship {
  return {
    ...{ id: `${personId}-${kind}-${otherId}`, personId, otherId, kind },
    ...{ parentalResponsibility: null, words: null, fromOn: null, toOn: null, ...rest },
  }
}
const ties = (...rows: Relationship[]) => tiesOf('niamh', rows).map(({ otherId, tie }) => `${otherId}: ${tie}`)

describe('a relationship', () => {
  it('is read from either side', () => {
    const mother = are('niamh', 'mother', 'kerry', { parentalResponsibility: true, words: 'Mum' })
    expect(seenFrom(mother, 'niamh')).toMatchObject({ otherId: 'kerry', tie: 'mother', words: 'Mum' })
    expect(seenFrom(mother, 'kerry')).toMatchObject({ otherId: 'niamh', tie: 'child', words: null })
  })
  it('of brothers and sisters, partners and spouses reads the same from both', () =>
    expect(seenFrom(are('alfie', 'half-sibling', 'niamh'), 'niamh').tie).toBe('half-sibling'))
})

describe('brothers and sisters', () => {
  it('follow from a mother they share', () =>
    expect(ties(are('niamh', 'mother', 'kerry'), are('alfie', 'mother', 'kerry'))).toEqual([
      'kerry: mother',
      'alfie: sibling',
    ]))
  it('are half so where the other parent of each is known and differs', () =>
    expect(
      ties(
        are('niamh', 'mother', 'kerry'),
        are('niamh', 'father', 'joel'),
        are('alfie', 'mother', 'kerry'),
        are('alfie', 'father', 'darren'),
      ),
    ).toContain('alfie: half-sibling'))
  it('are not made half by a father nobody wrote down', () =>
    expect(
      ties(are('niamh', 'mother', 'kerry'), are('niamh', 'father', 'joel'), are('alfie', 'mother', 'kerry')),
    ).toContain('alfie: sibling'))
  it('do not follow from a step-parent or a carer', () =>
    expect(ties(are('niamh', 'carer', 'kerry'), are('alfie', 'step-parent', 'kerry'))).toEqual(['kerry: carer']))
  it('stand once, as they were written', () =>
    expect(
      ties(
        are('niamh', 'mother', 'kerry'),
        are('alfie', 'mother', 'kerry'),
        are('alfie', 'half-sibling', 'niamh'),
      ).filter((tie) => tie.startsWith('alfie')),
    ).toEqual(['alfie: half-sibling']))
})

describe('a link', () => {
  const seen = [seenFrom(are('niamh', 'mother', 'kerry'), 'niamh')]
  it('is made to someone not yet linked so', () =>
    expect(linked(are('niamh', 'carer', 'kerry'), seen, TODAY).ok).toBe(true))
  it('is made again after it ended', () => {
    const ended = seen.map((tie) => ({ ...tie, toOn: calendarDay('2020-01-01') }))
    expect(linked(are('niamh', 'mother', 'kerry'), ended, TODAY).ok).toBe(true)
  })
  it.each([
    ['to-oneself', are('niamh', 'sibling', 'niamh')],
    ['already-linked', are('niamh', 'mother', 'kerry')],
    ['from-in-the-future', are('niamh', 'carer', 'joel', { fromOn: calendarDay('2026-03-20') })],
  ])('is refused: %s', (refusal, link) => expect(linked(link, seen, TODAY)).toEqual({ ok: false, refusal }))
})

describe('the household on a day', () => {
  const member = (householdId: string, from: string | null, to: string | null) => ({
    ...{ id: householdId, householdId, personId: 'niamh', partTime: null },
    fromOn: from === null ? null : calendarDay(from),
    toOn: to === null ? null : calendarDay(to),
  })
  const home = (id: string, from: string | null, to: string | null): HouseholdOverTime => ({
    ...{ id, lines: id, postcode: null },
    members: [{ ...member(id, from, to), person: undefined as never }],
  })
  const homes = [home('new', '2026-01-05', null), home('old', null, '2026-01-05')]
  it.each([
    ['2025-12-31', 'old'],
    ['2026-01-04', 'old'],
    ['2026-01-05', 'new'],
  ])('on %s is the %s one', (on, id) => expect(householdOn(homes, 'niamh', calendarDay(on))?.id).toBe(id))
  it('is the one moved into last, where there are two', () =>
    expect(householdOn([...homes, home('gran', '2025-01-01', null)], 'niamh', TODAY)?.id).toBe('new'))
  it('is none for someone else', () => expect(householdOn(homes, 'alfie', TODAY)).toBeUndefined())
})

describe('what is for a parent may be given', () => {
  const person = { id: 'x' } as KnownPerson
  const asRelative = (tie: Relative['tie'], period: Partial<Relative> = {}): Relative => ({
    ...{ person, tie, parentalResponsibility: null, words: null, throughParents: false, fromOn: null, toOn: null },
    ...period,
  })
  const given = (...relatives: Relative[]) => parentsToGiveTo(relatives, TODAY).map(({ tie }) => tie)

  it('to a parent by birth or by adoption, and to nobody else', () =>
    expect(
      given(
        ...(['mother', 'father', 'adoptive-parent', 'step-parent', 'carer'] as const).map((tie) => asRelative(tie)),
      ),
    ).toEqual(['mother', 'father', 'adoptive-parent']))
  it('while their tie stands', () =>
    expect(given(asRelative('mother', { toOn: TODAY }), asRelative('adoptive-parent', { fromOn: TODAY }))).toEqual([
      'adoptive-parent',
    ]))
})
