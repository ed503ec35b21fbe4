import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'

/** What councils' systems read, so that their records follow the index: thin, without content. */
export type FeedOperations = {
  /**
   * What changed of the children the asking authority knows, in an order without gaps: who goes on from `next` misses
   * nothing. Beside it, recall notices that are not acknowledged yet: numbers that were joined, parted or ended, children
   * another authority took responsibility for, and questions. Nothing of a child shielded from the authority.
   */
  changes(request: ChangesRequest): Promise<Outcome<Changes, FeedRefusal>>
  /** Says that recall notices have been acted upon. Said twice it is one act. At most 500 at once. */
  acknowledge(request: AcknowledgeRequest): Promise<Outcome<{ readonly acknowledged: number }, FeedRefusal>>
}

/** `after` is the last answer's `next`; null to begin. `limit` 1 to 500, 100 when left out. */
export type ChangesRequest = { readonly asked: Asked; readonly after: string | null; readonly limit?: number }

export type AcknowledgeRequest = { readonly asked: Asked; readonly positions: readonly string[] }

export type Changes = {
  readonly items: readonly Change[]
  /** Where to go on from; null while there was never anything. */
  readonly next: string | null
  /** There may be more at once: ask again without waiting, even if `items` is empty. */
  readonly more: boolean
  /** Those waiting longest first, at most 500. */
  readonly recalls: readonly Change[]
}

export type Change = {
  readonly position: string
  readonly kind: ChangeKind
  readonly number: IndexNumber
  /** The number retired, given back, made by it or asked about. Never the one made by an identity break, nor of a child shielded from who reads. */
  readonly otherNumber: IndexNumber | null
  readonly at: Instant
}

export type ChangeKind =
  | 'registered'
  | 'matched'
  | 'updated'
  | 'confirmed'
  | 'involvement'
  | 'sealed-concern'
  | 'responsible'
  | 'merged'
  | 'unmerged'
  | 'split'
  | 'superseded'
  | 'invalidated'
  | 'restored'
  | 'identity-broken'
  | 'allotted'
  | 'question'
  | 'died'
  | 'closed'
  | 'reopened'
  | 'shielded'
  | 'unshielded'

export type FeedRefusal =
  | AskedRefusal
  /** `after`, or a position, is none that was ever given. */
  | 'position-not-valid'
  | 'too-many-at-once'
