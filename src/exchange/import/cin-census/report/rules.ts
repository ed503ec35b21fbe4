import type { Finding, NoteCode, NoteKind } from '../model.ts'

/** How many rows were found to be what, and how often each thing was said of them. */
export type Tally = {
  readonly rows: number
  readonly accepted: number
  readonly corrected: number
  readonly merged: number
  readonly refused: number
  readonly notes: ReadonlyMap<NoteCode, { readonly kind: NoteKind; readonly times: number }>
}

/** A tally of no rows. */
export const NO_ROWS: Tally = { rows: 0, accepted: 0, corrected: 0, merged: 0, refused: 0, notes: new Map() }

/** The tally with one more finding. */
export function tallied(tally: Tally, finding: Finding): Tally {
  const notes = new Map(tally.notes)
  for (const { code, kind } of finding.notes) notes.set(code, { kind, times: (notes.get(code)?.times ?? 0) + 1 })
  return { ...tally, rows: tally.rows + 1, [finding.outcome]: tally[finding.outcome] + 1, notes }
}

/** One row of the report: the row, its line, what was made of it, and each reason in plain words. */
export function reportLine(finding: Finding): string {
  const reference = 'child' in finding ? finding.child.laChildId : finding.laChildId
  const head = `Row ${finding.row} (line ${finding.line}), ${reference ?? 'no reference'}: ${finding.outcome}.`
  return [head, ...finding.notes.map((note) => `  line ${note.line}, ${note.path}: ${note.words}`)].join('\n')
}

/** What a row says otherwise than it was decided here, in one line. */
export function keptLine({ row, laChildId, what }: Kept): string {
  return `Row ${row}, ${laChildId}: kept as it stands here: ${what}.`
}

type Kept = { readonly row: number; readonly laChildId: string; readonly what: string }
