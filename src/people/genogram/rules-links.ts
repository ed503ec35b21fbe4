import { daysBetween } from '../../kernel/calendar-day.ts'
import type { Couple, CoupleState, Descent, Kin, Kinship, Line } from './model.ts'

/** Where somebody stands: the row, and the place in it from the left. */
export type Place = { readonly row: number; readonly index: number }

/**
 * Where a line leaves: at a boundary between two places of a row (0 is left of the first). From somebody's side, or,
 * where `from` is null, from the middle of the couple at both sides of the boundary.
 */
export type Source = { readonly row: number; readonly boundary: number; readonly from: string | null }

/** A bar above a row: lines come down to it from its sources, and go down from it to those it is for. */
export type Link = {
  readonly sources: readonly Source[]
  readonly targets: readonly string[]
  /** The row of those it is for. */
  readonly row: number
  readonly look: Line['look']
  /** Everybody whom it ties. */
  readonly of: readonly string[]
  /** A couple in different rows. */
  readonly couple: CoupleState | null
  /** Those of them born on one day, or the next: their lines hang from one point. */
  readonly twins: readonly (readonly string[])[]
}

/** Two who stand side by side, with a line between; null if they were never a couple, and have a child together. */
export type Side = { readonly left: string; readonly right: string; readonly state: CoupleState | null }

export type Links = {
  readonly links: readonly Link[]
  readonly sides: readonly Side[]
  /** Couples of one row who do not stand side by side: their line goes above. */
  readonly over: readonly Side[]
}

export const LOOK_OF_COUPLE: Readonly<Record<CoupleState, Line['look']>> = {
  ...{ married: 'solid', cohabiting: 'dashed', separated: 'solid', divorced: 'solid' },
}
const LOOK_OF_DESCENT: Readonly<Record<Descent['kind'], Line['look']>> = {
  ...{ birth: 'solid', adoption: 'dashed', fostering: 'dashed', skipped: 'dotted' },
}

/** What must be drawn between people who stand so. */
export function linksOf(kinship: Kinship, rows: readonly (readonly string[])[]): Links {
  const places = placesIn(rows)
  const couples = kinship.couples.filter(({ one, other }) => places.has(one) && places.has(other))
  const isBeside = (one: string, other: string) => areBeside(places.get(one), places.get(other))
  const partnered = new Map(couples.flatMap(({ one, other }) => [[one, other] as const, [other, one] as const]))
  const sideOf = (id: string): Source =>
    sourceOf(id, places, rows, (other) => other !== undefined && isCouple(couples, id, other))
  const unions = unionsOf(kinship.descents, places)
  const coupleSides = couples.map(({ one, other, state }) => ({ ...leftFirst(one, other, places), state }))
  const sameRow = coupleSides.filter(({ left, right }) => places.get(left)?.row === places.get(right)?.row)
  return {
    links: [
      ...unions.map((union) => ({ ...linkOfUnion(union, places, sideOf), twins: twinsAmong(union, kinship.kin) })),
      ...siblingSets(kinship.siblings, places).flatMap((set) => linksOfSiblings(set, places, sideOf)),
      ...coupleSides
        .filter((couple) => !sameRow.includes(couple))
        .map((couple) => linkOfCouple(couple, places, sideOf)),
    ],
    sides: [...sameRow.filter(({ left, right }) => isBeside(left, right)), ...joined(unions, places, partnered)],
    over: sameRow.filter(({ left, right }) => !isBeside(left, right)),
  }
}

type Places = ReadonlyMap<string, Place>
type SideOf = (id: string) => Source
type Union = {
  readonly parents: readonly string[]
  readonly children: readonly string[]
  readonly kind: Descent['kind']
}

function placesIn(rows: readonly (readonly string[])[]): Places {
  return new Map(rows.flatMap((ids, row) => ids.map((id, index) => [id, { row, index }] as const)))
}

function areBeside(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && other !== undefined && one.row === other.row && Math.abs(one.index - other.index) === 1
}

function isCouple(couples: readonly Couple[], id: string, otherId: string): boolean {
  return couples.some(({ one, other }) => (one === id && other === otherId) || (one === otherId && other === id))
}

/** One set of parents with those of their children who stand in one row. */
function unionsOf(descents: readonly Descent[], places: Places): readonly Union[] {
  const row = (id: string) => places.get(id)?.row ?? -1
  const drawn = descents.flatMap(({ child, parents, kind }) => {
    const above = [...new Set(parents)].filter((id) => places.has(id) && row(id) < row(child)).toSorted()
    return places.has(child) && above.length > 0 ? [{ child, parents: above, kind }] : []
  })
  const groups = Map.groupBy(drawn, ({ child, parents, kind }) => `${row(child)} ${kind} ${parents.join(' ')}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...first, children: [...new Set(group.map(({ child }) => child))] }] : []
  })
}

function linkOfUnion({ parents, children, kind }: Union, places: Places, sideOf: SideOf): Link {
  const [one, other] = parents.map((id) => places.get(id))
  const middle = parents.length === 2 && one && other && areBeside(one, other)
  const sources = middle
    ? [{ row: one.row, boundary: Math.max(one.index, other.index), from: null }]
    : parents.map(sideOf)
  const row = places.get(children[0] ?? '')?.row ?? 0
  return {
    sources,
    targets: children,
    row,
    look: LOOK_OF_DESCENT[kind],
    of: [...parents, ...children],
    couple: null,
    twins: [],
  }
}

/** Children of the same parents by birth, born within a day of each other. */
function twinsAmong({ children, kind }: Union, kin: readonly Kin[]): readonly (readonly string[])[] {
  if (kind !== 'birth') return []
  const bornOn = (id: string) => kin.find((one) => one.id === id)?.person.birthDate ?? null
  const born = children.flatMap((id) => bornOn(id) ?? []).toSorted()
  const sets: string[][] = []
  for (const day of [...new Set(born)]) {
    const together = children.filter((id) => {
      const own = bornOn(id)
      return own !== null && own >= day && daysBetween(day, own) <= 1 && !sets.some((set) => set.includes(id))
    })
    if (together.length > 1) sets.push(together)
  }
  return sets
}

/** Parents side by side who are no couple that is written down. */
function joined(unions: readonly Union[], places: Places, couples: ReadonlyMap<string, string>): readonly Side[] {
  const pairs = unions.flatMap(({ parents: [one, other, third] }) => {
    const isPair = one !== undefined && other !== undefined && third === undefined
    return isPair && areBeside(places.get(one), places.get(other)) ? [leftFirst(one, other, places)] : []
  })
  const known = ({ left, right }: { left: string; right: string }) =>
    couples.get(left) === right || couples.get(right) === left
  const once = [...new Map(pairs.map((pair) => [`${pair.left} ${pair.right}`, pair])).values()]
  return once.filter((pair) => !known(pair)).map((pair) => ({ ...pair, state: null }))
}

function siblingSets(pairs: Kinship['siblings'], places: Places): readonly (readonly string[])[] {
  return pairs
    .filter(([one, other]) => places.has(one) && places.has(other))
    .reduce<readonly (readonly string[])[]>((sets, pair) => {
      const touched = sets.filter((set) => pair.some((id) => set.includes(id)))
      return [...sets.filter((set) => !touched.includes(set)), [...new Set([...touched.flat(), ...pair])]]
    }, [])
}

/** A bar over brothers and sisters of whom no parent is drawn; from the upper row down, if they stand in two. */
function linksOfSiblings(set: readonly string[], places: Places, sideOf: SideOf): readonly Link[] {
  const byRow = Map.groupBy(set, (id) => places.get(id)?.row ?? 0)
  const rows = [...byRow].toSorted(([one], [other]) => one - other)
  const [first] = rows[0]?.[1] ?? []
  return rows.flatMap(([row, targets], at) => {
    if (at === 0 && targets.length < 2) return []
    const sources = at === 0 || first === undefined ? [] : [sideOf(first)]
    return [{ sources, targets, row, look: 'solid' as const, of: set, couple: null, twins: [] }]
  })
}

function linkOfCouple({ left, right, state }: Side, places: Places, sideOf: SideOf): Link {
  const [upper, lower] = (places.get(left)?.row ?? 0) < (places.get(right)?.row ?? 0) ? [left, right] : [right, left]
  const row = places.get(lower)?.row ?? 0
  const look = state === null ? 'solid' : LOOK_OF_COUPLE[state]
  return { sources: [sideOf(upper)], targets: [lower], row, look, of: [upper, lower], couple: state, twins: [] }
}

/** At the side where no partner stands; at the right, where none does. */
function sourceOf(
  id: string,
  places: Places,
  rows: readonly (readonly string[])[],
  isPartner: (other: string | undefined) => boolean,
): Source {
  const { row, index } = places.get(id) ?? { row: 0, index: 0 }
  const atLeft = isPartner(rows[row]?.[index + 1]) && !isPartner(rows[row]?.[index - 1])
  return { row, boundary: atLeft ? index : index + 1, from: id }
}

function leftFirst(one: string, other: string, places: Places) {
  const isFirst = (places.get(one)?.index ?? 0) <= (places.get(other)?.index ?? 0)
  return isFirst ? { left: one, right: other } : { left: other, right: one }
}
