import type { Outcome } from '../../kernel/outcome.ts'

/** What a column of a file can be. The id names a row in the answer; the rest is compared. */
export const COLUMN_KINDS = ['id', 'given', 'surname', 'birth-date', 'postcode', 'address', 'identifier'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** Which columns of a file are of which kind, by the names in its header; several are joined. */
export type Columns = Readonly<Partial<Record<ColumnKind, readonly string[]>>>

export type ColumnsRefusal =
  | 'not-name-equals-column'
  | 'kind-unknown'
  | 'kind-said-twice'
  | 'no-id-column'
  | 'nothing-to-go-by'
export type ColumnsOutcome = Outcome<Columns, ColumnsRefusal>

/** One row as written in the file; '' where the file has no such column, or nothing in it. */
export type LinkRow = Readonly<Record<ColumnKind, string>>

/** Two rows that are taken to be one person. */
export type LinkedPair = {
  readonly idA: string
  readonly idB: string
  /** The probability, 0 to 1, that they are one person. */
  readonly score: number
  /** `Match`: sure by itself. `PotentialMatch`: likelier than not, or by way of a third row. */
  readonly outcome: 'Match' | 'PotentialMatch'
}

/** The fields that are compared, in the order of their place in a pair's levels. */
export const FIELDS = ['given', 'family', 'birthDate', 'postcode', 'address', 'identifier'] as const
export type Field = (typeof FIELDS)[number]

/**
 * The rows of one file, or of two, as numbers: a name, postcode, address or identifier is its place in the list of
 * different texts, -1 where it is not known.
 */
export type Table = {
  /** The rows' ids as in the files. */
  readonly ids: readonly string[]
  readonly size: number
  /** The row of the second file that comes first; `size` if there is one file. */
  readonly second: number
  readonly given: Int32Array
  readonly family: Int32Array
  /** As yyyymmdd; 0 where it is not known. */
  readonly birthDate: Int32Array
  readonly postcode: Int32Array
  readonly address: Int32Array
  readonly identifier: Int32Array
  /** The different names, given and family alike, in small letters without marks. */
  readonly names: readonly string[]
  readonly postcodes: readonly string[]
  readonly addresses: readonly string[]
  readonly identifiers: readonly string[]
}

/**
 * The ways in which a field can compare, by number. 0 is "not known on one side" everywhere, 1 "the same", the last
 * one "different".
 */
export const LEVELS = {
  given: [
    ...['not known', 'same', 'variant', 'part in common', 'slip of a name', 'two names much alike', 'sounds alike'],
    ...['somewhat alike', 'initial', 'names swapped', 'name in the other place', 'names swapped, with slips'],
    ...['one name swapped', 'different'],
  ],
  family: [
    ...['not known', 'same', 'variant', 'part in common', 'slip of a name', 'two names much alike', 'sounds alike'],
    ...['somewhat alike', 'different'],
  ],
  birthDate: [
    ...['not known', 'same', 'day and month swapped', 'one digit different', 'one part different'],
    ...['two digits different', 'one part the same', 'different'],
  ],
  postcode: ['not known', 'same', 'one slip', 'nearly', 'same district', 'different'],
  address: [
    'not known',
    'same',
    'nearly the same',
    'much in common',
    'something in common',
    'little in common',
    'different',
  ],
  identifier: ['not known', 'same', 'one slip', 'nearly', 'different'],
} as const satisfies Record<Field, readonly string[]>

/** Chances of the levels of a field, by their number; that of level 0 is not used. */
export type Chances = readonly number[]
/** Chances of every level of every field, among pairs of one kind. */
export type ChancesOfFields = Readonly<Record<Field, Chances>>

/** What is estimated of a file: how its pairs of rows came to be. */
export type Mixture = {
  /** The file has too few pairs to learn from: what is usual is kept to. */
  readonly isUsual: boolean
  /** Of all pairs, the part that are one person. */
  readonly onePerson: number
  /** Of all pairs, the part that are two people of one household. */
  readonly oneHousehold: number
  readonly ofOnePerson: ChancesOfFields
  readonly ofHousehold: ChancesOfFields
  readonly ofStrangers: ChancesOfFields
}
