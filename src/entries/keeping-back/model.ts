import type { Instant } from '../../kernel/instant.ts'

/** Why something is kept back from a copy that the child or a parent is given. */
export const KEPT_REASONS = [
  'about-someone-else',
  'asked-not-to-be-named',
  'police',
  'health-of-another',
  'childs-own-words',
  'could-be-dangerous',
] as const
export type KeptReason = (typeof KEPT_REASONS)[number]

/** What was decided: it stays out, it may be given without who said it, or it may be given. */
export const VERDICTS = ['keep-back', 'without-name', 'give'] as const
export type Verdict = (typeof VERDICTS)[number]

/** From which copies: those of the parents alone, or the child's too. */
export const FROM_COPIES = ['parents', 'both'] as const
export type FromCopies = (typeof FROM_COPIES)[number]

/** An entry, or a step: then everything that the step wrote. */
export type KeptOf = { readonly kind: 'entry' | 'step'; readonly id: string }

/** A decision about what may be in a copy. `words` is a passage of what was written; null is all of it. */
export type KeepBack = {
  readonly words: string | null
  readonly verdict: Verdict
  readonly from: FromCopies
  /** Why it is kept back; null where it may be given. */
  readonly reason: KeptReason | null
  /** In the decider's own words; may be empty. */
  readonly why: string
}

/** The same as it is on record. The latest about the same words holds. */
export type KeptBack = KeepBack & { readonly of: KeptOf; readonly byName: string; readonly at: Instant }

export type KeepBackRefusal = 'not-found' | 'words-not-there' | 'no-reason' | 'no-why'
