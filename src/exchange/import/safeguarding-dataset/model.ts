/** A row of a table as it was read: its cells by column, trimmed; nothing is an empty text. */
export type DatasetRow = {
  readonly table: string
  /** The line of the file it stands on, the headings’ line being 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** Something the report says of a row, in plain words, with its place. */
export type RowNote = {
  /** `refusal`: the row is left out. `correction`: it is taken, but a cell is read otherwise or left out. `remark`: taken as it is. */
  readonly kind: 'refusal' | 'correction' | 'remark'
  readonly file: string
  readonly row: number
  readonly column: string | null
  readonly words: string
}

/** What was made of a row by itself: taken, with its cells put in order, or left out. */
export type RowRead = { readonly row: DatasetRow | null; readonly notes: readonly RowNote[] }

/** Why a file cannot be read, and so nothing is brought in. */
export type FileNote = {
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly words: string
}

/** What is kept of a row that others may name, to the end of the reading. */
export type Seen = {
  readonly line: number
  /** Of its cells: two rows of one key and one digest say the same. */
  readonly digest: string
  readonly differs: boolean
  /** The person whose row it is, by reference; empty of what is of no person. */
  readonly owner: string
}

/** The rows that others may name: by table and key. */
export type SeenRows = ReadonlyMap<string, ReadonlyMap<string, Seen>>

/** A child’s referral, to find the one that stood open on a day. */
export type OpenReferral = { readonly id: string; readonly from: string; readonly to: string }

/** Everything the checked files say of the whole, by which each row is settled. */
export type Whole = {
  readonly seen: SeenRows
  readonly referrals: ReadonlyMap<string, readonly OpenReferral[]>
}

/** What became of a row beside the others. */
export type Settled = {
  readonly outcome: 'taken' | 'merged' | 'refused'
  readonly row: DatasetRow
  readonly owner: string
  readonly notes: readonly RowNote[]
}

/** The rows of one person, by table. */
export type Bundle = { readonly reference: string; readonly rows: Readonly<Record<string, readonly DatasetRow[]>> }

/** How many rows of a table there are, and what became of them. */
export type TableCount = {
  readonly rows: number
  readonly taken: number
  readonly merged: number
  readonly refused: number
}

/** The row that another system reported, kept beside the record. */
export type ReportedRow = {
  readonly ofTable: string
  readonly rowId: string
  readonly childId: string | null
  readonly alone: boolean
  readonly said: Readonly<Record<string, string>>
}
