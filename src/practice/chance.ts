/**
 * Chance that repeats: the same seed gives the same county. Not for secrets.
 * Every family draws from its own stream, so that one family's story never disturbs the next.
 */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  /** True `share` of the time, 0 to 1. */
  readonly maybe: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** Picks by weight: `[['often', 9], ['seldom', 1]]`. */
  readonly weigh: <T>(from: readonly (readonly [T, number])[]) => T
  /** Up to `count` different ones, in random order. */
  readonly some: <T>(from: readonly T[], count: number) => readonly T[]
}

/** @param stream separates draws that share a seed: the family's number */
export function chance(seed: number, stream: number): Chance {
  const next = numbers(seed, stream)
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(next() * from.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
  return {
    whole,
    pick,
    maybe: (share) => next() < share,
    weigh: (from) => weighed(from, next()),
    some: (from, count) => shuffled(from, next).slice(0, count),
  }
}

/** A generator of numbers in [0, 1): sfc32, seeded from two numbers and warmed up. */
function numbers(seed: number, stream: number): () => number {
  let a = 0x9e3779b9
  let b = Math.imul(seed, 0x85ebca6b) | 0
  let c = Math.imul(stream + 1, 0xc2b2ae35) | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 15; round += 1) next()
  return next
}

function weighed<T>(from: readonly (readonly [T, number])[], at: number): T {
  let left = at * from.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of from) {
    left -= weight
    if (left < 0) return value
  }
  const last = from.at(-1)
  if (last === undefined) throw new RangeError('nothing to weigh')
  return last[0]
}

function shuffled<T>(from: readonly T[], next: () => number): T[] {
  const out = [...from]
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1))
    const [one, two] = [out[at] as T, out[other] as T]
    out[at] = two
    out[other] = one
  }
  return out
}
