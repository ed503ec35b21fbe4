import type { Kinship } from './model.ts'

/** Where each arrow key goes from someone in the drawing: along a tie where there is one, else to whoever stands beside. */
export type Steps = { readonly up?: string; readonly down?: string; readonly left?: string; readonly right?: string }

/**
 * The steps from each person: up to the first of the parents, down to the child furthest left, left and right to
 * whoever stands beside them in their row.
 *
 * @param figures in the order they stand
 */
export function stepsAmong(
  figures: readonly { readonly id: string; readonly row: number; readonly x: number }[],
  { descents }: Kinship,
): ReadonlyMap<string, Steps> {
  const drawn = new Set(figures.map(({ id }) => id))
  const inOrder = figures.toSorted((one, other) => one.x - other.x)
  return new Map(
    figures.map(({ id, row }) => {
      const beside = inOrder.filter((one) => one.row === row)
      const at = beside.findIndex((one) => one.id === id)
      const up = descents.find(({ child }) => child === id)?.parents.find((one) => drawn.has(one))
      const children = new Set(descents.flatMap(({ parents, child }) => (parents.includes(id) ? [child] : [])))
      const down = inOrder.find((one) => children.has(one.id))?.id
      const [left, right] = [beside[at - 1]?.id, beside[at + 1]?.id]
      return [id, { ...(up && { up }), ...(down && { down }), ...(left && { left }), ...(right && { right }) }]
    }),
  )
}
