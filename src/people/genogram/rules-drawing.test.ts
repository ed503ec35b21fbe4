import { describe, expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Family } from '../model.ts'
import { aMember, aPerson, aRelative, aTie } from './builder.ts'
import { SMALL } from './model.ts'
import { genogramOf } from './rules-drawing.ts'
import { kinshipOf } from './rules-kinship.ts'
import { stepsAmong } from './rules-steps.ts'
import { familyInWords } from './rules-words.ts'

const today = calendarDay('2026-03-19')
const child = { kind: 'child' } as const
const niamh = aPerson('Niamh', '2018-11-08', 'F', child)
const alfie = aPerson('Alfie', '2022-06-21', 'M', child)
const baby = aPerson('baby', null, 'U', { ...child, expectedOn: calendarDay('2026-07-21'), names: [] })
const kerry = aPerson('Kerry', '1994-04-17', 'F')
const joel = aPerson('Joel', '1991-09-02', 'M')
const darren = aPerson('Darren', '1987-08-09', 'M')
const margaret = aPerson('Margaret', '1967-11-03', 'F')
const alan = aPerson('Alan', '1965-02-11', 'M', { diedOn: calendarDay('2019-05-04') })

const FAMILY: Family = {
  child: niamh,
  relatives: [
    aRelative(kerry, 'mother', 'Mum'),
    aRelative(joel, 'father', 'Dad'),
    aRelative(alfie, 'sibling'),
    aRelative(baby, 'half-sibling'),
    aRelative(darren, 'step-parent', 'Mum’s partner'),
    aRelative(alan, 'grandparent', 'Grandad'),
  ],
  households: [
    {
      ...{ id: 'h', lines: '14 Tannery Row', postcode: null },
      members: [
        ...[kerry, niamh, alfie, baby].map((one) => aMember(one)),
        aMember(darren, { partTime: '3 or 4 nights a week' }),
      ],
    },
  ],
}
const TIES = [
  ...[niamh, alfie].flatMap((one) => [aTie(one, 'mother', kerry), aTie(one, 'father', joel)]),
  ...[aTie(baby, 'mother', kerry), aTie(baby, 'father', darren)],
  ...[aTie(kerry, 'mother', margaret), aTie(kerry, 'father', alan), aTie(margaret, 'spouse', alan)],
  aTie(kerry, 'partner', darren),
  aTie(kerry, 'former-partner', joel, { fromOn: calendarDay('2024-05-03') }),
]
const risks = new Set(['Darren'])
const kinship = kinshipOf(FAMILY, { ties: TIES, risks, further: [margaret] }, today)
const drawing = genogramOf(kinship, today)
const figure = (id: string) => drawing.figures.find((one) => one.id === id)
const lineOf = (...ids: string[]) =>
  drawing.lines.find(({ of }) => of.length === ids.length && ids.every((id) => of.includes(id)))

describe('a family drawing', () => {
  it('has each person once, in the symbols everybody knows', () => {
    expect(drawing.figures).toHaveLength(8)
    expect(['Niamh', 'Alfie', 'baby'].map((id) => figure(id)?.shape)).toEqual(['circle', 'square', 'triangle'])
    expect(figure('Niamh')?.isChild).toBe(true)
    expect(figure('Alan')).toMatchObject({ hasDied: true, label: ['Alan', 'died 2019'] })
  })

  it('marks an adult who may be a risk, with the words, however small it is', () => {
    expect(figure('Darren')).toMatchObject({ isRisk: true, label: ['Darren 38', 'Mum’s partner', 'may be a risk'] })
    expect(drawing.figures.filter(({ isRisk }) => isRisk)).toHaveLength(1)
    const small = genogramOf(kinship, today, SMALL).figures.find(({ id }) => id === 'Darren')
    expect(small?.label.slice(-2)).toEqual(['may be a', 'risk'])
  })

  it('stands generations in rows, the mother between the two fathers, brothers and sisters in order of birth', () => {
    const x = (id: string) => figure(id)?.x ?? Number.NaN
    expect(x('Joel')).toBeLessThan(x('Kerry'))
    expect(x('Kerry')).toBeLessThan(x('Darren'))
    expect(x('Niamh')).toBeLessThan(x('Alfie'))
    expect(x('Alfie')).toBeLessThan(x('baby'))
    expect(['Alan', 'Margaret', 'Kerry', 'Niamh'].map((id) => figure(id)?.row)).toEqual([0, 0, 1, 2])
  })

  it('tells who is married, lives together, is separated: by line and stroke', () => {
    expect(lineOf('Margaret', 'Alan')?.look).toBe('solid')
    expect(lineOf('Kerry', 'Darren')?.look).toBe('dashed')
    expect(lineOf('Kerry', 'Joel')?.look).toBe('solid')
    expect(drawing.marks.map(({ strokes }) => strokes)).toEqual([1])
  })

  it('outlines who is at home, and nobody else: the father who left stands outside', () => {
    expect(drawing.home).toHaveLength(1)
    const parents = (drawing.home[0] ?? []).filter(([, y]) => y <= (figure('Joel')?.y ?? 0))
    expect(Math.min(...parents.map(([x]) => x))).toBeGreaterThan((figure('Joel')?.x ?? 0) + 12)
  })

  it('hangs twins from one point', () => {
    const twin = aPerson('Tara', '2018-11-08', 'F', child)
    const two = kinshipOf(
      { child: niamh, relatives: [aRelative(twin, 'sibling'), aRelative(kerry, 'mother')], households: [] },
      { ties: [niamh, twin].map((one) => aTie(one, 'mother', kerry)), risks: new Set() },
      today,
    )
    const starts = genogramOf(two, today).lines.filter(
      ({ points: [from, to, end] }) => end && from?.[0] !== to?.[0] && from?.[1] !== to?.[1],
    )
    const [one, other] = starts.map(({ points }) => points[0]).filter((point) => point !== undefined)
    expect(one).toEqual(other)
  })

  it('shows who fosters or adopted a child by broken lines, and divorce by two strokes', () => {
    const [ann, ben] = [aPerson('Ann', '1970-01-01', 'F'), aPerson('Ben', '1970-01-01', 'M')]
    const ties = [aTie(niamh, 'foster-carer', ann), aTie(niamh, 'mother', kerry), aTie(kerry, 'divorced', ben)]
    const family = {
      child: niamh,
      relatives: [aRelative(ann, 'foster-carer'), aRelative(kerry, 'mother')],
      households: [],
    }
    const fostered = genogramOf(kinshipOf(family, { ties, risks: new Set(), further: [ben] }, today), today)
    const looks = (id: string) =>
      fostered.lines.filter(({ of }) => of.includes(id) && of.includes('Niamh')).map(({ look }) => look)
    expect(new Set(looks('Ann'))).toEqual(new Set(['dashed']))
    expect(new Set(looks('Kerry'))).toEqual(new Set(['solid']))
    expect(fostered.marks.map(({ strokes }) => strokes)).toEqual([2])
  })

  it('is of a child of whom nobody else is known, alone', () => {
    const alone = kinshipOf({ child: niamh, relatives: [], households: [] }, { ties: [], risks: new Set() }, today)
    expect(genogramOf(alone, today)).toMatchObject({ left: 0, lines: [], figures: [{ id: 'Niamh' }] })
    expect(familyInWords(alone, today)[0]).toBe('Niamh, 7. Parents are not recorded.')
  })

  it('too small for all of a large family keeps the nearest, and counts the others', () => {
    const aunts = Array.from({ length: 12 }, (_, at) => aPerson(`Aunt${at}`, '1980-01-01', 'F'))
    const large = kinshipOf(
      { ...FAMILY, relatives: [...aunts.map((one) => aRelative(one, 'aunt-or-uncle')), ...FAMILY.relatives] },
      { ties: TIES, risks: new Set(['Aunt9']), further: [margaret] },
      today,
    )
    const small = genogramOf(large, today, SMALL)
    expect(small.figures.length + small.left).toBe(large.kin.length)
    for (const id of ['Kerry', 'Joel', 'Aunt9', 'Niamh']) expect(small.figures.map((one) => one.id)).toContain(id)
    expect(small.width).toBeLessThan(400)
  })
})

it('the family in words says all that is drawn', () => {
  expect(familyInWords(kinship, today)).toEqual([
    'Niamh, 7, is the child of Kerry, 31 and Joel, 34.',
    'Margaret and Alan are married.',
    'Kerry and Darren are partners and live together.',
    'Kerry and Joel are separated, since 3 May 2024.',
    'Brothers and sisters: Alfie, 3 and a baby, due 21 July (half).',
    'Darren, 38: Mum’s partner, may be a risk.',
    'Alan, who died in 2019: Grandad.',
    'Margaret, 58: Kerry’s mum.',
    'Alfie is the child of Kerry and Joel.',
    'The baby is the child of Kerry and Darren.',
    'Kerry is the child of Margaret and Alan.',
    'At home: Niamh, Kerry, Alfie, the baby and Darren (3 or 4 nights a week).',
  ])
})

it('the arrow keys go up to a parent, down to a child, and along the row', () => {
  const steps = stepsAmong(drawing.figures, kinship)
  expect(steps.get('Niamh')).toEqual({ up: 'Kerry', right: 'Alfie' })
  expect(steps.get('Kerry')).toMatchObject({ up: 'Margaret', down: 'Niamh', left: 'Joel', right: 'Darren' })
  expect(steps.get('Margaret')).toMatchObject({ down: 'Kerry' })
})
