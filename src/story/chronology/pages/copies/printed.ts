import type { Actor } from '../../../../access/actor.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { birthInWords, displayName } from '../../../../people/model.ts'
import { csvOf } from '../../../../platform/csv.ts'
import type { PdfDocument } from '../../../../platform/pdf.ts'
import { shortName } from '../../../child-page/rules.ts'
import type { Chronology } from '../../commands.ts'
import type { ChronologyOf, StreamEntry } from '../../model.ts'
import { basisInWords, KIND_WORDS, ORIGIN_WORDS, originOf, STEP_WORDS } from '../../rules.ts'
import { speakerOf, wordsOf } from '../../rules-printing.ts'
import { BEARING_WORDS, PERIOD_WORDS, STEPS_IN_WORDS } from '../chronology/content.ts'
import { type Chosen, daysOf } from '../chronology/form.ts'
import { printedBy } from '../printed-by.ts'
import { CONTENT } from './content.ts'

type Printed = {
  readonly chronology: Chronology
  readonly chosen: Chosen
  readonly actor: Actor
  readonly now: Moment
}

/** The chronology as it was chosen, to be printed: newest first, as it stands on the page. */
export function printedStream({ chronology, chosen, actor, now }: Printed): PdfDocument {
  const { of, stream } = chronology
  const together = chosen.together === 'yes'
  const { columns, headings } = CONTENT
  return {
    title: `${CONTENT.title}: ${displayName(of.child)}`,
    language: 'en-GB',
    footer: printedBy(actor, now),
    landscape: true,
    blocks: [
      {
        type: 'paragraph',
        text: `${displayName(of.child)}, ${birthInWords(of.child)}. ${chosenInWords(chronology, chosen)}.`,
      },
      {
        type: 'paragraph',
        text: `${counted(stream.entries.length, 'entry', 'entries')}, newest first.${stream.earlier ? ` ${CONTENT.more}` : ''}`,
      },
      {
        type: 'table',
        columns: [
          { head: headings.when, width: columns.when },
          ...(together ? [{ head: headings.about, width: columns.when }] : []),
          { head: headings.what, width: columns.what },
          { head: headings.who, width: columns.who },
          ...(chosen.basis ? [{ head: headings.origin, width: columns.who }] : []),
        ],
        rows: stream.entries.map((entry) => [
          inWords(entry.happenedOn),
          ...(together ? [aboutInWords(entry, of)] : []),
          wordsOf(entry, together ? null : of.child.id),
          `${KIND_WORDS[entry.kind]}. ${speakerOf(entry)}`,
          ...(chosen.basis ? [basisInWords(entry)] : []),
        ]),
      },
    ],
  }
}

/** The chronology as it was chosen, as a table of cells. */
export function tableOfStream({ chronology, chosen }: Printed): string {
  const { of, stream } = chronology
  const childId = chosen.together ? null : of.child.id
  const rows = stream.entries.map((entry) => [
    ...[entry.happenedOn, aboutInWords(entry, of), wordsOf(entry, childId), KIND_WORDS[entry.kind]],
    ...[entry.saidBy, entry.saidByRole, ORIGIN_WORDS[originOf(entry)], entry.source?.agency ?? null],
    ...[entry.stepKind && STEP_WORDS[entry.stepKind], BEARING_WORDS[entry.bearing], entry.significant ? 'Yes' : 'No'],
    ...[entry.recordedByName, inWordsAt(entry.recordedAt)],
  ])
  return csvOf([CONTENT.cells, ...rows])
}

function aboutInWords({ about }: StreamEntry, { child, siblings }: ChronologyOf): string {
  const theirs = [child, ...siblings].filter(({ id }) => about.some(({ personId }) => personId === id))
  return theirs.map(shortName).join(', ')
}

/** What was chosen, so that whoever reads the print knows what is not in it. */
function chosenInWords({ saidBy, of }: Chronology, chosen: Chosen): string {
  const { kind, bearing, origin, step, period, key, person } = chosen
  const given = daysOf(chosen)
  const day = (name: string) =>
    [given[`${name}-day`], given[`${name}-month`], given[`${name}-year`]].filter(Boolean).join('/')
  const about = [...of.siblings, ...of.others].find(({ id }) => id === person)
  const parts = [
    kind && KIND_WORDS[kind],
    bearing && BEARING_WORDS[bearing],
    origin && ORIGIN_WORDS[origin],
    step && STEPS_IN_WORDS[step],
    about && `about ${displayName(about)} too`,
    saidBy && `said by ${saidBy}`,
    period && PERIOD_WORDS[period],
    day('from') && `from ${day('from')}`,
    day('to') && `to ${day('to')}`,
    key && CONTENT.turningPoints,
  ].filter(Boolean)
  return parts.length > 0 ? `${CONTENT.chosen} ${parts.join('; ')}` : CONTENT.everything
}
