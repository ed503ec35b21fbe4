import type { Size } from './model.ts'
import type { Link } from './rules-links.ts'
import { packed, placed, type Wish } from './rules-spacing.ts'

type Rows = readonly (readonly string[])[]

/** How many lines go down through a boundary of a row, beside each other. */
export type LanesAt = (row: number, boundary: number) => number

/** Where everyone's middle is, from the left. */
export type Columns = {
  readonly of: (id: string) => number
  /** The middle of a boundary of a row. */
  readonly boundary: (row: number, boundary: number) => number
  readonly width: number
}

const SWEEPS = 8
const UNTIED = 0.01

/**
 * Where everybody stands from left to right: parents over the middle of their children, no two nearer than a person's
 * room and the lines between them need.
 */
export function columnsOf(rows: Rows, links: readonly Link[], size: Size, lanes: LanesAt): Columns {
  const apart = (row: number, index: number) => size.slot + size.gap + size.lane * lanes(row, index)
  const half = (row: number, boundary: number) => apart(row, boundary) / 2
  // At the ends of a row the lines have room beyond the middle of their boundary.
  const outer = (row: number, boundary: number) => half(row, boundary) + (size.lane * lanes(row, boundary)) / 2
  const x = new Map<string, number>()
  for (const [row, ids] of rows.entries()) {
    const gaps = ids.map((_, index) => apart(row, index))
    const from = placed(
      ids.map(() => ({ at: 0, weight: 1 })),
      gaps,
    )
    for (const [index, id] of ids.entries()) x.set(id, from[index] ?? 0)
  }
  const order = rows.map((_, row) => row)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const row of sweep % 2 === 0 ? order : order.toReversed())
      settle(rows[row] ?? [], x, links, { apart: (at) => apart(row, at), place: size.packed ? packed : placed })
  }
  if (size.packed) withinTheWidest(rows, x)
  const lefts = rows.flatMap((ids, row) => (ids[0] === undefined ? [] : [(x.get(ids[0]) ?? 0) - outer(row, 0)]))
  const left = Math.min(...lefts)
  const rights = rows.map((ids, row) => (x.get(ids.at(-1) ?? '') ?? left) + outer(row, ids.length))
  const of = (id: string) => Math.round((x.get(id) ?? 0) - left)
  return {
    of,
    boundary: (row, at) => boundaryIn(rows[row] ?? [], of, at, half(row, at)),
    width: Math.max(...rights) - left,
  }
}

/** Moves rows that reach beyond the widest one back over it. */
function withinTheWidest(rows: Rows, x: Map<string, number>): void {
  const ends = rows.map((ids) => [x.get(ids[0] ?? '') ?? 0, x.get(ids.at(-1) ?? '') ?? 0] as const)
  const [left, right] = ends.reduce((widest, row) => (row[1] - row[0] > widest[1] - widest[0] ? row : widest), [0, 0])
  for (const [at, [from, to]] of ends.entries()) {
    const by = Math.max(0, left - from) - Math.max(0, to - right)
    for (const id of rows[at] ?? []) x.set(id, (x.get(id) ?? 0) + by)
  }
}

function boundaryIn(ids: readonly string[], of: (id: string) => number, at: number, half: number): number {
  const [before, after] = [ids[at - 1], ids[at]]
  if (before === undefined) return of(after ?? '') - half
  return after === undefined ? of(before) + half : (of(before) + of(after)) / 2
}

/** Moves a row to where its people want to be: over their children, under their parents. */
function settle(
  ids: readonly string[],
  x: Map<string, number>,
  links: readonly Link[],
  { apart, place }: { readonly apart: (index: number) => number; readonly place: typeof placed },
) {
  const wishes = ids.map((id): Wish => {
    const at = links.flatMap((link) => wishesOf(id, link, x, apart(1)))
    if (at.length === 0) return { at: x.get(id) ?? 0, weight: UNTIED }
    return { at: at.reduce((sum, one) => sum + one, 0) / at.length, weight: 1 }
  })
  const at = place(
    wishes,
    ids.map((_, index) => apart(index)),
  )
  for (const [index, id] of ids.entries()) x.set(id, at[index] ?? 0)
}

function wishesOf(id: string, { targets, of }: Link, x: ReadonlyMap<string, number>, apart: number): readonly number[] {
  if (!of.includes(id)) return []
  const sources = of.filter((one) => !targets.includes(one))
  const mine = targets.includes(id) ? targets : sources
  const theirs = targets.includes(id) ? sources : targets
  if (theirs.length === 0) return []
  const at = (one: string) => x.get(one) ?? 0
  const middle = theirs.reduce((sum, one) => sum + at(one), 0) / theirs.length
  const rank = mine.toSorted((one, other) => at(one) - at(other)).indexOf(id)
  return [middle + (rank - (mine.length - 1) / 2) * apart]
}
