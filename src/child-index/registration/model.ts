import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Identity, NumberState } from '../contract-identity.ts'
import type { MatchOutcome } from '../contract-matching.ts'
import type { Probes } from '../matching/keys/rules.ts'
import type { Profile } from '../matching/model.ts'
import type { Weighed } from '../matching/rules.ts'

/** An assertion read and found sound, with all that is derived from it. */
export type Reading = {
  readonly node: string
  readonly localReference: string
  readonly version: number
  readonly identity: Identity
  readonly state: NumberState
  readonly profile: Profile
  readonly probes: Probes
  readonly hash: string
}

/** What the index holds of a record already. */
export type HeldRecord = {
  readonly assertionId: string
  readonly version: number
  readonly hash: string
  /** The child it is linked to now. */
  readonly number: IndexNumber
  readonly state: NumberState
  /** The number was given up, or its identity broken off. */
  readonly withdrawn: boolean
  /** The hashes of earlier versions. */
  readonly past: ReadonlyMap<number, string>
}

/** What is known of a number that came up, besides who it is. */
export type Flags = {
  readonly number: string
  /** Where a retired number leads; itself otherwise. */
  readonly survivor: string
  readonly state: NumberState
  /** Given up, or its identity broken off: it is found by nobody. */
  readonly sealed: boolean
  /** A full shield stands. */
  readonly shielded: boolean
  /** Shielded from who asks: there only for one who already knows every field asked. */
  readonly hidden: boolean
  /** The present postcode of one who is hidden, as written; null otherwise. */
  readonly home: string | null
}

/** One assertion to be written, with the decision that was made of it. */
export type Writing = {
  readonly reading: Reading
  readonly assertionId: string
  readonly decisionId: string
  readonly number: IndexNumber
  readonly kind: 'new-child' | 'matched' | 'update'
  /** The child's state is to become confirmed. */
  readonly confirms: boolean
  readonly outcome: Exclude<MatchOutcome['outcome'], 'Error'>
  readonly ranked: readonly Weighed[]
  /** Of a later version: how it stands against its own child's other records, where it contradicts them. */
  readonly contradicts: Weighed | undefined
  /** The version of the model that weighed them. */
  readonly model: string
  /** Shielded children to whom this one is near. */
  readonly near: readonly string[]
  readonly recordedAt: Instant
}
