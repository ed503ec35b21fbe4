import { setImmediate as othersFirst } from 'node:timers/promises'

/** A table in a printed document. Its headings stand again at the top of every page it goes on to. */
export type PdfTable = {
  readonly type: 'table'
  /** `width` is a share: of 1, 2 and 1, the second column has half. */
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

const TEXT = 9
const PADDING = 4
/** Rows drawn at once, before others are answered. */
const AT_ONCE = 5

type Pdf = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement
type Columns = readonly { readonly x: number; readonly width: number }[]

/** Draws a table from where the page has got to. A row too long for one page goes on on the next. */
export async function drawTable(pdf: Pdf, root: Element, { columns, rows }: PdfTable): Promise<void> {
  const places = placesOf(pdf, columns)
  const heads = columns.map(({ head }) => head)
  const table = pdf.struct('Table')
  root.add(table)
  pdf.font('bold').fontSize(TEXT)
  if (pdf.y + 3 * heightOf(pdf, heads, places) > bottomOf(pdf)) pdf.addPage()
  drawRow(pdf, places, heads, addTo(pdf, table, 'TH'))
  for (const [at, row] of rows.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await othersFirst()
    for (const part of partsOf(pdf, row, places)) {
      if (pdf.y + heightOf(pdf, part, places) > bottomOf(pdf)) headAgain(pdf, places, heads)
      pdf.font('regular').fontSize(TEXT)
      drawRow(pdf, places, part, addTo(pdf, table, 'TD'))
    }
  }
  table.end()
  pdf.x = pdf.page.margins.left
  pdf.moveDown(0.8)
}

type DrawCell = (draw: () => void) => void
/** How a row's cells are put into the document: as parts of the table, or as what a reader passes over. */
type Putting = { readonly cell: DrawCell; readonly end: () => void }

function addTo(pdf: Pdf, table: Element, kind: 'TH' | 'TD'): Putting {
  const row = pdf.struct('TR')
  table.add(row)
  return { cell: (draw) => void row.add(pdf.struct(kind, {}, draw)), end: () => row.end() }
}

/** The headings on a further page: the eye needs them, a screen reader has them already. */
function headAgain(pdf: Pdf, places: Columns, heads: readonly string[]): void {
  pdf.addPage()
  pdf.font('bold').fontSize(TEXT)
  drawRow(pdf, places, heads, { cell: (draw) => passedOver(pdf, draw), end: () => undefined })
}

function drawRow(pdf: Pdf, places: Columns, row: readonly string[], { cell, end }: Putting): void {
  const top = pdf.y
  const height = heightOf(pdf, row, places)
  for (const [at, { x, width }] of places.entries()) {
    cell(() => pdf.text(row[at] ?? '', x + PADDING, top + PADDING, { width: width - 2 * PADDING }))
  }
  end()
  const [first, last] = [places[0], places.at(-1)]
  const right = (last?.x ?? 0) + (last?.width ?? 0)
  passedOver(pdf, () =>
    pdf
      .lineWidth(0.5)
      .moveTo(first?.x ?? 0, top + height)
      .lineTo(right, top + height)
      .stroke('#b1b4b6'),
  )
  pdf.y = top + height
}

/** Draws what the eye needs and a screen reader passes over. */
function passedOver(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

function heightOf(pdf: Pdf, row: readonly string[], places: Columns): number {
  const heights = places.map(({ width }, at) => pdf.heightOfString(row[at] ?? '', { width: width - 2 * PADDING }))
  return Math.max(...heights) + 2 * PADDING
}

/** A row in as many parts as it needs pages; nearly always one. */
function partsOf(pdf: Pdf, row: readonly string[], places: Columns): readonly (readonly string[])[] {
  pdf.font('regular').fontSize(TEXT)
  const room = bottomOf(pdf) - pdf.page.margins.top - 60
  if (heightOf(pdf, row, places) <= room) return [row]
  const cells = row.map((text, at) => piecesOf(pdf, text, (places[at]?.width ?? 0) - 2 * PADDING, room))
  const most = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: most }, (_, part) => cells.map((pieces) => pieces[part] ?? ''))
}

/** Text cut between words into pieces that each fit a height: each as long as can be, found by halving. */
function piecesOf(pdf: Pdf, text: string, width: number, room: number): readonly string[] {
  const words = text.split(/(?<=\s)/)
  const pieces: string[] = []
  for (let from = 0; from < words.length; ) {
    const fits = (to: number) => pdf.heightOfString(words.slice(from, to).join(''), { width }) <= room
    let [most, tooMany] = [from + 1, words.length + 1]
    while (tooMany - most > 1) {
      const middle = Math.floor((most + tooMany) / 2)
      if (fits(middle)) most = middle
      else tooMany = middle
    }
    pieces.push(words.slice(from, most).join('').trimEnd())
    from = most
  }
  return pieces
}

function placesOf({ page }: Pdf, columns: PdfTable['columns']): Columns {
  const { left, right } = page.margins
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const share = (page.width - left - right) / all
  let x = left
  return columns.map(({ width }) => {
    const place = { x, width: width * share }
    x += place.width
    return place
  })
}

function bottomOf({ page }: Pdf): number {
  return page.height - page.margins.bottom
}
