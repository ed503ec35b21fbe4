import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { isUnborn, type KnownPerson } from '../../people/model.ts'
import { type Couple, type Kin, type Kinship, labelOf } from './rules-family.ts'

// Where everything of a family drawing stands: numbers only, so that it can be tested without a screen.

/** A person's symbol. `x` and `y` are its middle. */
export type Figure = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly shape: 'square' | 'circle' | 'diamond' | 'triangle'
  readonly isChild: boolean
  readonly isRisk: boolean
  readonly hasDied: boolean
  /** Two lines at most beneath the symbol. */
  readonly label: readonly string[]
}
export type Line = {
  /** `M x y H … V …` */
  readonly path: string
  readonly dashed: boolean
}
export type Genogram = {
  readonly width: number
  readonly height: number
  readonly figures: readonly Figure[]
  readonly lines: readonly Line[]
  /** Outline of the household, dotted, and its upper right corner; null when nobody is known to be at home. */
  readonly home: { readonly path: string; readonly right: number; readonly top: number } | null
  /** How many people found no room; they are in the words beneath. */
  readonly left: number
}

const WIDTH = 372
const ROW = { '-1': 18, '0': 82, '1': 146 } as const
const TWO_LINES = 46
/** Places in each generation before the letters would have to be smaller than 13 px. */
const PLACES = { '-1': 4, '0': 4, '1': 6 } as const
export const HALF = 12

/**
 * Draws a family in the usual symbols: three generations at most, couples beside each other, the child's own household
 * dotted. Who has no room is counted, never drawn over.
 */
export function genogramOf(kinship: Kinship, today: CalendarDay): Genogram {
  const rows = ([-1, 0, 1] as const).map((generation) => rowOf(kinship, generation))
  const drawn = rows.flat()
  const top = rows[0]?.length ? 0 : ROW['0'] - ROW['-1']
  const figures = drawn.map((kin): Figure => {
    const peers = drawn.filter(({ generation }) => generation === kin.generation)
    const x = Math.round((WIDTH * (peers.indexOf(kin) + 0.5)) / peers.length)
    const { id, isRisk, tie, person } = kin
    const hasDied = person.diedOn !== null
    const y = ROW[kin.generation] - top
    return { id, x, y, shape: shapeOf(person), isChild: tie === null, isRisk, hasDied, label: labelLines(kin, today) }
  })
  return {
    width: WIDTH,
    height: ROW['1'] - top + TWO_LINES,
    figures,
    lines: [...coupleLines(kinship.couples, figures), ...descentLines(kinship, figures)],
    home: homeOutline(drawn, figures),
    left: kinship.kin.length - drawn.length,
  }
}

/** One generation from left to right: who is away, then who is at home, couples side by side; the elder child first. */
function rowOf({ kin, couples }: Kinship, generation: Kin['generation']): readonly Kin[] {
  const row = kin.filter((one) => one.generation === generation)
  if (generation === 1) {
    const near = row.toSorted(
      (one, other) =>
        Number(other.tie === null) - Number(one.tie === null) || Number(other.isHome) - Number(one.isHome),
    )
    return near
      .slice(0, PLACES[1])
      .toSorted((one, other) => Number(one.isHome) - Number(other.isHome) || elder(one, other))
  }
  const rank = (one: Kin) => {
    if (one.tie === 'father' || one.tie === 'mother' || one.tie === 'parent') return one.isHome ? 3 : 1
    if (one.isHome) return 4
    return couples.some((couple) => couple.one === one.id || couple.other === one.id) || one.isRisk ? 2 : 0
  }
  // Where there is no room, who is furthest from the child gives way; a person who may be a risk never does.
  return row
    .toSorted((one, other) => Number(other.isRisk) - Number(one.isRisk) || closeness(one) - closeness(other))
    .slice(0, PLACES[generation])
    .toSorted((one, other) => rank(one) - rank(other))
}

const CLOSE = ['mother', 'father', 'parent', 'grandparent', 'carer', 'foster-carer', 'step-parent']

function closeness({ tie, isHome }: Kin): number {
  const at = CLOSE.indexOf(tie ?? '')
  return (at === -1 ? CLOSE.length : at) - (isHome ? 4 : 0)
}

function elder(one: Kin, other: Kin): number {
  const born = ({ person }: Kin) => person.birthDate ?? person.expectedOn ?? '9999'
  return born(one) < born(other) ? -1 : born(one) > born(other) ? 1 : 0
}

function shapeOf(person: KnownPerson): Figure['shape'] {
  if (isUnborn(person)) return 'triangle'
  return person.sex === 'M' ? 'square' : person.sex === 'F' ? 'circle' : 'diamond'
}

function labelLines(kin: Kin, today: CalendarDay): readonly string[] {
  const { person, words, isRisk, tie } = kin
  const second = isRisk
    ? 'may be a risk'
    : person.diedOn
      ? `died ${person.diedOn.slice(0, 4)}`
      : tie !== null && kin.generation < 1
        ? words
        : tie === 'half-sibling'
          ? 'half'
          : ''
  return [short(labelOf(kin, today)), short(second)].filter(Boolean)
}

/** As many letters as stand beneath a symbol; the whole is in the words. */
function short(text: string): string {
  return text.length > 14 ? `${text.slice(0, 13).trimEnd()}…` : text
}

function coupleLines(couples: readonly Couple[], figures: readonly Figure[]): readonly Line[] {
  return couples.flatMap(({ one, other, state }) => {
    const [left, right] = pair(figures, one, other)
    if (!left || !right || left.y !== right.y) return []
    const line = { path: `M${left.x + HALF} ${left.y}H${right.x - HALF}`, dashed: state === 'cohabiting' }
    const middle = (left.x + right.x) / 2
    const slash = { path: `M${middle - 10} ${left.y + 7}L${middle - 2} ${left.y - 7}`, dashed: false }
    return state === 'separated' ? [line, slash] : [line]
  })
}

/** From each set of parents down to a bar, and from the bar to each of their children. Sets keep bars of their own. */
function descentLines({ descents, couples }: Kinship, figures: readonly Figure[]): readonly Line[] {
  const at = (id: string) => figures.find((symbol) => symbol.id === id)
  const families = Map.groupBy(descents, ({ parents }) => parents.filter(at).toSorted().join(' '))
  return [...families].flatMap(([key, children], index) => {
    const [left, right] = key
      .split(' ')
      .flatMap((id) => at(id) ?? [])
      .toSorted((one, other) => one.x - other.x)
    const theirs = children.flatMap(({ child }) => at(child) ?? [])
    if (!left || theirs.length === 0 || theirs.some(({ y }) => y <= left.y)) return []
    const from = right ? Math.round((left.x + right.x) / 2) : left.x
    const bar = (theirs[0]?.y ?? 0) - HALF - 6 - 3 * (index % 2)
    const joined =
      right && !couples.some((couple) => [couple.one, couple.other].every((id) => [left.id, right.id].includes(id)))
    const across = joined ? [{ path: `M${left.x + HALF} ${left.y}H${right.x - HALF}`, dashed: false }] : []
    const down = { path: `M${from} ${left.y + (right ? 0 : HALF)}V${bar}`, dashed: false }
    const drops = theirs.map(({ x, y }) => ({ path: `M${from} ${bar}H${x}V${y - HALF}`, dashed: false }))
    return [...across, down, ...drops]
  })
}

/** The outline around everyone at home: each generation's own stretch, joined by steps. */
function homeOutline(drawn: readonly Kin[], figures: readonly Figure[]): Genogram['home'] {
  const at = new Map(figures.map((symbol) => [symbol.id, symbol]))
  const spans = ([-1, 0, 1] as const).flatMap((generation) => {
    const row = drawn.filter((kin) => kin.generation === generation)
    const home = row.flatMap((kin) => (kin.isHome ? (at.get(kin.id) ?? []) : []))
    if (home.length === 0) return []
    const reach = Math.min(WIDTH / row.length / 2, 62) - 1
    const [first, last] = [home[0], home.at(-1)] as [Figure, Figure]
    return [{ left: first.x - reach, right: last.x + reach, top: first.y - HALF - 4, bottom: first.y + TWO_LINES - 2 }]
  })
  const [first] = spans
  if (!first) return null
  const edges = spans.map((span, row) => ({
    ...span,
    top: row === 0 ? span.top : (spans[row - 1]?.bottom ?? span.top),
  }))
  const right = edges.map((span) => `H${span.right}V${span.bottom}`).join('')
  const left = edges
    .toReversed()
    .map((span) => `H${span.left}V${span.top}`)
    .join('')
  return { path: `M${first.left} ${first.top}${right}${left}Z`, right: first.right, top: first.top }
}

function pair(figures: readonly Figure[], one: string, other: string): readonly (Figure | undefined)[] {
  const both = figures.filter(({ id }) => id === one || id === other)
  return both.toSorted((a, b) => a.x - b.x)
}
