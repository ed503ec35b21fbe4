import type { Reason } from '../contract-matching.ts'

/** Rises whenever a weight, a level or a rule of the matcher changes. Every decision keeps it. */
export const MODEL_VERSION = 'hand-2'

/** Ways two values of a field can compare, from the best; each with its chances. */
export type Level = {
  /** The chance of it when the two are one child. */
  readonly m: number
  /** The chance of it when they are two children. */
  readonly u: number
}

/**
 * The weights of the matcher, set by hand until they are trained. A weight is log2(m / u): the bits by which seeing the
 * level raises, or lowers, the odds that two records are of one child.
 *
 * For a name that agrees, u is how common the name is; it stands here for a name of unknown frequency.
 */
export const LEVELS = {
  given: {
    same: { m: 0.8, u: 0.004 },
    variant: { m: 0.04, u: 0.0012 },
    'first name the same': { m: 0.12, u: 0.004 },
    'part in common': { m: 0.03, u: 0.008 },
    'spelt much alike': { m: 0.06, u: 0.004 },
    'sounds alike': { m: 0.02, u: 0.006 },
    initial: { m: 0.01, u: 0.04 },
    different: { m: 0.015, u: 0.94 },
  },
  family: {
    same: { m: 0.82, u: 0.002 },
    'part in common': { m: 0.05, u: 0.003 },
    'spelt much alike': { m: 0.05, u: 0.002 },
    'sounds alike': { m: 0.015, u: 0.004 },
    different: { m: 0.07, u: 0.98 },
  },
  'birth-date': {
    same: { m: 0.93, u: 1 / 6570 },
    'day and month swapped': { m: 0.008, u: 1 / 6570 },
    'one part different': { m: 0.045, u: 0.012 },
    'same year, all that is known': { m: 0.93, u: 0.056 },
    'same year': { m: 0.006, u: 0.045 },
    different: { m: 0.008, u: 0.93 },
  },
  sex: { same: { m: 0.985, u: 0.5 }, different: { m: 0.015, u: 0.5 } },
  postcode: {
    same: { m: 0.66, u: 0.00002 },
    'one character different': { m: 0.04, u: 0.00004 },
    'same district': { m: 0.08, u: 0.002 },
    different: { m: 0.22, u: 0.998 },
  },
  nhs: {
    'same, verified': { m: 0.97, u: 1e-9 },
    same: { m: 0.95, u: 1e-7 },
    different: { m: 0.01, u: 0.99 },
  },
  upn: { same: { m: 0.9, u: 5e-7 }, different: { m: 0.2, u: 0.999 } },
  mother: { same: { m: 0.75, u: 0.001 }, alike: { m: 0.15, u: 0.004 }, different: { m: 0.1, u: 0.98 } },
} as const satisfies Record<string, Record<string, Level>>

/** Bits taken off when given and family name agree only the other way round. */
export const SWAPPED_NAMES_COST = 3
/** What family name and address together may say, at most, when the given names do not agree: a household shares both. */
export const HOUSEHOLD_CAP = 6
/** Bits by which the best child must stand above the next for a link without a person. */
export const MARGIN = 6
/** Below this probability a child is not worth a person's look. */
export const LOW_PROBABILITY = 0.02
/** The index is never taken to be smaller than this, so that a new one is as careful as a full one. */
export const LEAST_SIZE = 100_000

/** One record's identity in the forms that are compared. A child has one for each assertion linked to it. */
export type Profile = {
  readonly names: readonly NameForm[]
  readonly birthDate: string | null
  /** Only the year counts: it was said so, or it is 1 January. */
  readonly yearOnly: boolean
  readonly sex: 'M' | 'F' | 'U'
  /** Without their space. */
  readonly postcodes: readonly string[]
  readonly nhs: string | null
  readonly nhsVerified: boolean
  readonly upns: readonly string[]
  /** The mother's names, in one text; '' when not known. */
  readonly mother: string
  readonly multiple: boolean
}

/** One name: its words in small letters without marks, parted by spaces. Either may be ''. */
export type NameForm = { readonly given: string; readonly family: string }

/** What one field adds. `words` are put to it later, for those a person sees. */
export type FieldWeight = { readonly field: Reason['field']; readonly level: string; readonly weight: number }
