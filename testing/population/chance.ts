/** A stream of pseudo-random choices that a seed, a purpose and a number fix: the same on every machine. */
export type Chance = {
  /** From 0 up to, but not, 1. */
  readonly fraction: () => number
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number
  /** True in `percent` of a hundred. */
  readonly in100: (percent: number) => boolean
  readonly oneOf: <T>(values: readonly T[]) => T
}

/**
 * The choices of one family, neighbourhood or record. Its state has 128 bits: with fewer, among millions of families
 * some pairs would by chance be one family twice.
 *
 * @param seed any whole number
 * @param purpose so that a family and a record of one number choose apart from each other
 */
export function chanceFor(seed: number, purpose: string, number: number): Chance {
  const next = smallFastCounter(seed, purpose, number)
  const fraction = () => next() / 4_294_967_296
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))
  return {
    fraction,
    between,
    in100: (percent) => fraction() * 100 < percent,
    oneOf: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
  }
}

/** Values that come in proportion to their weights. */
export type Weighted<T> = { readonly values: readonly T[]; readonly upTo: readonly number[] }

export function weighted<T>(pairs: readonly (readonly [value: T, weight: number])[]): Weighted<T> {
  let sum = 0
  const upTo = pairs.map(([, weight]) => (sum += weight))
  return { values: pairs.map(([value]) => value), upTo }
}

/** One of the values, each as often as its weight. */
export function drawn<T>({ values, upTo }: Weighted<T>, chance: Chance): T {
  const at = chance.fraction() * (upTo.at(-1) as number)
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] as number) > at) high = middle
    else low = middle + 1
  }
  return values[low] as T
}

const ROUNDS_BEFORE_USE = 12

/** Chris Doty-Humphrey's sfc32: 32 bits a call. */
function smallFastCounter(seed: number, purpose: string, number: number): () => number {
  let [a, b, c, counter] = [seed | 0, number | 0, hashOf(purpose), 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let round = 0; round < ROUNDS_BEFORE_USE; round += 1) next()
  return next
}

function hashOf(text: string): number {
  return Array.from(text).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261)
}
