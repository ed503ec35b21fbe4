import type { Identity } from '../contract-identity.ts'
import type { RegisterRefusal } from '../contract-registration.ts'

/** What one row of a file says: whose record, which version if it tells, and the identity as written. */
export type SaidRow = {
  /** Three digits: the authority in whose name it is registered. */
  readonly authority: string
  readonly node: string
  readonly localReference: string
  /** Null where the file does not count versions: then another content is a later version. */
  readonly version: number | null
  readonly identity: Identity
}

/** Why a row was refused, in one word: what cannot be read of it, or what the index says to it. */
export type RowRefusal =
  | RegisterRefusal
  | 'wrong-number-of-columns'
  | 'quotation-mark-not-closed'
  | 'reference-missing'
  | 'authority-missing'
  | 'nothing-known-of-the-child'
  | 'number-of-births-not-understood'
  /** A row above names the same record and says something else: which is right, the file must say. */
  | 'reference-twice-with-other-content'
  /** What the reader of a census return says of it. */
  | `return-${string}`

/** A row read: what it says, or why it is refused. `line` is the file's line, from 1, on which the row begins. */
export type SourceRow =
  | { readonly line: number; readonly said: SaidRow }
  | { readonly line: number; readonly refusal: RowRefusal }

/** A file that can be read any number of times. */
export type LoadSource = {
  /** As its reader knows it; never kept in the database. */
  readonly name: string
  /** SHA-256 of its bytes, in hex. */
  readonly fingerprint: string
  readonly profile: string
  /** Of rows that do not say. */
  readonly authority: string | null
  /** Columns that were not read, because no field is called so. */
  readonly unread: readonly string[]
  /** All rows in the order of the file, in handfuls. */
  readonly rows: () => AsyncIterable<readonly SourceRow[]>
}

/** A file that cannot be read at all; in words for people. */
export type FileRefused = { readonly name: string; readonly words: string }

/** In `writing`, rows are decided and, behind that, written. */
export type LoadStage = 'reading' | 'writing' | 'finishing' | 'finished'

/** A load as it stands. */
export type Load = {
  readonly id: string
  readonly stage: LoadStage
  /** Together: all rows are set against each other before any is written. */
  readonly way: 'together' | 'one-by-one' | null
  /** Rows found sound; the last one's place in the order. */
  readonly rows: number
  readonly decidedTo: number
  readonly writtenTo: number
  /** How many children there may be, the index's and the load's. */
  readonly size: number
}

/** A file of a load as it stands. */
export type LoadFile = {
  readonly position: number
  readonly fingerprint: string
  readonly profile: string
  readonly authority: string | null
  readonly rowsRead: number
  readonly isRead: boolean
}

/** What was made of the rows of a file; all but `review` add up to `rows`. */
export type Counts = {
  readonly rows: number
  /** Made a number. */
  readonly new: number
  /** Recognised as a child with a number, of the index or of an earlier row. */
  readonly linked: number
  /** A record known already, that now says something else. */
  readonly updated: number
  /** Known already, word for word. */
  readonly repeated: number
  readonly refused: number
  /** Of the new, linked and updated: those that may be a child known already, and wait for a person. */
  readonly review: number
}

export const NOTHING: Counts = { rows: 0, new: 0, linked: 0, updated: 0, repeated: 0, refused: 0, review: 0 }

/** A row refused, and where. */
export type Refused = { readonly position: number; readonly line: number; readonly reason: string }

/** How far a load is, told after each piece of work that is kept. */
export type LoadProgress = {
  readonly stage: Exclude<LoadStage, 'finished'> | 'deciding'
  readonly done: number
  /** 0 when not known. */
  readonly total: number
}

/** A row registered by itself, with what is known of its record. */
export type Single = SaidRow & {
  readonly seq: number
  readonly position: number
  readonly line: number
  readonly hash: string
  /** What the index holds of the record; null if nothing. */
  readonly heldVersion: number | null
  readonly heldHash: string | null
  /** What a row above in the same file said of the record, as a hash; null if there is none. */
  readonly saidAbove: string | null
}

/** What was made of a row registered by itself. */
export type Answer = {
  readonly seq: number
  readonly position: number
  readonly line: number
  readonly answer: Exclude<keyof Counts, 'rows' | 'review'>
  readonly review: boolean
  readonly reason: string | null
}

/** What became of a file. */
export type FileLoaded = {
  /** Null for a file of a load broken off earlier, which was not given again. */
  readonly name: string | null
  readonly profile: string
  /** `before`: this file, byte for byte, was loaded before; `same-as-another`: it is one of the others again. */
  readonly how: 'loaded' | 'before' | 'same-as-another'
  readonly counts: Counts
  readonly refusals: readonly RefusedFor[]
  /** The load it belongs to and its place there; null where nothing was done. */
  readonly place: { readonly loadId: string; readonly position: number } | null
  readonly unread: readonly string[]
}

/** Rows of a file refused for one reason; the first of their lines. */
export type RefusedFor = {
  readonly position: number
  readonly reason: string
  readonly times: number
  readonly lines: readonly number[]
}
