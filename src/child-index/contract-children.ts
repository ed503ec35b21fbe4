import type { IndexNumber } from '../kernel/index-number.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Asked, AskedRefusal, BudgetSpent } from './contract-asked.ts'
import type { IdentifierSystem, IdentityIdentifier, IdentitySummary, NumberState } from './contract-identity.ts'

/** Looking a child up. A shielded child is there for the responsible authority; to anyone else `not-found`, like nobody. */
export type ChildOperations = {
  /** The child of a number. A retired number answers with the survivor. */
  childByNumber(request: ByNumber): Promise<ChildOutcome>
  /** The one child known by an identifier. */
  childByIdentifier(request: ByIdentifier): Promise<ChildOutcome>
  /** All that a child goes by. */
  identifiersOf(request: ByNumber): Promise<Outcome<ChildIdentifiers, ChildRefusal> | BudgetSpent>
}

export type ByNumber = { readonly asked: Asked; readonly number: string }

export type ByIdentifier = { readonly asked: Asked; readonly system: IdentifierSystem; readonly value: string }

export type IndexChild = {
  /** The number in use: the survivor's, when a retired one was asked for. */
  readonly number: IndexNumber
  readonly state: NumberState
  readonly status: 'active' | 'closed'
  /** Numbers that mean the same child and are never issued again. */
  readonly retiredNumbers: readonly IndexNumber[]
  readonly responsibleAuthority: string | null
  /** Rises with every change of the responsible authority. */
  readonly version: number
  /** Null when nothing has been said of who the child is. */
  readonly summary: IdentitySummary | null
  readonly knownTo: readonly string[]
  /** That some agency has a sealed concern; not which, nor what. */
  readonly hasSealedConcern: boolean
}

/** What a child goes by, so that one system's records can be laid beside another's. */
export type ChildIdentifiers = {
  readonly number: IndexNumber
  readonly retiredNumbers: readonly IndexNumber[]
  /** As now said by anyone, at most 100; verified if it is so anywhere. */
  readonly identifiers: readonly IdentityIdentifier[]
  /** The asking authority's own records of the child, and no other's, at most 100. */
  readonly localReferences: readonly { readonly node: string; readonly localReference: string }[]
}

export type ChildOutcome = Outcome<IndexChild, ChildRefusal> | BudgetSpent

export type ChildRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'nhs-number-not-valid'
  | 'upn-not-valid'
  /** More than one child goes by it: an operator must look. */
  | 'more-than-one'
