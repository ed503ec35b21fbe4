import type { IndexNumber } from '../../kernel/index-number.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Asked } from '../contract-asked.ts'
import type { Side } from '../contract-desk.ts'
import type { NumberState } from '../contract-identity.ts'

/** One number with all that hangs on it, as an act upon it must know. */
export type HeldChild = {
  readonly number: IndexNumber
  readonly status: Side['status']
  readonly state: NumberState
  /** Where a retired number leads. */
  readonly survivor: IndexNumber | null
  readonly responsibleAuthority: string | null
  /** Of the responsible authority. */
  readonly version: number
  /** Numbers that lead here, however many steps away they gave way. */
  readonly aliases: readonly IndexNumber[]
  readonly assertions: readonly HeldAssertion[]
  /** Not ended; under this number or an alias. */
  readonly involvements: readonly (HeldItem & { readonly organisation: string })[]
  /** Not ended; under this number or an alias. */
  readonly concerns: readonly HeldItem[]
  readonly shield: 'no' | 'provisional' | 'full'
  readonly died: boolean
}
export type HeldAssertion = {
  readonly id: string
  readonly version: number
  readonly authority: string
  readonly node: string
}
/** What was told of a child, under the number it was told of. */
export type HeldItem = { readonly id: string; readonly number: string; readonly authority: string }

/** That a number gave way to another, and still does. */
export type Alias = {
  readonly decisionId: string
  readonly retired: IndexNumber
  readonly survivor: IndexNumber
  readonly retiredState: NumberState
  readonly survivorState: NumberState
  readonly retiredStatus: 'active' | 'closed'
  readonly shieldId: string | null
  readonly joinedAt: Instant
}

/** What one of two had when they were joined. */
export type AliasItem = {
  readonly decisionId: string
  readonly what: 'assertion' | 'involvement' | 'sealed-concern'
  readonly itemId: string
  readonly side: 'retired' | 'survivor'
}

/** All that an act is decided by. */
export type Held = {
  /** Those the act names, and where they lead. */
  readonly children: ReadonlyMap<string, HeldChild>
  /** For each number in use, the numbers in use that people have said are other children. */
  readonly notSame: ReadonlyMap<string, ReadonlySet<string>>
}

/** Who decides, when and why, and what chance makes. */
export type Deciding = {
  readonly asked: Asked
  readonly at: Instant
  readonly reason: string
  readonly fingerprint: string
  readonly newId: () => string
  readonly drawNumber: () => IndexNumber
}
