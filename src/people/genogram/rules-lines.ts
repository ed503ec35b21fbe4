import { type Figure, HALF, type Line, type Mark, type Point, REACH } from './model.ts'
import type { Columns } from './rules-columns.ts'
import { type Link, type Links, LOOK_OF_COUPLE, type Side } from './rules-links.ts'
import { heightsOf, lanePlaces, type Route, type Stretch } from './rules-routes.ts'

/** Where a row's parts begin, from the top: bars, couples' lines above the symbols, the symbols' middle, and its end. */
export type Tops = { readonly top: number; readonly over: number; readonly symbol: number; readonly bottom: number }

/** How everything is ordered and where it goes, before it has a height. */
export type Ways = {
  readonly rows: readonly (readonly string[])[]
  readonly links: Links
  readonly routes: readonly Route[]
  readonly columns: Columns
  readonly lane: number
}

type Bar = Stretch & { readonly link: Link; readonly route: Route | null; readonly at: number }
type Over = Stretch & { readonly side: Side }

/** Room between two stretches of one height, so that nobody reads them as one. */
const CLEAR = 10

/** The heights of what goes across above each row: bars of families, and couples who do not stand side by side. */
export function heightsAbove({ links, routes, columns, rows, lane }: Ways) {
  const down = lanePlaces(routes, columns, lane)
  const bars = links.links.map((link): Bar => {
    const theirs = routes.filter((route) => route.link === link)
    const ends = [...theirs.map((route) => down(route, lastOf(route))), ...hangings(link, columns).map(({ x }) => x)]
    return { row: link.row, from: Math.min(...ends), to: Math.max(...ends), link, route: null, at: 0 }
  })
  const between = routes.flatMap((route) =>
    route.stops.slice(1).map((stop, at): Bar => {
      const ends = [down(route, route.stops[at] ?? stop), down(route, stop)]
      return { row: stop.row, from: Math.min(...ends), to: Math.max(...ends), link: route.link, route, at }
    }),
  )
  const over = links.over.map((side): Over => {
    const row = rows.findIndex((ids) => ids.includes(side.left))
    return { row, from: columns.of(side.left), to: columns.of(side.right), side }
  })
  return {
    down,
    bars: heightsOf([...bars, ...between], CLEAR),
    between,
    ends: bars,
    over: heightsOf(over, -1),
    couples: over,
  }
}
type Heights = ReturnType<typeof heightsAbove>

function lastOf({ stops }: Route) {
  return stops.at(-1) ?? { row: 0, boundary: 0 }
}

type Drawn = { readonly figures: readonly Figure[]; readonly tops: readonly Tops[]; readonly margin: number }

/** All lines of the drawing, and the strokes across those of couples who are apart. */
export function drawnLines(
  ways: Ways,
  heights: Heights,
  drawn: Drawn,
): { readonly lines: readonly Line[]; readonly marks: readonly Mark[] } {
  const figure = new Map(drawn.figures.map((one) => [one.id, one]))
  const beside = ways.links.sides.flatMap((side) => besideLine(side, figure))
  const over = heights.couples.flatMap((couple) =>
    overLine(couple, heights, drawn, { figure, lane: ways.lane, all: heights.couples }),
  )
  const families = heights.ends.flatMap((bar) => familyLines(bar, ways, heights, { ...drawn, figure }))
  return {
    lines: [...beside, ...over, ...families].map(({ line }) => line),
    marks: [...beside, ...over, ...families].flatMap(({ mark }) => mark ?? []),
  }
}

type WithMark = { readonly line: Line; readonly mark?: Mark | undefined }
type Figures = ReadonlyMap<string, Figure>

function besideLine({ left, right, state }: Side, figures: Figures): readonly WithMark[] {
  const [a, b] = [figures.get(left), figures.get(right)]
  if (!a || !b) return []
  const points: Point[] = [
    [a.x + HALF, a.y],
    [b.x - HALF, b.y],
  ]
  const line: Line = { points, look: state === null ? 'solid' : LOOK_OF_COUPLE[state], of: [left, right] }
  // A quarter of the way: in the middle their children's line goes down.
  return [{ line, mark: markOf(state, [a.x + HALF + (b.x - a.x - 2 * HALF) / 4, a.y]) }]
}

type AllOver = { readonly figure: Figures; readonly lane: number; readonly all: readonly Over[] }

function overLine(
  couple: Over,
  { over }: Heights,
  { tops }: Drawn,
  { figure, lane, all }: AllOver,
): readonly WithMark[] {
  const { side, row } = couple
  const [a, b] = [figure.get(side.left), figure.get(side.right)]
  const top = tops[row]
  if (!a || !b || !top) return []
  const y = top.over + over.of(couple) * lane
  const nth = (id: string, end: 'left' | 'right') => all.filter((one) => one.side[end] === id).indexOf(couple)
  const [from, to] = [
    a.x + 5 + Math.min(nth(side.left, 'left'), 3) * 2,
    b.x - 5 - Math.min(nth(side.right, 'right'), 3) * 2,
  ]
  const points: Point[] = [
    [from, a.y - HALF],
    [from, y],
    [to, y],
    [to, b.y - HALF],
  ]
  const look = side.state === null ? 'solid' : LOOK_OF_COUPLE[side.state]
  return [{ line: { points, look, of: [side.left, side.right] }, mark: markOf(side.state, [(from + to) / 2, y]) }]
}

function markOf(state: Side['state'], at: Point): Mark | undefined {
  if (state !== 'separated' && state !== 'divorced') return undefined
  return { at, strokes: state === 'divorced' ? 2 : 1 }
}

type Placed = Drawn & { readonly figure: Figures }

/** From each source down to the bar, along the bar, and down to each for whom it is. */
function familyLines(bar: Bar, ways: Ways, heights: Heights, placed: Placed): readonly WithMark[] {
  const { link } = bar
  const { look, of } = link
  const y = heightOf(bar, heights, ways, placed.tops)
  const across: Point[] = [
    [bar.from + placed.margin, y],
    [bar.to + placed.margin, y],
  ]
  const drops = hangings(link, ways.columns).flatMap(({ x, ids }) => dropsOf(x + placed.margin, ids, y, placed.figure))
  const downs = ways.routes
    .filter((route) => route.link === link)
    .map((route) => downOf(route, y, ways, heights, placed))
  const all = [...downs, ...(bar.from < bar.to ? [across] : []), ...drops]
  const mark = markOf(link.couple, [bar.from + placed.margin, y])
  return all.map((points, at) => ({ line: { points, look, of }, mark: at === 0 ? mark : undefined }))
}

function heightOf(bar: Bar, { bars }: Heights, { lane }: Ways, tops: readonly Tops[]): number {
  return (tops[bar.row]?.top ?? 0) + bars.of(bar) * lane
}

function downOf(
  route: Route,
  end: number,
  ways: Ways,
  heights: Heights,
  { tops, figure, margin }: Placed,
): readonly Point[] {
  const { source, stops } = route
  const x = stops.map((stop) => heights.down(route, stop) + margin)
  const from = source.from === null ? undefined : figure.get(source.from)
  const start = tops[source.row]?.symbol ?? 0
  const isRight = from !== undefined && (x[0] ?? 0) > from.x
  // A little below the middle: the line of a couple is never read as the way to one's own children.
  const begin: Point[] = from
    ? [
        [from.x + (isRight ? HALF - 2 : 2 - HALF), from.y + 7],
        [x[0] ?? 0, from.y + 7],
      ]
    : [[x[0] ?? 0, start]]
  const between = heights.between.filter((bar) => bar.route === route)
  const turns = between.flatMap((bar): Point[] => {
    const y = heightOf(bar, heights, ways, tops)
    return [
      [x[bar.at] ?? 0, y],
      [x[bar.at + 1] ?? 0, y],
    ]
  })
  return [...begin, ...turns, [x.at(-1) ?? 0, end]]
}

/** Where lines hang from a bar: over each person; twins from one point between them. */
function hangings(
  { targets, twins, couple }: Link,
  columns: Columns,
): readonly { readonly x: number; readonly ids: readonly string[] }[] {
  const alone = targets.filter((id) => !twins.some((set) => set.includes(id))).map((id) => [id])
  // A couple's line comes down beside the way to one's parents.
  const beside = couple === null ? 0 : HALF / 2
  const middle = (ids: readonly string[]) => ids.reduce((sum, id) => sum + columns.of(id), 0) / ids.length
  return [...alone, ...twins].map((ids) => ({ x: middle(ids) + beside, ids }))
}

function dropsOf(x: number, ids: readonly string[], y: number, figures: Figures): readonly (readonly Point[])[] {
  return ids.flatMap((id): Point[][] => {
    const figure = figures.get(id)
    if (!figure) return []
    const top = figure.y - HALF
    if (ids.length === 1)
      return [
        [
          [x, y],
          [x, top],
        ],
      ]
    return [
      [
        [x, y],
        [figure.x, figure.y - REACH - 2],
        [figure.x, top],
      ],
    ]
  })
}
