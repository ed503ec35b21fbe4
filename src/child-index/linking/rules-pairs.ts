import type { Pairs } from './rules-estimate.ts'
import type { Comparer } from './rules-levels.ts'

/** A growing list of pairs of rows. */
export type PairList = {
  readonly add: (a: number, b: number) => void
  readonly all: () => Pick<Pairs, 'a' | 'b'>
  /** The pairs with their levels. */
  readonly compared: (compare: Comparer) => Pairs
}

/** An empty list of pairs, eight bytes for each. */
export function pairList(): PairList {
  let held = new Int32Array(1024)
  let length = 0
  const all = () => ({
    a: Int32Array.from({ length: length / 2 }, (_, at) => held[at * 2] as number),
    b: Int32Array.from({ length: length / 2 }, (_, at) => held[at * 2 + 1] as number),
  })
  return {
    add: (a, b) => {
      if (length === held.length) {
        const larger = new Int32Array(length * 2)
        larger.set(held)
        held = larger
      }
      held[length] = a
      held[length + 1] = b
      length += 2
    },
    all,
    compared: (compare) => {
      const { a, b } = all()
      return { a, b, levels: Uint32Array.from(a, (one, at) => compare(one, b[at] as number)) }
    },
  }
}
