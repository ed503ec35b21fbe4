import type { NameOrigin } from '../../model.ts'

/** Names that are borne in the same families, as they are written down here. */
export type OriginText = {
  /** Of a hundred children in England. */
  readonly percent: number
  /** In small letters without marks, the commonest first; a known share follows in a hundred: `khan=9`. `_` joins words. */
  readonly given: string
  readonly family: string
}

/** How often each name is borne by rank, where no share is said: steeply at first, then ever less so. */
export type Ranks = { readonly given: Rank; readonly family: Rank }
type Rank = { readonly first: number; readonly flatness: number; readonly steepness: number }

/** Names of so many children that even common ones are borne by few. */
export const OF_MANY: Ranks = {
  given: { first: 0.011, flatness: 8, steepness: 0.75 },
  family: { first: 0.015, flatness: 1, steepness: 0.85 },
}

/** Names of fewer, who share more of them. */
export const OF_FEWER: Ranks = {
  given: { first: 0.028, flatness: 6, steepness: 0.85 },
  family: { first: 0.03, flatness: 3, steepness: 0.85 },
}

/** The text as shares: what part of the children of this origin bear each name. */
export function originOf({ percent, given, family }: OriginText, ranks: Ranks): NameOrigin {
  return { share: percent / 100, given: sharesOf(given, ranks.given), family: sharesOf(family, ranks.family) }
}

/** What part of all children bear each name, whatever its origin. */
export function knownNames(origins: readonly NameOrigin[], of: 'given' | 'family'): Readonly<Record<string, number>> {
  const known: Record<string, number> = {}
  for (const origin of origins) {
    for (const [name, part] of Object.entries(origin[of])) known[name] = (known[name] ?? 0) + origin.share * part
  }
  return known
}

function sharesOf(text: string, { first, flatness, steepness }: Rank): Readonly<Record<string, number>> {
  const shares: Record<string, number> = {}
  for (const [rank, entry] of text.trim().split(/\s+/).entries()) {
    const [name, percent] = entry.replaceAll('_', '').split('=') as [string, string?]
    const byRank = first * ((1 + flatness) / (1 + rank + flatness)) ** steepness
    shares[name] ??= percent === undefined ? byRank : Number(percent) / 100
  }
  return shares
}
