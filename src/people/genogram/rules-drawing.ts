import type { CalendarDay } from '../../kernel/calendar-day.ts'
import { isUnborn, type KnownPerson } from '../model.ts'
import { type Figure, type Genogram, type Kin, type Kinship, LINE_HEIGHT, REACH, type Size, WHOLE } from './model.ts'
import { columnsOf } from './rules-columns.ts'
import { rowsOf } from './rules-generations.ts'
import { homeOutlines } from './rules-home.ts'
import { labelLines } from './rules-labels.ts'
import { drawnLines, heightsAbove } from './rules-lines.ts'
import { linksOf } from './rules-links.ts'
import { nearest } from './rules-nearest.ts'
import { orderedRows } from './rules-order.ts'
import { lanesOf, routesOf } from './rules-routes.ts'

const MARGIN = 10

/**
 * Draws a family in the usual symbols, each person once: generations in rows, couples beside each other, children
 * beneath their parents, the household dotted. No two symbols or labels meet, and no line runs through either: lines
 * go down between people and across between rows, where each has a lane of its own.
 */
export function genogramOf(kinship: Kinship, today: CalendarDay, size: Size = WHOLE): Genogram {
  const shown = nearest(kinship, size.inRow)
  if (shown.kin.length === 0) return { width: 0, height: 0, figures: [], lines: [], marks: [], home: [], left: 0 }
  const rows = orderedRows(shown, rowsOf(shown))
  const links = linksOf(shown, rows)
  const roughly = columnsOf(rows, links.links, size, () => 0)
  const routes = routesOf(links.links, rows, roughly)
  const columns = columnsOf(rows, links.links, size, lanesOf(routes))
  const ways = { rows, links, routes, columns, lane: size.lane }
  const heights = heightsAbove(ways)
  const labels = new Map(shown.kin.map((kin) => [kin.id, labelLines(kin, today, size)]))
  const tops = topsOf(rows, labels, heights, size)
  const margin = Math.max(MARGIN, (size.least - columns.width) / 2)
  const at = (id: string, row: number) => ({ x: columns.of(id) + margin, y: tops[row]?.symbol ?? 0 })
  const figures = rows.flatMap((ids, row) =>
    ids.flatMap((id) => {
      const kin = shown.kin.find((one) => one.id === id)
      return kin ? [{ ...figureOf(kin, labels.get(id) ?? []), ...at(id, row), row }] : []
    }),
  )
  const { lines, marks } = drawnLines(ways, heights, { figures, tops, margin })
  const last = tops.at(-1)
  return {
    width: Math.ceil(columns.width + 2 * margin),
    height: Math.ceil((last?.bottom ?? 0) + MARGIN),
    ...{ figures, lines, marks },
    home: homeOutlines(figures, tops, size),
    left: kinship.kin.length - shown.kin.length,
  }
}

function topsOf(
  rows: readonly (readonly string[])[],
  labels: ReadonlyMap<string, readonly string[]>,
  heights: ReturnType<typeof heightsAbove>,
  { lane, clear }: Size,
) {
  let y = MARGIN
  return rows.map((ids, row) => {
    const top = y
    const bars = top + clear + heights.bars.above(row) * lane
    const symbol = bars + heights.over.above(row) * lane + clear + REACH
    const written = Math.max(...ids.map((id) => labels.get(id)?.length ?? 0))
    const bottom = symbol + REACH + 4 + written * LINE_HEIGHT + clear
    y = bottom
    return { top: top + clear, over: bars + clear / 2, symbol, bottom }
  })
}

function figureOf(kin: Kin, label: readonly string[]): Omit<Figure, 'x' | 'y' | 'row'> {
  const { id, person, isChild, isRisk, isHome } = kin
  return { id, shape: shapeOf(person), isChild, isRisk, isHome, hasDied: person.diedOn !== null, label }
}

function shapeOf(person: KnownPerson): Figure['shape'] {
  if (isUnborn(person)) return 'triangle'
  return person.sex === 'M' ? 'square' : person.sex === 'F' ? 'circle' : 'diamond'
}

/** Where a label's lines are written: the first one's foot is this far below the middle of the symbol. */
export const LABEL_FROM = REACH + 4 + LINE_HEIGHT - 3
