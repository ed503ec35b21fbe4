import type { Actor } from '../../../../access/actor.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { birthInWords, displayName } from '../../../../people/model.ts'
import { csvOf } from '../../../../platform/csv.ts'
import type { PdfDocument } from '../../../../platform/pdf.ts'
import { printedBy } from '../../../chronology/pages/printed-by.ts'
import type { ToPrint } from '../../commands-freezing.ts'
import type { FrozenChronology } from '../../model.ts'
import { CONTENT, PURPOSE_WORDS } from '../content.ts'

/** A chronology to print for court or conference: oldest first, why each entry matters beside it. */
export function printedCurated({ child, content, frozen }: ToPrint, actor: Actor, now: Moment): PdfDocument {
  const withBasis = content.purpose === 'multi-agency'
  return {
    title: content.title,
    language: 'en-GB',
    footer: printedBy(actor, now),
    landscape: true,
    blocks: [
      { type: 'paragraph', text: `${displayName(child)}, ${birthInWords(child)}. ${PURPOSE_WORDS[content.purpose]}.` },
      ...(frozen
        ? [
            {
              type: 'paragraph',
              text: `${CONTENT.frozenOn} ${inWordsAt(frozen.at)}. ${CONTENT.hash} ${frozen.sha256}`,
            } as const,
          ]
        : []),
      {
        type: 'table',
        columns: [
          { head: CONTENT.when, width: 2 },
          { head: CONTENT.what, width: 6 },
          { head: CONTENT.who, width: 3 },
          ...(withBasis ? [{ head: CONTENT.basis, width: 3 }] : []),
          { head: CONTENT.why, width: 5 },
        ],
        rows: content.entries.map((entry) => [
          inWords(entry.happenedOn),
          entry.words,
          `${entry.kind}. ${entry.saidBy}`,
          ...(withBasis ? [entry.basis] : []),
          whyOf(entry),
        ]),
      },
    ],
  }
}

/** The same as a table of cells. */
export function tableOfCurated({ content }: ToPrint): string {
  const head = [CONTENT.when, CONTENT.what, CONTENT.who, CONTENT.basis, CONTENT.why]
  const rows = content.entries.map((entry) => [
    ...[entry.happenedOn, entry.words, `${entry.kind}. ${entry.saidBy}`, entry.basis, whyOf(entry)],
  ])
  return csvOf([head, ...rows])
}

function whyOf({ analysis, correctedSince }: FrozenChronology['entries'][number]): string {
  return correctedSince ? `${analysis} (${CONTENT.correctedOnPrint})`.trim() : analysis
}
