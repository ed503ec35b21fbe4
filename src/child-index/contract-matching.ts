import type { IndexNumber } from '../kernel/index-number.ts'
import type { Asked, AskedRefusal, BudgetSpent } from './contract-asked.ts'
import type { Identity, IdentityRefusal, IdentitySummary, NumberState } from './contract-identity.ts'

/** Looking for a child by what is known of them. */
export type MatchOperations = {
  /** Looks for one child by what is known of them. Registers nothing. */
  match(request: MatchRequest): Promise<MatchOutcome>
}

/** At least this probability, a clear margin over the next child, and no objection: usable without review. */
export const MATCH_PROBABILITY = 0.95

/** At least this probability: a person decides. */
export const POTENTIAL_PROBABILITY = 0.85

export type MatchRequest = {
  readonly asked: Asked
  readonly identity: Identity
  /** How many children to show at most: 1 to 10; 5 when left out. */
  readonly count?: number
}

/** The words are those of the national matcher. Candidates come best first. */
export type MatchOutcome =
  /** One child, without doubt. */
  | { readonly outcome: 'Match'; readonly candidates: readonly [Candidate] }
  /** Probably this child; a person must look. */
  | { readonly outcome: 'PotentialMatch'; readonly candidates: readonly Candidate[] }
  /** Perhaps one of these. */
  | { readonly outcome: 'LowConfidenceMatch'; readonly candidates: readonly Candidate[] }
  /** Several fit too well to tell apart; or so many share a name that not all were compared. */
  | { readonly outcome: 'ManyMatch'; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'NoMatch'; readonly candidates: readonly [] }
  | {
      readonly outcome: 'Error'
      readonly candidates: readonly []
      readonly refusal: MatchRefusal | BudgetSpent['refusal']
      /** With `budget-spent`: in how many seconds asking again can succeed. */
      readonly retryAfterSeconds?: number
    }

export type Candidate = {
  readonly number: IndexNumber
  /** The probability, 0 to 1, that this is the child asked about. */
  readonly score: number
  readonly state: NumberState
  readonly responsibleAuthority: string | null
  readonly summary: IdentitySummary
  /** How each field compared, for a person to read. Their sum, less the bits of the index's size, gives the score. */
  readonly reasons: readonly Reason[]
  /** Why this may not be linked without a person, however high the score. */
  readonly objections: readonly Objection[]
}

export type Reason = {
  readonly field:
    | 'name'
    | 'given'
    | 'family'
    | 'birth-date'
    | 'sex'
    | 'postcode'
    | 'nhs'
    | 'upn'
    | 'mother'
    | 'household'
  readonly level: string
  /** In bits: each doubles the odds; negative against. */
  readonly weight: number
  readonly words: string
}

export type Objection = {
  readonly kind:
    | 'given-names-differ-in-one-household'
    | 'given-names-differ-on-one-birth-date'
    | 'nhs-numbers-differ'
    | 'placeholder-name'
    | 'birth-date-is-year-only'
    | 'birth-dates-differ'
    | 'given-names-not-surely-the-same'
    | 'family-names-differ'
    | 'nothing-but-names-and-birth-date-agrees'
    | 'nhs-number-of-another-child'
    | 'provisional'
    | 'too-little-known'
    | 'said-not-to-be-the-same'
  readonly words: string
}

export type MatchRefusal = IdentityRefusal | AskedRefusal
