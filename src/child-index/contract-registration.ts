import type { IndexNumber } from '../kernel/index-number.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal } from './contract-asked.ts'
import type { Identity, IdentityRefusal, NumberState } from './contract-identity.ts'
import type { MatchOutcome } from './contract-matching.ts'

/** Telling the index what a record says of a child. */
export type RegisterOperations = {
  /**
   * Tells the index what a node's own record says of a child, and gives the child's number: an existing one only on a
   * `Match`, else a new one. The same assertion may be sent any number of times. A higher version replaces what the
   * record said, keeps its number, and is matched anew.
   */
  register(request: RegisterRequest): Promise<RegisterOutcome>
  /** As `register` for each of at most 500 assertions, in order; answers in that order. Each stands or is refused alone. */
  registerMany(request: RegisterManyRequest): Promise<readonly RegisterOutcome[]>
}

export type Assertion = {
  /** Whose record: the asking authority's code, or one of its sources, such as `990/school-roll`. */
  readonly node: string
  /** The record's own name for the child, unchanging: 1 to 100 characters. */
  readonly localReference: string
  /** 1, 2, 3 …: rises whenever what the record says changes. */
  readonly version: number
  readonly identity: Identity
}

export type RegisterRequest = { readonly asked: Asked; readonly assertion: Assertion }

export type RegisterManyRequest = { readonly asked: Asked; readonly assertions: readonly Assertion[] }

export type Registered = {
  readonly number: IndexNumber
  readonly state: NumberState
  /**
   * `Match` when an existing child was recognised; anything else with candidates is a possible duplicate that waits for
   * an operator, and the number stands meanwhile. A record that already had a number keeps it, whatever this says.
   * A repeated assertion answers `repeated`.
   */
  readonly outcome: 'repeated' | Exclude<MatchOutcome['outcome'], 'Error'>
  /** Whether the number was made by this act. */
  readonly isNew: boolean
}

export type RegisterRefusal =
  | IdentityRefusal
  | AskedRefusal
  | 'not-your-node'
  | 'local-reference-not-usable'
  | 'version-not-usable'
  /** This version is already held with another content. Nothing was changed. */
  | 'same-version-other-content'
  /** A later version is held. */
  | 'older-than-held'
  /** The number this record had is given up or sealed. Nothing was changed: ask the operators of the index. */
  | 'number-withdrawn'
  | 'too-many-at-once'

export type RegisterOutcome = Outcome<Registered, RegisterRefusal>
