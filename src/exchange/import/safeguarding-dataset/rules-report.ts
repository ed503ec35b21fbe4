import type { FileNote, RowNote, TableCount } from './model.ts'

/** One line of the report: which file, row and column, what became of the row, and why. */
export function noteLine({ file, row, column, words, kind }: RowNote): string {
  return `${placeIn({ file, row, column })}: ${words}${kind === 'refusal' ? ' The row is left out.' : ''}`
}

/** What is wrong with a file as a whole, in one line. */
export function faultLine(fault: FileNote): string {
  return `${placeIn(fault)}: ${fault.words}`
}

function placeIn({ file, row, column }: Pick<FileNote, 'file' | 'row' | 'column'>): string {
  return [file, row === null ? '' : `row ${row}`, column ?? ''].filter(Boolean).join(', ')
}

/** What became of the rows of all tables, a line a table that has rows. */
export function countLines(counts: Readonly<Record<string, TableCount>>): readonly string[] {
  return Object.entries(counts)
    .filter(([, { rows }]) => rows > 0)
    .map(
      ([table, { rows, taken, merged, refused }]) =>
        `  ${table}: ${rows}, taken ${taken}, said twice ${merged}, left out ${refused}`,
    )
}

/** All tables together. */
export function totalOf(counts: Readonly<Record<string, TableCount>>): TableCount {
  return Object.values(counts).reduce(
    (all, one) => ({
      rows: all.rows + one.rows,
      taken: all.taken + one.taken,
      merged: all.merged + one.merged,
      refused: all.refused + one.refused,
    }),
    { rows: 0, taken: 0, merged: 0, refused: 0 },
  )
}
