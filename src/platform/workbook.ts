import { Zip, ZipDeflate } from 'fflate'
import { asCalendarDay, calendarDay, daysBetween } from '../kernel/calendar-day.ts'
import type { Cell } from './csv.ts'

/** A column of a sheet: its heading, and how its cells are written. A day is given as `YYYY-MM-DD`. */
export type SheetColumn = { readonly heading: string; readonly kind: 'text' | 'number' | 'day' }

/** A sheet: its name (at most 31 characters, none of `[]:*?/\`), its columns, its rows in pieces. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>
}

/** What the file says of itself: shown by a spreadsheet with the file's properties, and in no cell. */
export type WorkbookSays = { readonly title: string; readonly description: string }

/** Takes a piece of a file, and is ready for the next when it says so. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>

/**
 * Writes a workbook of Excel's format (Office Open XML, ECMA-376), sheet after sheet and row by row: memory does not grow
 * with the rows. Text is text whatever it begins with; an empty cell is not written. The same rows give the same bytes.
 */
export async function writeWorkbook(write: WriteBytes, sheets: readonly Sheet[], says: WorkbookSays): Promise<void> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault
    pieces.push(piece)
  })
  const flush = async () => {
    for (const piece of pieces.splice(0)) await write(piece)
  }
  const add = async (path: string, parts: AsyncIterable<string> | readonly string[]) => {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = ALWAYS
    zip.add(file)
    for await (const part of parts) {
      file.push(Buffer.from(part))
      await flush()
    }
    file.push(new Uint8Array(), true)
    await flush()
  }
  const names = sheets.map(({ name }) => name)
  await add('[Content_Types].xml', [contentTypes(names)])
  await add('_rels/.rels', [PACKAGE_PARTS])
  await add('docProps/core.xml', [coreProperties(says)])
  await add('xl/workbook.xml', [workbook(names)])
  await add('xl/_rels/workbook.xml.rels', [workbookParts(names)])
  await add('xl/styles.xml', [STYLES])
  for (const [at, sheet] of sheets.entries()) await add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet))
  zip.end()
  await flush()
}

/** The day files in the archive are of: none of them has one of its own. */
const ALWAYS = '2000-01-01T12:00:00'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map(
    ({ heading }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(heading)}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  const letters = columns.map((_, at) => letterOf(at))
  const heads = columns.map(({ heading }, at) => textCell(`${letters[at]}1`, heading, BOLD))
  yield `<row r="1">${heads.join('')}</row>`
  let row = 1
  for await (const piece of rows) {
    const lines = piece.map((cells) => {
      row += 1
      return `<row r="${row}">${cells.map((cell, at) => cellXml(`${letters[at]}${row}`, cell, columns[at]?.kind ?? 'text')).join('')}</row>`
    })
    if (lines.length > 0) yield lines.join('')
  }
  yield '</sheetData></worksheet>'
}

function cellXml(place: string, cell: Cell, kind: SheetColumn['kind']): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  const day = kind === 'day' ? asCalendarDay(cell) : undefined
  if (day) return `<c r="${place}" s="${DAY}"><v>${daysBetween(DAY_NOUGHT, day)}</v></c>`
  return textCell(place, cell)
}

/** Spreadsheets count the days from here. */
const DAY_NOUGHT = calendarDay('1899-12-30')
/** Places in `STYLES`. */
const [DAY, BOLD] = [1, 2]

function textCell(place: string, text: string, style?: number): string {
  const as = style === undefined ? '' : ` s="${style}"`
  return `<c r="${place}"${as} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Characters that XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : `${letterOf(Math.floor(at / 26) - 1)}${last}`
}

function widthOf(heading: string): number {
  return Math.min(40, Math.max(12, heading.length + 2))
}

function contentTypes(names: readonly string[]): string {
  const sheets = names.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.join('')}</Types>`
}

const PACKAGE_PARTS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

function coreProperties({ title, description }: WorkbookSays): string {
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:description>${escaped(description)}</dc:description></cp:coreProperties>`
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookParts(names: readonly string[]): string {
  const sheets = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}${styles}</Relationships>`
}

/** Three ways a cell looks: as it is, a day (dd/mm/yyyy), a heading. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
