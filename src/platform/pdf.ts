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
  /** Of the text, in points: 10 unless given. 18 is large print; headings grow with it, and tables do not. */
  readonly textSize?: number
  readonly blocks: readonly PdfBlock[]
}
export type PdfBlock =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  /** Someone's own words, set in. The quotation marks are the writer's to put. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  /** A JPEG or PNG picture. One that cannot be drawn is said in the words of `alt`. */
  | { readonly type: 'picture'; readonly content: Buffer; readonly alt: string }
  | PdfTable

const FONTS = new URL('./ttf/', import.meta.resolve('dejavu-fonts-ttf/package.json'))
const MARGIN = 48
/** Room for the footer beneath the text. */
const BOTTOM = 60
const SIZES = { 1: 17, 2: 13, 3: 11 } as const
const TEXT = 10
const SMALL = 8
const PICTURE = { width: 300, height: 260 } as const

/** Where is drawn, in which size. */
type Drawing = {
  readonly pdf: PDFKit.PDFDocument
  readonly root: PDFKit.PDFStructureElement
  /** Of the text, in points. */
  readonly size: number
}

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

async function draw(pdf: PDFKit.PDFDocument, { title, blocks, footer, textSize = TEXT }: PdfDocument): Promise<void> {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const drawing: Drawing = { pdf, root, size: textSize }
  drawHeading(drawing, 1, title)
  for (const block of blocks) {
    await othersFirst()
    if (block.type === 'table') await drawTable(pdf, root, block)
    else drawBlock(drawing, block)
  }
  root.end()
  drawFooters(pdf, footer)
}

function drawBlock(drawing: Drawing, block: Exclude<PdfBlock, PdfTable>): void {
  if (block.type === 'heading') drawHeading(drawing, block.level, block.text)
  else if (block.type === 'list') drawList(drawing, block.items)
  else if (block.type === 'picture') drawPicture(drawing, block)
  else drawText(drawing, block.text, block.type === 'quote')
}

function drawText({ pdf, root, size }: Drawing, text: string, isQuote: boolean): void {
  const inset = isQuote ? 18 : 0
  pdf.font('regular').fontSize(size)
  root.add(
    pdf.struct(isQuote ? 'BlockQuote' : 'P', {}, () => {
      pdf.text(text, MARGIN + inset, pdf.y, { width: widthOf(pdf) - inset }).moveDown(0.5)
    }),
  )
}

function drawHeading({ pdf, root, size }: Drawing, level: 1 | 2 | 3, text: string): void {
  pdf.font('bold').fontSize((SIZES[level] * size) / TEXT)
  // A heading does not stand alone at the foot of a page.
  if (pdf.y + pdf.heightOfString(text, { width: widthOf(pdf) }) + 3 * size > bottomOf(pdf)) pdf.addPage()
  root.add(
    pdf.struct(`H${level}`, {}, () => {
      pdf.text(text, MARGIN, pdf.y, { width: widthOf(pdf) }).moveDown(0.4)
    }),
  )
}

function drawList({ pdf, root, size }: Drawing, items: readonly string[]): void {
  pdf.font('regular').fontSize(size)
  const [list, inset] = [pdf.struct('L'), 8 + size]
  root.add(list)
  for (const item of items) {
    const row = pdf.struct('LI')
    list.add(row)
    // Or its bullet would stay behind at the foot of the page.
    if (pdf.y + size * 1.3 > bottomOf(pdf)) pdf.addPage()
    const top = pdf.y
    row.add(pdf.struct('Lbl', {}, () => void pdf.text('•', MARGIN + 4, top, { lineBreak: false })))
    row.add(pdf.struct('LBody', {}, () => void pdf.text(item, MARGIN + inset, top, { width: widthOf(pdf) - inset })))
    row.end()
  }
  list.end()
  pdf.moveDown(0.5)
}

function drawPicture(drawing: Drawing, { content, alt }: { readonly content: Buffer; readonly alt: string }): void {
  const image = pictureOf(drawing.pdf, content)
  if (image) drawImage(drawing, { content, alt, ...image })
  drawText(drawing, alt, false)
}

type Image = { readonly content: Buffer; readonly alt: string; readonly width: number; readonly height: number }

function drawImage({ pdf, root, size }: Drawing, { content, alt, ...image }: Image): void {
  if (pdf.y + PICTURE.height + 2 * size > bottomOf(pdf)) pdf.addPage()
  const scale = Math.min(PICTURE.width / image.width, PICTURE.height / image.height, 1)
  const top = pdf.y
  root.add(
    pdf.struct('Figure', { alt }, () => {
      pdf.image(content, MARGIN, top, { width: image.width * scale, height: image.height * scale })
    }),
  )
  pdf.y = top + image.height * scale + size / 2
}

/** How large a picture is; undefined for one that cannot be read. The types of the library do not have its own reader. */
function pictureOf(pdf: PDFKit.PDFDocument, content: Buffer): { width: number; height: number } | undefined {
  try {
    return (pdf as unknown as { openImage(content: Buffer): { width: number; height: number } }).openImage(content)
  } catch {
    return undefined
  }
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
