import { getDocumentProxy } from 'unpdf'

const MOST_PAGES = 2000

/** The words of a PDF, page by page, until there are `most` letters. What is a picture of a page has none. */
export async function readPdf(content: Uint8Array, most: number): Promise<string> {
  const pdf = await getDocumentProxy(content, { maxImageSize: 1, verbosity: 0 })
  let text = ''
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && text.length < most; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    text += '\n\n'
    page.cleanup()
  }
  return text
}
