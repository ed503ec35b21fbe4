/** Where someone wants to stand, and how much that counts. */
export type Wish = { readonly at: number; readonly weight: number }

/**
 * Places in a row, each as near to where it wants to be as the order and the room between allow: the least squares of
 * the distances (pooling neighbours who are in each other's way).
 *
 * @param apart how far each stands from the one before it at least; the first is not used
 */
export function placed(wishes: readonly Wish[], apart: readonly number[]): readonly number[] {
  const offsets = offsetsOf(apart)
  const blocks: { at: number; weight: number; count: number }[] = []
  for (const [index, { at, weight }] of wishes.entries()) {
    blocks.push({ at: at - (offsets[index] ?? 0), weight, count: 1 })
    for (let last = blocks.at(-1), before = blocks.at(-2); last && before && before.at > last.at; ) {
      const weightOfBoth = before.weight + last.weight
      const at = (before.at * before.weight + last.at * last.weight) / weightOfBoth
      blocks.splice(-2, 2, { at, weight: weightOfBoth, count: before.count + last.count })
      last = blocks.at(-1)
      before = blocks.at(-2)
    }
  }
  const firsts = blocks.flatMap(({ at, count }) => Array.from({ length: count }, () => at))
  return firsts.map((at, index) => at + (offsets[index] ?? 0))
}

/** As `placed`, but no two further apart than they must be: the row moves as one. */
export function packed(wishes: readonly Wish[], apart: readonly number[]): readonly number[] {
  const offsets = offsetsOf(apart)
  const weight = wishes.reduce((sum, wish) => sum + wish.weight, 0)
  const sum = wishes.reduce((all, wish, index) => all + (wish.at - (offsets[index] ?? 0)) * wish.weight, 0)
  return offsets.map((offset) => offset + (weight === 0 ? 0 : sum / weight))
}

function offsetsOf(apart: readonly number[]): readonly number[] {
  let sum = 0
  return apart.map((gap, index) => {
    sum += index === 0 ? 0 : gap
    return sum
  })
}
