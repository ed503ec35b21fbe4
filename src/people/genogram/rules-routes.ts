import type { Columns, LanesAt } from './rules-columns.ts'
import type { Link, Source } from './rules-links.ts'

/** A boundary that a line goes down through. */
export type Stop = { readonly row: number; readonly boundary: number }

/** The way of a line from its source to the bar of its link: down through a boundary of each row between. */
export type Route = { readonly link: Link; readonly source: Source; readonly stops: readonly Stop[] }

/** The ways of all lines that go down; each crosses a row at the boundary nearest to whom it is for. */
export function routesOf(
  links: readonly Link[],
  rows: readonly (readonly string[])[],
  columns: Columns,
): readonly Route[] {
  return links.flatMap((link) =>
    link.sources.map((source) => {
      const aim = link.targets.reduce((sum, id) => sum + columns.of(id), 0) / link.targets.length
      const between = Array.from({ length: link.row - source.row - 1 }, (_, at) => source.row + 1 + at)
      const stops = between.map((row) => ({ row, boundary: nearest(row, (rows[row] ?? []).length, columns, aim) }))
      return { link, source, stops: [{ row: source.row, boundary: source.boundary }, ...stops] }
    }),
  )
}

function nearest(row: number, places: number, columns: Columns, aim: number): number {
  const far = (boundary: number) => Math.abs(columns.boundary(row, boundary) - aim)
  return Array.from({ length: places + 1 }, (_, at) => at).reduce((best, at) => (far(at) < far(best) ? at : best), 0)
}

const key = ({ row, boundary }: Stop) => `${row} ${boundary}`

/** How many lines go down through each boundary. */
export function lanesOf(routes: readonly Route[]): LanesAt {
  const count = Map.groupBy(
    routes.flatMap(({ stops }) => stops),
    key,
  )
  return (row, boundary) => count.get(key({ row, boundary }))?.length ?? 0
}

/** Where each line goes down through each boundary: beside the others, in the order of where they are bound for. */
export function lanePlaces(
  routes: readonly Route[],
  columns: Columns,
  lane: number,
): (route: Route, stop: Stop) => number {
  const aim = ({ link }: Route) => link.targets.reduce((sum, id) => sum + columns.of(id), 0) / link.targets.length
  const at = Map.groupBy(
    routes.flatMap((route) => route.stops.map((stop) => ({ route, stop }))),
    ({ stop }) => key(stop),
  )
  const inOrder = new Map([...at].map(([where, uses]) => [where, uses.toSorted((a, b) => aim(a.route) - aim(b.route))]))
  return (route, stop) => {
    const uses = inOrder.get(key(stop)) ?? []
    const place = uses.findIndex((use) => use.route === route)
    return columns.boundary(stop.row, stop.boundary) + (place - (uses.length - 1) / 2) * lane
  }
}

/** A stretch across the room above a row. */
export type Stretch = { readonly row: number; readonly from: number; readonly to: number }

/** Gives stretches that would meet different heights. @returns the height of each, from the top, and how many there are above each row */
export function heightsOf<S extends Stretch>(stretches: readonly S[], clear: number) {
  const heights = new Map<S, number>()
  const ends = new Map<number, number[]>()
  for (const stretch of stretches.toSorted((one, other) => one.from - other.from)) {
    const taken = ends.get(stretch.row) ?? []
    const free = taken.findIndex((end) => end + clear < stretch.from)
    const height = free === -1 ? taken.length : free
    taken[height] = stretch.to
    ends.set(stretch.row, taken)
    heights.set(stretch, height)
  }
  return { of: (stretch: S) => heights.get(stretch) ?? 0, above: (row: number) => ends.get(row)?.length ?? 0 }
}
