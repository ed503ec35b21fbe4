import type { Readable } from 'node:stream'
import { setImmediate as othersFirst } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { drawTable, type PdfTable } from './pdf-table.ts'

/** What is printed: a title, and what stands under it in the order it is read. It knows no word of the field. */
export type PdfDocument = {
  /** The heading of the first page, and the name a reader shows. */
  readonly title: string
  /** Such as `en-GB`: how a screen reader says it. */
  readonly language: string
  /** At the foot of every page, before its number: who printed it, and when. */
  readonly footer: string
  readonly landscape?: boolean
  readonly blocks: readonly PdfBlock[]
}
export type PdfBlock =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  /** Someone's own words, set in. The quotation marks are the writer's to put. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | PdfTable

const FONTS = new URL('./ttf/', import.meta.resolve('dejavu-fonts-ttf/package.json'))
const MARGIN = 48
/** Room for the footer beneath the text. */
const BOTTOM = 60
const SIZES = { 1: 17, 2: 13, 3: 11 } as const
const TEXT = 10
const SMALL = 8

/**
 * A document as a PDF, A4, as a stream. Tagged, so that a screen reader finds headings, lists and tables in the order
 * they are read; its font has every letter of Latin, Greek and Cyrillic, and is in the file. Drawn a little at a time:
 * whoever else waits for the server is answered in between.
 */
export function pdfOf(document: PdfDocument): Readable {
  const pdf = opened(document)
  const stream = pdf as unknown as Readable
  draw(pdf, document).then(
    () => pdf.end(),
    (fault) => stream.destroy(fault),
  )
  return stream
}

function opened({ title, language, landscape }: PdfDocument): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    ...{ size: 'A4', layout: landscape ? 'landscape' : 'portrait', bufferPages: true },
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: BOTTOM },
    ...{ pdfVersion: '1.7', tagged: true, displayTitle: true, lang: language, info: { Title: title } },
  })
  pdf.registerFont('regular', fileURLToPath(new URL('DejaVuSans.ttf', FONTS)))
  pdf.registerFont('bold', fileURLToPath(new URL('DejaVuSans-Bold.ttf', FONTS)))
  return pdf
}

async function draw(pdf: PDFKit.PDFDocument, { title, blocks, footer }: PdfDocument): Promise<void> {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawHeading(pdf, root, 1, title)
  for (const block of blocks) {
    await othersFirst()
    if (block.type === 'table') await drawTable(pdf, root, block)
    else drawWords(pdf, root, block)
  }
  root.end()
  drawFooters(pdf, footer)
}

function drawWords(
  pdf: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  block: Exclude<PdfBlock, PdfTable>,
): void {
  if (block.type === 'heading') drawHeading(pdf, root, block.level, block.text)
  else if (block.type === 'list') drawList(pdf, root, block.items)
  else {
    const isQuote = block.type === 'quote'
    const inset = isQuote ? 18 : 0
    pdf.font('regular').fontSize(TEXT)
    root.add(
      pdf.struct(isQuote ? 'BlockQuote' : 'P', {}, () => {
        pdf.text(block.text, MARGIN + inset, pdf.y, { width: widthOf(pdf) - inset }).moveDown(0.5)
      }),
    )
  }
}

function drawHeading(pdf: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, level: 1 | 2 | 3, text: string): void {
  pdf.font('bold').fontSize(SIZES[level])
  // A heading does not stand alone at the foot of a page.
  if (pdf.y + pdf.heightOfString(text, { width: widthOf(pdf) }) + 3 * TEXT > bottomOf(pdf)) pdf.addPage()
  root.add(
    pdf.struct(`H${level}`, {}, () => {
      pdf.text(text, MARGIN, pdf.y, { width: widthOf(pdf) }).moveDown(0.4)
    }),
  )
}

function drawList(pdf: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, items: readonly string[]): void {
  pdf.font('regular').fontSize(TEXT)
  const list = pdf.struct('L')
  root.add(list)
  for (const item of items) {
    const row = pdf.struct('LI')
    list.add(row)
    const top = pdf.y
    row.add(pdf.struct('Lbl', {}, () => void pdf.text('•', MARGIN + 4, top, { lineBreak: false })))
    row.add(pdf.struct('LBody', {}, () => void pdf.text(item, MARGIN + 18, top, { width: widthOf(pdf) - 18 })))
    row.end()
  }
  list.end()
  pdf.moveDown(0.5)
}

/** The footers of all pages, once it is known how many there are. They are no part of what is read in order. */
function drawFooters(pdf: PDFKit.PDFDocument, footer: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0 // or the footer would begin a page of its own
    pdf.markContent('Artifact', { type: 'Pagination' })
    const [top, oneLine] = [pdf.page.height - 36, { height: SMALL + 2, ellipsis: true }]
    pdf
      .font('regular')
      .fontSize(SMALL)
      .text(footer, MARGIN, top, { ...oneLine, width: widthOf(pdf) - 90 })
      .text(`Page ${page + 1} of ${count}`, MARGIN, top, { ...oneLine, width: widthOf(pdf), align: 'right' })
    pdf.endMarkedContent()
  }
}

function widthOf({ page }: PDFKit.PDFDocument): number {
  return page.width - page.margins.left - page.margins.right
}

function bottomOf({ page }: PDFKit.PDFDocument): number {
  return page.height - BOTTOM
}
