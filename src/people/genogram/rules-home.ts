import type { Figure, Point, Size } from './model.ts'
import { REACH } from './model.ts'
import type { Tops } from './rules-lines.ts'

type Box = {
  readonly row: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Outlines around those at home, and around nobody else: one outline where each generation's are side by side and stand
 * over the next one's, else one for each stretch.
 */
export function homeOutlines(
  figures: readonly Figure[],
  tops: readonly Tops[],
  size: Size,
): readonly (readonly Point[])[] {
  const boxes = tops.flatMap((_, row) =>
    stretchesAtHome(figures.filter((one) => one.row === row)).map((stretch) => boxOf(stretch, tops, size)),
  )
  const stacked = boxes.every((box, at) => at === 0 || follows(boxes[at - 1] as Box, box))
  return boxes.length > 0 && stacked ? [around(boxes)] : boxes.map((box) => around([box]))
}

function stretchesAtHome(row: readonly Figure[]): readonly (readonly Figure[])[] {
  const stretches: Figure[][] = []
  for (const [at, figure] of row.entries()) {
    if (!figure.isHome) continue
    if (at > 0 && row[at - 1]?.isHome) stretches.at(-1)?.push(figure)
    else stretches.push([figure])
  }
  return stretches
}

function boxOf(stretch: readonly Figure[], tops: readonly Tops[], { slot, clear }: Size): Box {
  const [first, last] = [stretch[0], stretch.at(-1)] as [Figure, Figure]
  const reach = slot / 2 + 2
  const bottom = (tops[first.row]?.bottom ?? 0) - clear / 2
  return { row: first.row, left: first.x - reach, right: last.x + reach, top: first.y - REACH - clear / 2, bottom }
}

function follows(upper: Box, lower: Box): boolean {
  return lower.row === upper.row + 1 && lower.left < upper.right && upper.left < lower.right
}

/** One outline around boxes that stand upon each other. */
function around(boxes: readonly Box[]): readonly Point[] {
  const right = boxes.flatMap((box, at): Point[] => [
    [box.right, at === 0 ? box.top : (boxes[at - 1] as Box).bottom],
    [box.right, box.bottom],
  ])
  const left = boxes.toReversed().flatMap((box, back): Point[] => {
    const before = boxes[boxes.length - 2 - back]
    return [
      [box.left, box.bottom],
      [box.left, before ? before.bottom : box.top],
    ]
  })
  return [...right, ...left]
}
