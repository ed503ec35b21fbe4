import type { CalendarDay } from '../kernel/calendar-day.ts'
import type { IndexNumber } from '../kernel/index-number.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Outcome } from '../kernel/outcome.ts'

/**
 * The national child index, as everyone else sees it: who a child is and who to ring, never why.
 *
 * The same contract is served in-process and over HTTPS. Everything here is plain data that survives JSON.
 * The index audits every request, so each carries who asked. A refusal is an answer and changes nothing;
 * `unavailable` may be asked again later, word for word, and a council works on without it.
 */
export type ChildIndex = {
  /** Looks for one child by what is known of them. Registers nothing. */
  match(request: MatchRequest): Promise<MatchOutcome>
  /**
   * Tells the index what a node's own record says of a child, and gives the child's number: an existing one only on a
   * `Match`, else a new one. The same assertion may be sent any number of times. A higher version replaces what the
   * record said, keeps its number, and is matched anew.
   */
  register(request: RegisterRequest): Promise<RegisterOutcome>
  /** As `register` for each of at most 500 assertions, in order; answers in that order. Each stands or is refused alone. */
  registerMany(request: RegisterManyRequest): Promise<readonly RegisterOutcome[]>
  /** The child of a number. A retired number answers with the survivor. */
  childByNumber(request: ByNumber): Promise<ChildOutcome>
  /** The one child known by an identifier. */
  childByIdentifier(request: ByIdentifier): Promise<ChildOutcome>
  /** Who works with a child now, newest first; sensitive services show as existing, without a name. */
  involvementsOf(request: ByNumber): Promise<Outcome<readonly Involvement[], InvolvementRefusal>>
  /** Says that an organisation works with a child. Repeating a reference replaces what it said. */
  recordInvolvement(request: RecordInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
  /** Says that it no longer does, from a day on. Ending it twice is one act. */
  endInvolvement(request: EndInvolvementRequest): Promise<Outcome<Involvement, InvolvementRefusal>>
}

export const PURPOSES = [
  'finding-a-child',
  'registering-a-child',
  'raising-a-concern',
  'working-with-a-child',
  'importing',
  'operating-the-index',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** Who asks, for the index's audit. `userId` is null when the program itself asks, in a job or an import. */
export type Asked = {
  /** The three-digit code of the authority whose system asks. */
  readonly authority: string
  readonly userId: string | null
  readonly role: string
  readonly purpose: Purpose
}

/** What is known, or believed, of who a child is. Nothing here says why anyone asks. */
export type Identity = {
  /** All names; the current one first. Empty when none is known. Either part of a name may be ''. */
  readonly names: readonly IdentityName[]
  readonly birthDate: CalendarDay | null
  /** How sure the birth date is; 'unknown' goes with null. 1 January counts as 'year' whatever is said. */
  readonly birthDateKnown: 'exact' | 'year' | 'estimated' | 'unknown'
  /** Of an unborn child. */
  readonly expectedOn: CalendarDay | null
  readonly sex: 'M' | 'F' | 'U'
  /** Where the child lives and lived; the present address first. */
  readonly addresses: readonly IdentityAddress[]
  readonly identifiers: readonly IdentityIdentifier[]
  readonly mother: PersonName | null
  /** True for a twin, triplet, …; null when not known. */
  readonly multipleBirth: boolean | null
}
export type PersonName = { readonly given: string; readonly family: string }
export type IdentityName = PersonName & { readonly use: 'current' | 'former' | 'alias' }
export type IdentityAddress = {
  readonly lines: string
  /** As typed; one that is not a postcode is kept, and finds nothing. */
  readonly postcode: string | null
  readonly fromOn: CalendarDay | null
  readonly toOn: CalendarDay | null
}
export type IdentifierSystem = 'nhs' | 'upn' | 'former-upn'
export type IdentityIdentifier = {
  readonly system: IdentifierSystem
  readonly value: string
  /** Whether someone checked it against the body that issues it. */
  readonly verified: boolean
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
  | { readonly outcome: 'Error'; readonly candidates: readonly []; readonly refusal: MatchRefusal }

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

/** What a person needs to recognise a child in a list. Never an address. */
export type IdentitySummary = PersonName & {
  readonly birthDate: CalendarDay | null
  readonly birthDateKnown: Identity['birthDateKnown']
  readonly sex: Identity['sex']
  /** The first part of the postcode: "AL4". */
  readonly postcodeDistrict: string | null
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
    | 'provisional'
    | 'too-little-known'
    | 'said-not-to-be-the-same'
  readonly words: string
}

/** 'provisional': too little is known for the number ever to match by itself. */
export type NumberState = 'provisional' | 'confirmed'

export type IdentityRefusal =
  | 'nothing-to-go-by'
  | 'name-too-long'
  | 'name-not-readable'
  | 'too-many-names'
  | 'too-many-addresses'
  | 'address-too-long'
  | 'address-not-readable'
  | 'too-many-identifiers'
  | 'not-a-date'
  | 'birth-date-in-the-future'
  | 'birth-date-too-long-ago'
  | 'expected-date-too-far-ahead'
  | 'nhs-number-not-valid'
  | 'upn-not-valid'
export type AskedRefusal = 'asked-not-complete' | 'unavailable'
export type MatchRefusal = IdentityRefusal | AskedRefusal

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
  | 'too-many-at-once'
export type RegisterOutcome = Outcome<Registered, RegisterRefusal>

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
  /** Null when the child is shielded and the asking authority is not responsible. */
  readonly summary: IdentitySummary | null
  readonly knownTo: readonly string[]
  /** That some agency has a sealed concern; not which, nor what. */
  readonly hasSealedConcern: boolean
}
export type ChildOutcome = Outcome<IndexChild, ChildRefusal>
export type ChildRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'nhs-number-not-valid'
  | 'upn-not-valid'
  /** More than one child goes by it: an operator must look. */
  | 'more-than-one'

export type InvolvementKind =
  | 'childrens-services'
  | 'gp-practice'
  | 'health-visiting'
  | 'hospital'
  | 'school'
  | 'early-years'
  | 'early-help'
  | 'police'
  | 'other'
export type InvolvementInput = {
  /** The asking system's own name for this involvement, unchanging. */
  readonly reference: string
  readonly number: string
  readonly organisation: string
  readonly kind: InvolvementKind
  /** What the person does: "Health visitor". */
  readonly role: string
  /** How to reach them: a work telephone number or address. */
  readonly contact: string
  readonly sinceOn: CalendarDay
  readonly lastSeenOn: CalendarDay | null
  /** A sensitive service is shown as existing, without its name, role or contact. */
  readonly sensitive: boolean
}
export type RecordInvolvementRequest = { readonly asked: Asked; readonly involvement: InvolvementInput }
export type EndInvolvementRequest = { readonly asked: Asked; readonly reference: string; readonly endedOn: CalendarDay }
export type Involvement = Omit<InvolvementInput, 'number' | 'organisation' | 'role' | 'contact'> & {
  readonly number: IndexNumber
  readonly authority: string
  /** Null, as are role and contact, for a sensitive service of another authority. */
  readonly organisation: string | null
  readonly role: string | null
  readonly contact: string | null
  readonly endedOn: CalendarDay | null
  readonly recordedAt: Instant
}
export type InvolvementRefusal =
  | AskedRefusal
  | 'not-found'
  | 'number-not-valid'
  | 'involvement-not-readable'
  | 'not-a-date'
  | 'ended-before-it-began'
