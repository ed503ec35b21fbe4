import { expect, it } from 'vitest'
import { calendarDay } from '../../kernel/calendar-day.ts'
import type { Family, KnownPerson, Relationship, RelationshipKind, Tie } from '../../people/model.ts'
import { familyInWords, kinshipOf } from './rules-family.ts'
import { genogramOf } from './rules-genogram.ts'

const today = calendarDay('2026-03-19')
const always = { fromOn: null, toOn: null }

const person = (
  id: string,
  born: string | null,
  sex: 'M' | 'F' | 'U',
  more: Partial<KnownPerson> = {},
): KnownPerson => ({
  ...{
    id,
    kind: 'adult',
    birthDate: born === null ? null : calendarDay(born),
    expectedOn: null,
    birthDateKnown: 'exact',
  },
  ...{ diedOn: null, sex, ethnicity: null, disabilities: [], saysName: null, indexNumber: null, indexState: 'none' },
  ...{ upnUnknown: null, motherName: null },
  names: [{ id, personId: id, use: 'current', given: id, family: 'Calloway', ...always }],
  ...more,
})
const child = { kind: 'child' } as const
const niamh = person('Niamh', '2018-11-08', 'F', child)
const alfie = person('Alfie', '2022-06-21', 'M', child)
const baby = person('baby', null, 'U', { ...child, expectedOn: calendarDay('2026-07-21'), names: [] })
const kerry = person('Kerry', '1994-04-17', 'F')
const joel = person('Joel', '1991-09-02', 'M')
const darren = person('Darren', '1987-08-09', 'M')
const alan = person('Alan', '1965-02-11', 'M', { diedOn: calendarDay('2019-05-04') })

const relative = (who: KnownPerson, tie: Tie, words: string | null = null): Family['relatives'][number] => ({
  ...{ person: who, tie, words, parentalResponsibility: null, throughParents: false },
  ...always,
})
const tie = (one: KnownPerson, kind: RelationshipKind, other: KnownPerson): Relationship => ({
  ...{
    id: `${one.id} ${kind} ${other.id}`,
    personId: one.id,
    otherId: other.id,
    kind,
    parentalResponsibility: null,
    words: null,
  },
  ...always,
})
const member = (who: KnownPerson, partTime: string | null = null) => ({
  ...{ id: who.id, householdId: 'h', personId: who.id, person: who, partTime },
  ...always,
})

const FAMILY: Family = {
  child: niamh,
  relatives: [
    relative(kerry, 'mother', 'Mum'),
    relative(joel, 'father', 'Dad'),
    relative(alfie, 'sibling'),
    relative(baby, 'half-sibling'),
    relative(darren, 'step-parent', 'Mum’s partner'),
    relative(alan, 'grandparent', 'Grandad'),
  ],
  households: [
    {
      ...{ id: 'h', lines: '14 Tannery Row', postcode: null },
      members: [member(kerry), member(niamh), member(alfie), member(baby), member(darren, '3 or 4 nights a week')],
    },
  ],
}
const TIES = [
  ...[niamh, alfie].flatMap((one) => [tie(one, 'mother', kerry), tie(one, 'father', joel)]),
  ...[tie(baby, 'mother', kerry), tie(baby, 'father', darren), tie(kerry, 'mother', alan)],
  ...[tie(kerry, 'partner', darren), tie(kerry, 'former-partner', joel)],
]
const kinship = kinshipOf(FAMILY, TIES, [{ kind: 'risk-adult', personId: 'Darren' }], today)
const drawing = genogramOf(kinship, today)
const figure = (id: string) => drawing.figures.find((one) => one.id === id)

it('draws each person once, in the symbols everybody knows', () => {
  expect(drawing.figures).toHaveLength(7)
  expect(['Niamh', 'Alfie', 'baby'].map((id) => figure(id)?.shape)).toEqual(['circle', 'square', 'triangle'])
  expect(figure('Niamh')?.isChild).toBe(true)
  expect(figure('Alan')).toMatchObject({ hasDied: true, label: ['Alan', 'died 2019'] })
})

it('marks an adult who may be a risk, with the words', () => {
  expect(figure('Darren')).toMatchObject({ isRisk: true, label: ['Darren 38', 'may be a risk'] })
  expect(drawing.figures.filter(({ isRisk }) => isRisk)).toHaveLength(1)
})

it('stands generations in rows, the mother between the two fathers', () => {
  const [joelAt, kerryAt, darrenAt] = ['Joel', 'Kerry', 'Darren'].map((id) => figure(id)?.x ?? 0)
  expect((joelAt ?? 0) < (kerryAt ?? 0) && (kerryAt ?? 0) < (darrenAt ?? 0)).toBe(true)
  expect((figure('Alan')?.y ?? 0) < (figure('Kerry')?.y ?? 0)).toBe(true)
  expect((figure('Kerry')?.y ?? 0) < (figure('Niamh')?.y ?? 0)).toBe(true)
})

it('keeps every symbol inside the drawing and none upon another, in a family of any size', () => {
  const many = Array.from({ length: 40 }, (_, at) => relative(person(`Aunt${at}`, '1980-01-01', 'F'), 'aunt-or-uncle'))
  const large = kinshipOf(
    { ...FAMILY, relatives: [...many, ...FAMILY.relatives] },
    TIES,
    [{ kind: 'risk-adult', personId: 'Aunt39' }],
    today,
  )
  const { figures, width, height, left } = genogramOf(large, today)
  expect(figures.every(({ x, y }) => x > 12 && x < width - 12 && y > 12 && y < height - 12)).toBe(true)
  expect(new Set(figures.map(({ x, y }) => `${x} ${y}`)).size).toBe(figures.length)
  expect(figures.length + left).toBe(large.kin.length)
  expect(figures.some(({ id }) => id === 'Aunt39')).toBe(true)
  expect(figures.some(({ id }) => id === 'Kerry')).toBe(true)
})

it('says in words all that is drawn', () => {
  expect(familyInWords(kinship, today)).toEqual([
    'Niamh, 7, is the child of Kerry, 31 and Joel, 34.',
    'Kerry and Joel are separated.',
    'Brothers and sisters: Alfie, 3 and a baby, due 21 July (half).',
    'Darren, 38: Mum’s partner, may be a risk.',
    'Alan, who died in 2019: Grandad.',
    'At home: Niamh, Kerry, Alfie, the baby and Darren (3 or 4 nights a week).',
  ])
})

it('outlines who is at home, and nobody else: the father who left stands outside', () => {
  expect(drawing.home).not.toBeNull()
  const edges = [...(drawing.home?.path.matchAll(/H(\d+(?:\.\d+)?)/g) ?? [])].map(([, x]) => Number(x))
  const parentsLeft = Math.min(...edges.filter((x) => x > (figure('Joel')?.x ?? 0)))
  expect(parentsLeft).toBeGreaterThan(figure('Joel')?.x ?? 0)
})

it('draws a child of whom nobody else is known, alone', () => {
  const alone = kinshipOf({ child: niamh, relatives: [], households: [] }, [], [], today)
  expect(genogramOf(alone, today)).toMatchObject({ left: 0, lines: [], figures: [{ id: 'Niamh' }] })
  expect(familyInWords(alone, today)[0]).toBe('Niamh, 7. Parents are not recorded.')
})
