/** What stands in one cell of a table: text, a number, or nothing. */
export type Cell = string | number | null

/** Tells a spreadsheet that the file is UTF-8, so that Łukasz and Ṣadé are read as they are written. */
const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r]/

/**
 * A table as CSV (RFC 4180): rows of cells, the headings first. Text that a spreadsheet would reckon as a formula gets
 * an apostrophe before it; numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

/**
 * A line of a table that programs read: cells are in quotes only where they must be, so that a heading is found as it is
 * spelled. What a spreadsheet would reckon as a formula has an apostrophe before it, which `withoutApostrophe` takes away.
 */
export function csvLine(cells: readonly Cell[]): string {
  const line = cells.map((cell) => {
    const quoted = written(cell)
    return /[",\r\n]|^\s|\s$/.test(String(cell ?? '')) ? quoted : quoted.replaceAll('"', '')
  })
  return `${line.join(',')}\r\n`
}

/** What a cell said before an apostrophe was put before it. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `${cell}`
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
