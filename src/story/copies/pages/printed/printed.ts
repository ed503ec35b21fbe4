import { inWords } from '../../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import type { PdfBlock, PdfDocument } from '../../../../platform/pdf.ts'
import type { CopyShown } from '../../commands.ts'
import type { CopyBlock } from '../../model.ts'
import { CONTENT } from '../content.ts'

/** Of large print, in points. */
const LARGE = 18
const USUAL = 12

/**
 * A released copy as it is printed.
 *
 * @param pictures the files of its photos, by document
 */
export function printedCopy({ head, document }: CopyShown, pictures: ReadonlyMap<string, Buffer>): PdfDocument {
  const day = head.decidedAt ? `, ${inWords(londonDayOf(head.decidedAt))}` : ''
  return {
    ...{ title: document.title, language: document.language, footer: `${CONTENT.confidential}${day}` },
    textSize: head.largePrint ? LARGE : USUAL,
    blocks: [
      ...document.opening.map((text): PdfBlock => ({ type: 'paragraph', text })),
      ...document.parts.flatMap(({ heading, sections }): readonly PdfBlock[] => [
        { type: 'heading', level: 2, text: heading },
        ...sections.flatMap((section): readonly PdfBlock[] => [
          { type: 'heading', level: 3, text: section.heading },
          ...section.blocks.map((block) => printedBlock(block, pictures)),
        ]),
      ]),
    ],
  }
}

function printedBlock(block: CopyBlock, pictures: ReadonlyMap<string, Buffer>): PdfBlock {
  if (block.type === 'list') return block
  if (block.type === 'quote') return { type: 'quote', text: `“${block.text}”\n${block.by}` }
  if (block.type === 'photo') {
    const content = pictures.get(block.documentId)
    return content ? { type: 'picture', content, alt: block.alt } : { type: 'paragraph', text: block.alt }
  }
  return { type: 'paragraph', text: block.text }
}
