import type { Actor } from '../../../../access/actor.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { PdfBlock, PdfDocument } from '../../../../platform/pdf.ts'
import { printedBy } from '../../../chronology/pages/printed-by.ts'
import type { ToPrint } from '../../commands-final.ts'
import type { Block } from '../../model.ts'
import { CONTENT } from '../content.ts'

/** A report to be printed or sent: what it says, without where each piece is changed; of a final one, with its hash. */
export function printedReport({ document, final }: ToPrint, actor: Actor, now: Moment): PdfDocument {
  const changed = final?.correctedSince ?? new Set<string>()
  const head: readonly PdfBlock[] = final
    ? [
        {
          type: 'paragraph',
          text: `${CONTENT.finalOn} ${inWordsAt(final.finalAt)}${final.signedBy ? `, ${CONTENT.signedBy} ${final.signedBy}` : ''}. ${CONTENT.hash} ${final.sha256}`,
        },
      ]
    : []
  const parts = document.parts.flatMap(({ heading, sections }): readonly PdfBlock[] => [
    ...(heading ? [{ type: 'heading', level: 2, text: heading } as const] : []),
    ...sections.flatMap((section): readonly PdfBlock[] => [
      { type: 'heading', level: heading ? 3 : 2, text: section.heading },
      ...section.blocks.flatMap((block) => printedBlock(block, changed.has(block.key))),
    ]),
  ])
  return { title: document.title, language: 'en-GB', footer: printedBy(actor, now), blocks: [...head, ...parts] }
}

function printedBlock(block: Block, isChanged: boolean): readonly PdfBlock[] {
  const mark: readonly PdfBlock[] = isChanged ? [{ type: 'paragraph', text: `${CONTENT.changedSince}:` }] : []
  if (block.type === 'table') {
    const columns = block.columns.map((head, at) => ({ head, width: at === 0 ? 3 : 2 }))
    return [...mark, { type: 'table', columns, rows: block.rows }]
  }
  if (block.type === 'quote') return [...mark, { type: 'quote', text: `“${block.text}”` }]
  return [...mark, { type: 'paragraph', text: block.text }]
}
