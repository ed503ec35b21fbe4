import type { Reason } from '../contract-matching.ts'

/** A way in which two values of a field can compare, with its chances. */
export type Level = {
  /** The chance of it when the two are one child. */
  readonly m: number
  /** The chance of it when they are two children. */
  readonly u: number
}

export type GivenLevel =
  | 'same'
  | 'variant'
  | 'short form'
  | 'first name the same'
  | 'first name the same, others not'
  | 'slip of one name'
  | 'part in common'
  | 'spelt much alike'
  | 'sounds alike'
  | 'initial'
  | 'different'

export type FamilyLevel = 'same' | 'part in common' | 'spelt much alike' | 'sounds alike' | 'different'

/** The ways in which each field can compare, from the best. */
export type FieldLevels = {
  readonly given: GivenLevel
  readonly family: FamilyLevel
  readonly 'birth-date':
    | 'same'
    | 'day and month swapped'
    | 'one digit different'
    | 'one part different'
    | 'same year, all that is known'
    | 'same year'
    | 'different'
  readonly sex: 'same' | 'different'
  readonly postcode: 'same' | 'one character different' | 'same district' | 'different'
  readonly nhs: 'same, verified' | 'same' | 'different'
  readonly upn: 'same' | 'different'
  readonly mother: 'same' | 'alike' | 'different'
}

/** How common names are: agreeing on a rare one says much, on one that many bear little. */
export type NameFrequencies = {
  /** The part of all children who bear a name, by its words run together. */
  readonly known: Readonly<Record<string, number>>
  /** A name that is not listed is taken to be this common, and none to be rarer. */
  readonly floor: number
  /** And none to be more common. */
  readonly cap: number
}

/** Names borne in the same families: who has one of its family names likely has one of its given names. */
export type NameOrigin = {
  /** The part of all children. */
  readonly share: number
  /** The part of these children who bear a name, by its words run together. */
  readonly given: Readonly<Record<string, number>>
  readonly family: Readonly<Record<string, number>>
}

/**
 * The weights of the matcher, as data. A weight is log2(m / u): the bits by which seeing a level raises, or lowers, the
 * odds that two records are of one child. Where a name agrees, u is how common that name is.
 */
export type MatchingModel = {
  /** Every decision keeps it. Two models of one version are one model. */
  readonly version: string
  readonly levels: { readonly [F in keyof FieldLevels]: Readonly<Record<FieldLevels[F], Level>> }
  readonly given: NameFrequencies
  readonly family: NameFrequencies
  /** Which given and family names go together: two children of one are likelier to share both than chance has it. */
  readonly origins: readonly NameOrigin[]
  /** Bits taken off when given and family name agree only the other way round. */
  readonly swappedNamesCost: number
  /** What family name, address and mother together may say, at most, when the given names do not agree: a household shares them. */
  readonly householdCap: number
  /** Bits by which the best child must stand above the next for a link without a person. */
  readonly margin: number
  /** Bits from which names and birth date are enough without the same home or number: names that hardly anybody else has. */
  readonly enoughAlone: number
  /** Bits from which a slip in the birth date, or another family name, does no harm where the home is the same. */
  readonly enoughAtHome: number
  /** Below this probability a child is not worth a person's look. */
  readonly lowProbability: number
  /** The index is never taken to be smaller than this, so that a new one is as careful as a full one. */
  readonly leastSize: number
}

/** One record's identity in the forms that are compared. A child has one for each assertion linked to it. */
export type Profile = {
  readonly names: readonly NameForm[]
  readonly birthDate: string | null
  /** Only the year counts: it was said so, the date is an estimate, or it is 1 January. */
  readonly yearOnly: boolean
  readonly sex: 'M' | 'F' | 'U'
  /** Without their space. */
  readonly postcodes: readonly string[]
  readonly nhs: readonly string[]
  /** Those of the NHS numbers that were checked against the body that issues them. */
  readonly nhsVerified: readonly string[]
  readonly upns: readonly string[]
  /** The mother's names, in one text; '' when not known. */
  readonly mother: string
  readonly multiple: boolean
}

/** One name: its words in small letters without marks, parted by spaces. Either may be ''. */
export type NameForm = { readonly given: string; readonly family: string }

/** What one field adds. `words` are put to it later, for those a person sees. */
export type FieldWeight = { readonly field: Reason['field']; readonly level: string; readonly weight: number }
