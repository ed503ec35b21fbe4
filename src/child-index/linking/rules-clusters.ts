import type { Pairs } from './rules-estimate.ts'

/** Rows taken to be one person, as the number of the person for each row. */
export type People = { readonly of: Int32Array; readonly rowsOf: ReadonlyMap<number, readonly number[]> }

/** A pair says no more for or against joining two people than this, in bits: no single pair outvotes many. */
const MOST_BITS = 12
/** Joining two people is weighed by at most this many pairs of their rows. */
const MOST_PAIRS = 400

/**
 * Joins rows into people, the surest pairs first: two people are joined where all pairs of their rows, those that no
 * search found too, speak for it on the whole. So a third row may join two that differ, and twins do not chain.
 *
 * @param bits what each pair says, from the most
 * @param bitsOf what any pair of rows says
 */
export function peopleOf(
  size: number,
  pairs: Pick<Pairs, 'a' | 'b'>,
  surestFirst: ArrayLike<number>,
  bitsOf: (a: number, b: number) => number,
): People {
  const of = Int32Array.from({ length: size }, (_, row) => row)
  const rowsOf = new Map<number, number[]>()
  const rows = (person: number) => rowsOf.get(person) ?? [person]
  for (let next = 0; next < surestFirst.length; next += 1) {
    const at = surestFirst[next] as number
    const [one, other] = [of[pairs.a[at] as number] as number, of[pairs.b[at] as number] as number]
    if (one === other) continue
    const [ones, others] = [rows(one), rows(other)]
    if (saidOfAll(ones, others, bitsOf) <= 0) continue
    const joined = [...ones, ...others]
    for (const row of others) of[row] = one
    rowsOf.set(one, joined)
    rowsOf.delete(other)
  }
  return { of, rowsOf }
}

function saidOfAll(
  ones: readonly number[],
  others: readonly number[],
  bitsOf: (a: number, b: number) => number,
): number {
  let [said, count] = [0, 0]
  for (const a of ones) {
    for (const b of others) {
      said += Math.min(Math.max(bitsOf(a, b), -MOST_BITS), MOST_BITS)
      count += 1
      if (count >= MOST_PAIRS) return said
    }
  }
  return said
}
