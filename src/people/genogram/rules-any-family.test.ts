import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDay } from '../../kernel/calendar-day.ts'
import { aPerson } from './builder.ts'
import {
  type CoupleState,
  type DescentKind,
  type Figure,
  type Genogram,
  HALF,
  type Kinship,
  LINE_HEIGHT,
  REACH,
  SMALL,
  WHOLE,
} from './model.ts'
import { genogramOf, LABEL_FROM } from './rules-drawing.ts'
import { withoutCircles } from './rules-generations.ts'
import { widthOf } from './rules-labels.ts'

// Whatever family there is, of forty people and fewer, likely or not: the drawing can be read.

const today = calendarDay('2026-03-19')
const NAMES = ['Al', 'Oluwaseun-Christopher', 'Mary Jane', 'Wilhelmina', 'Ida', 'Maximiliana Wójcik']

const anyKin = fc.record({
  name: fc.constantFrom(...NAMES),
  sex: fc.constantFrom<'M' | 'F' | 'U'>('M', 'F', 'U'),
  bornDaysAgo: fc.integer({ min: 0, max: 30000 }),
  isHome: fc.boolean(),
  isRisk: fc.nat(9).map((one) => one === 0),
  words: fc.constantFrom('', 'Nan', 'Mum’s partner', 'great-grandmother of the baby'),
  hasDied: fc.nat(7).map((one) => one === 0),
})
const anyPair = (most: number) => fc.tuple(fc.nat(most), fc.nat(most))
const KINDS: readonly DescentKind[] = ['birth', 'birth', 'birth', 'adoption', 'fostering', 'skipped']
const STATES: readonly CoupleState[] = ['married', 'cohabiting', 'separated', 'divorced']

const anyFamily = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc
    .record({
      people: fc.array(anyKin, { minLength: count, maxLength: count }),
      couples: fc.array(fc.tuple(anyPair(count - 1), fc.constantFrom(...STATES)), { maxLength: count }),
      born: fc.array(
        fc.tuple(
          fc.nat(count - 1),
          fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 3 }),
          fc.constantFrom(...KINDS),
        ),
        { maxLength: count },
      ),
      siblings: fc.array(anyPair(count - 1), { maxLength: 6 }),
    })
    .map(asKinship),
)

type Drawn = {
  readonly people: readonly {
    name: string
    sex: 'M' | 'F' | 'U'
    bornDaysAgo: number
    isHome: boolean
    isRisk: boolean
    words: string
    hasDied: boolean
  }[]
  readonly couples: readonly (readonly [readonly [number, number], CoupleState])[]
  readonly born: readonly (readonly [number, readonly number[], DescentKind])[]
  readonly siblings: readonly (readonly [number, number])[]
}

function asKinship({ people, couples, born, siblings }: Drawn): Kinship {
  const id = (at: number) => `p${at}`
  const differ = ([one, other]: readonly [number, number]) => one !== other
  const once = new Map(
    couples.filter(([pair]) => differ(pair)).map(([pair, state]) => [pair.toSorted().join(' '), { pair, state }]),
  )
  const descents = born.map(([child, parents, kind]) => ({
    child: id(child),
    parents: [...new Set(parents.filter((one) => one !== child).map(id))],
    kind,
  }))
  return {
    kin: people.map(({ name, sex, bornDaysAgo, hasDied, ...one }, at) => ({
      ...{ ...one, id: id(at), isChild: at === 0, tie: null, partTime: null },
      person: aPerson(id(at), addDays(today, -bornDaysAgo), sex, {
        kind: at % 3 === 0 ? 'child' : 'adult',
        diedOn: hasDied ? today : null,
        names: [{ id: id(at), personId: id(at), use: 'current', given: name, family: 'X', fromOn: null, toOn: null }],
      }),
    })),
    couples: [...once.values()].map(({ pair: [one, other], state }) => ({
      one: id(one),
      other: id(other),
      state,
      since: null,
    })),
    descents: descents.filter(({ parents }) => parents.length > 0),
    siblings: siblings.filter(differ).map(([one, other]) => [id(one), id(other)] as const),
  }
}

type Box = {
  readonly of: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const symbolBox = ({ id, x, y }: Figure): Box => ({
  of: id,
  left: x - REACH,
  right: x + REACH,
  top: y - REACH,
  bottom: y + REACH,
})
function labelBoxes({ id, x, y, label }: Figure): readonly Box[] {
  return label.map((text, at) => {
    const foot = y + LABEL_FROM + at * LINE_HEIGHT
    return { of: id, left: x - widthOf(text) / 2, right: x + widthOf(text) / 2, top: foot - 11, bottom: foot + 3 }
  })
}
const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Whether a straight stretch runs through a box (sampled: the stretches are short). */
function runsThrough([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], box: Box): boolean {
  if (
    Math.max(x1, x2) <= box.left ||
    Math.min(x1, x2) >= box.right ||
    Math.max(y1, y2) <= box.top ||
    Math.min(y1, y2) >= box.bottom
  )
    return false
  if (x1 === x2 || y1 === y2) return true
  const steps = Math.ceil(Math.abs(x2 - x1))
  return Array.from({ length: steps + 1 }, (_, at) => at / steps).some((part) => {
    const [x, y] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]
    return x > box.left && x < box.right && y > box.top && y < box.bottom
  })
}

function stretches({ lines }: Genogram) {
  return lines.flatMap(({ points, of }) => points.slice(1).map((to, at) => ({ from: points[at] ?? to, to, of })))
}

describe.each([
  ['whole', WHOLE],
  ['small', SMALL],
])('any family, drawn %s', (_, size) => {
  const draws = (holds: (drawing: Genogram, kinship: Kinship) => void) =>
    fc.assert(
      fc.property(anyFamily, (kinship) => holds(genogramOf(kinship, today, size), kinship)),
      { numRuns: 60 },
    )

  it('has everybody once, or counts them', () => {
    draws((drawing, kinship) => {
      expect(new Set(drawing.figures.map(({ id }) => id)).size).toBe(drawing.figures.length)
      expect(drawing.figures.length + drawing.left).toBe(kinship.kin.length)
      expect(drawing.figures.some(({ isChild }) => isChild)).toBe(true)
    })
  })

  it('has no symbol or label upon another, and all of them inside', () => {
    draws(({ figures, width, height }) => {
      const boxes = figures.flatMap((one) => [symbolBox(one), ...labelBoxes(one)])
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) expect(meet(one, other)).toBe(false)
        expect(one.left >= 0 && one.right <= width && one.top >= 0 && one.bottom <= height).toBe(true)
      }
    })
  })

  it('has no line through a label, nor through the symbol of anybody it does not tie', () => {
    draws((drawing) => {
      const lines = stretches(drawing)
      for (const figure of drawing.figures) {
        for (const box of labelBoxes(figure)) {
          expect(lines.filter(({ from, to }) => runsThrough(from, to, box))).toEqual([])
        }
        const symbol = {
          ...symbolBox(figure),
          left: figure.x - HALF,
          right: figure.x + HALF,
          top: figure.y - HALF,
          bottom: figure.y + HALF,
        }
        expect(lines.filter(({ from, to, of }) => !of.includes(figure.id) && runsThrough(from, to, symbol))).toEqual([])
      }
    })
  })

  it('has no outline of the household through a symbol or label, and nobody within who is not at home', () => {
    draws((drawing) => {
      for (const outline of drawing.home) {
        const edges = outline.map((from, at) => ({ from, to: outline[(at + 1) % outline.length] ?? from }))
        for (const figure of drawing.figures) {
          for (const box of [symbolBox(figure), ...labelBoxes(figure)]) {
            expect(edges.filter(({ from, to }) => runsThrough(from, to, box))).toEqual([])
          }
        }
      }
      const within = drawing.figures.filter((figure) => drawing.home.some((outline) => isInside(figure, outline)))
      expect(within.map(({ id }) => id).toSorted()).toEqual(
        drawing.figures
          .filter(({ isHome }) => isHome)
          .map(({ id }) => id)
          .toSorted(),
      )
    })
  })

  it('has every line inside', () => {
    draws(({ lines, width, height }) => {
      for (const [x, y] of lines.flatMap(({ points }) => points))
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
    })
  })
})

describe('any family, drawn whole', () => {
  const draws = (holds: (drawing: Genogram, kinship: Kinship) => void) =>
    fc.assert(
      fc.property(anyFamily, (kinship) => holds(genogramOf(kinship, today), kinship)),
      { numRuns: 60 },
    )

  it('has every parent above the child, and a line between them', () => {
    draws(({ figures, lines }, { descents }) => {
      const at = new Map(figures.map((one) => [one.id, one]))
      const edges = descents.flatMap(({ child, parents }) => parents.map((parent) => ({ child, parent })))
      for (const { child, parent } of withoutCircles(edges)) {
        expect(at.get(parent)?.y).toBeLessThan(at.get(child)?.y ?? 0)
        expect(lines.some(({ of }) => of.includes(parent) && of.includes(child))).toBe(true)
      }
    })
  })

  it('has a line for every couple, and for brothers and sisters without a parent in it', () => {
    draws(({ lines }, { couples, siblings }) => {
      for (const { one, other } of couples)
        expect(lines.some(({ of }) => of.includes(one) && of.includes(other))).toBe(true)
      for (const [one, other] of siblings)
        expect(lines.some(({ of }) => of.includes(one) && of.includes(other))).toBe(true)
    })
  })

  it('of one couple has their children in the order of their birth', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(ages, (days) => {
        const people = days.map((bornDaysAgo) => ({
          name: 'Ida',
          sex: 'F' as const,
          bornDaysAgo,
          isHome: true,
          isRisk: false,
          words: '',
          hasDied: false,
        }))
        const parents = [days.length, days.length + 1]
        const born = days.map((_, at) => [at, parents, 'birth'] as const)
        const grown = [
          ...people,
          ...parents.map(() => ({ ...(people[0] as (typeof people)[number]), bornDaysAgo: 12000 })),
        ]
        const { figures } = genogramOf(asKinship({ people: grown, couples: [], born, siblings: [] }), today)
        const children = figures.filter(({ row }) => row === 1).toSorted((a, b) => a.x - b.x)
        const ageOf = children.map(({ id }) => days[Number(id.slice(1))] ?? 0)
        expect(ageOf).toEqual(days.toSorted((a, b) => b - a))
      }),
    )
  })
})

function isInside({ x, y }: Figure, outline: Genogram['home'][number]): boolean {
  const crossings = outline.filter(([x1, y1], at) => {
    const [x2, y2] = outline[(at + 1) % outline.length] ?? [x1, y1]
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1
  })
  return crossings.length % 2 === 1
}
