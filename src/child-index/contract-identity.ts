import type { CalendarDay } from '../kernel/calendar-day.ts'

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

/** What a person needs to recognise a child in a list. Never an address. */
export type IdentitySummary = PersonName & {
  readonly birthDate: CalendarDay | null
  readonly birthDateKnown: Identity['birthDateKnown']
  readonly sex: Identity['sex']
  /** The first part of the postcode: "AL4". */
  readonly postcodeDistrict: string | null
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
  /** An address that ends before it begins, or begins more than a year ahead. */
  | 'address-dates-not-possible'
  | 'not-a-date'
  | 'birth-date-in-the-future'
  | 'birth-date-too-long-ago'
  | 'expected-date-too-far-ahead'
  | 'nhs-number-not-valid'
  | 'upn-not-valid'
