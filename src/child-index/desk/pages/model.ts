import type {
  DuplicateInFull,
  Effect,
  IdentityHistory,
  Person,
  PersonOfNumber,
  Proposal,
  Side,
} from '../../contract-desk.ts'
import type { Shield } from '../../contract-shields.ts'
import type { Weights } from './comparison/rules.ts'

// What the pages of the desk show, once it is gathered.

/** Which words stand for each person: a colleague's name, or whose operator they are. */
export type Naming = (person: Person) => string

/** The people whom numbers are of, by the number asked for. */
export type ByNumber = ReadonlyMap<string, PersonOfNumber>

/** A pair with what “the same” would do; null when it cannot be said of this pair any more. */
export type ShownPair = { readonly pair: DuplicateInFull; readonly effect: Effect | null; readonly naming: Naming }

/** A proposal with whom it is about; side by side while it waits and is about two. */
export type ShownProposal = {
  readonly proposal: Proposal
  readonly isOwn: boolean
  readonly sides: readonly [Side, Side] | null
  readonly weights: Weights | null
  readonly people: ByNumber
  readonly naming: Naming
}

/** A child's identity with the people it names. */
export type ShownChild = {
  /** Of one of the child's records: pages name children so. */
  readonly recordId: string
  readonly history: IdentityHistory
  readonly people: ByNumber
  readonly naming: Naming
}

/** What was chosen on the child's page, and what it would do; or why it cannot be done. */
export type ChosenAct = {
  readonly recordId: string
  readonly words: string
  readonly effect: Effect | null
  readonly cannot: string | null
}

/** A shield, beside the child it is for and the shielded one that child is much like. */
export type ShownShield = { readonly shield: Shield; readonly side: Side; readonly near: Side | null }
