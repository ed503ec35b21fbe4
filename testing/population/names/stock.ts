import { type Chance, drawn, type Weighted, weighted } from '../chance.ts'

/** Names of one kind in one group of people: a few are common, and a long tail is borne by few each. */
export type Stock = { readonly common: Weighted<string>; readonly tail: Tail | null }

/** Rare names, made of a beginning and an end. */
type Tail = { readonly percent: number; readonly starts: readonly string[]; readonly ends: readonly string[] }

/**
 * @param names the commonest first, parted by spaces; `_` stands for a space within a name
 * @param flatness how many names share the top: 0 when the first is far the commonest
 * @param tail how many in a hundred bear a rare name, and what those are made of
 */
export function stockOf(names: string, flatness: number, tail?: readonly [number, string, string]): Stock {
  const common = wordsOf(names).map((name, rank) => [name, 1 / (rank + 1 + flatness) ** STEEPNESS] as const)
  if (!tail) return { common: weighted(common), tail: null }
  const [percent, starts, ends] = tail
  return { common: weighted(common), tail: { percent, starts: wordsOf(starts), ends: wordsOf(ends) } }
}

/** One name, as often as it is borne. */
export function nameFrom({ common, tail }: Stock, chance: Chance): string {
  if (tail && chance.in100(tail.percent)) return chance.oneOf(tail.starts) + chance.oneOf(tail.ends)
  return drawn(common, chance)
}

/** How steeply names grow rarer down their list, after Zipf. */
const STEEPNESS = 0.85

function wordsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))
}
