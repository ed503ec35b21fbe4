import type { Instant } from '../../kernel/instant.ts'

/** One making of a return from the record. What was counted is null until it is made. */
export type ReturnRun = {
  readonly id: string
  /** The year the census ends in: 2026 is 2025-26. */
  readonly year: number
  readonly askedAt: Instant
  readonly askedByName: string | null
  readonly madeAt: Instant | null
  readonly children: number | null
  readonly errors: number | null
  readonly queries: number | null
  readonly sha256: string | null
  readonly signedAt: Instant | null
  readonly signedByName: string | null
  readonly sentAt: Instant | null
  readonly sentByName: string | null
  /** The number of this file among those handed in for its year; null until it is handed in. */
  readonly serial: number | null
}

/** Why a child is in the return. */
export type Because = 'in-need' | 'nothing-further'
/** Why a child known to the council is not. */
export type OutBecause = 'ended-before' | 'begins-after' | 'no-referral'

/** A child of a run: why, and a digest of what is said of them. */
export type RunChild = {
  readonly childId: string
  readonly reference: string
  readonly because: Because
  readonly digest: string
}

/** A failure as it is kept with its run, and who held the child. */
export type RunFailure = {
  readonly childId: string | null
  readonly code: string
  readonly severity: 'error' | 'query'
  readonly path: string
  readonly userId: string | null
  readonly teamId: string | null
}

/** How often a rule is broken, in how many children's records. */
export type RuleCount = {
  readonly code: string
  readonly severity: 'error' | 'query'
  readonly times: number
  readonly children: number
}
/** How much there is to put right, by who holds the children. */
export type HolderCount = { readonly name: string | null; readonly times: number; readonly children: number }

/** What two makings of a return say differently: of how many children, and of whom, fifty at most each. */
export type Differences = {
  readonly against: Pick<ReturnRun, 'id' | 'year' | 'madeAt'>
  readonly come: Different
  readonly gone: Different
  readonly changed: Different
}
export type Different = { readonly count: number; readonly childIds: readonly string[] }

export type RunRefusal = 'not-found' | 'not-permitted'
export type SignRefusal = RunRefusal | 'not-made' | 'has-errors' | 'signed-already'
export type SendRefusal = RunRefusal | 'not-signed' | 'sent-already'
