import type { CalendarDay } from '../../kernel/calendar-day.ts'
import type { Instant } from '../../kernel/instant.ts'

/** By order of a court, or by the police themselves. */
export const PROTECTION_KINDS = ['emergency-protection-order', 'police-protection'] as const
export type ProtectionKind = (typeof PROTECTION_KINDS)[number]

/** How it ended: its time ran out, it was ended before, another order took its place, or parents agreed to a placement. */
export const END_REASONS = ['ran-out', 'ended-early', 'another-order', 'accommodated'] as const
export type EndReason = (typeof END_REASONS)[number]

/** An emergency protection order or police protection: who acted, why, where the children are, how it ended. */
export type ImmediateProtection = BeginProtection & {
  readonly referralId: string | null
  readonly extendedOn: CalendarDay | null
  readonly endedAt: Instant | null
  readonly endReason: string | null
  readonly whatNext: string | null
  readonly withdrawnOn: CalendarDay | null
  readonly withdrawnWhy: string | null
}

/** That children were protected at once. */
export type BeginProtection = {
  /** Made at the edge, so that sending twice is one act. */
  readonly id: string
  readonly kind: ProtectionKind
  readonly childIds: readonly string[]
  readonly beganAt: Instant
  /** The court, or the officer and force. */
  readonly madeBy: string
  readonly reason: string
  /** Where the children are. */
  readonly place: string | null
}

/** What is recorded of it afterwards. */
export type GoOnProtection =
  | { readonly does: 'move'; readonly place: string }
  | { readonly does: 'extend'; readonly extendedOn: CalendarDay }
  | EndProtection
  | { readonly does: 'withdraw'; readonly why: string }
export type EndProtection = {
  readonly does: 'end'
  readonly endedAt: Instant
  readonly endReason: EndReason
  readonly whatNext: string
}

export type BeginRefusal =
  | 'not-found'
  | 'nobody-chosen'
  | 'in-the-future'
  | 'before-birth'
  | 'protected-already'
  | 'nobody-acted'
  | 'no-reason'

export type GoOnRefusal =
  | 'not-found'
  | 'over-already'
  | 'not-said-where'
  | 'not-an-order'
  | 'extended-already'
  | 'not-while-it-ran'
  | 'extended-in-the-future'
  | 'ended-in-the-future'
  | 'ended-before-it-began'
  | 'not-run-out-yet'
  | 'no-next'
  | 'no-why'
