import type { ComponentChildren } from 'preact'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Kind, Quote, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { unquoted } from '../../../child-page/pages/child/view-strip.tsx'
import { EntryWords } from '../../../chronology/pages/chronology/view-entries.tsx'
import { basisInWords } from '../../../chronology/rules.ts'
import { speakerOf } from '../../../chronology/rules-printing.ts'
import type { CuratedShown } from '../../commands.ts'
import type { ChosenEntry, Curated } from '../../model.ts'
import { CONTENT } from '../content.ts'

/** The entries with a box beside each for why it matters, and one to take it out. */
export function ChosenToWrite({ showing: { loaded, fields } }: { showing: Showing<CuratedShown> }) {
  const out = (fields['takeOut'] ?? '').split('\n')
  return (
    <Chosen
      curated={loaded}
      why={({ id, entry, analysis }) => (
        <>
          <Textarea
            name={`why-${id}`}
            size="plain"
            label={
              <>
                {CONTENT.whyOf}
                <span class="govuk-visually-hidden">
                  : {inWords(entry.happenedOn)}, {entry.title}
                </span>
              </>
            }
            rows={3}
            value={fields[`why-${id}`] ?? analysis}
          />
          <Checkboxes
            name="takeOut"
            id={`take-out-${id}`}
            items={[
              {
                value: id,
                text: (
                  <>
                    {CONTENT.takeOut}
                    <span class="govuk-visually-hidden">: {entry.title}</span>
                  </>
                ),
              },
            ]}
            values={out}
          />
        </>
      )}
    />
  )
}

/** The entries with why each matters, to read. */
export function ChosenToRead({ curated }: { curated: CuratedShown }) {
  return <Chosen curated={curated} why={({ analysis }) => analysis || <Small>–</Small>} />
}

type ChosenProps = { readonly curated: Curated; readonly why: (chosen: ChosenEntry) => ComponentChildren }

function Chosen({ curated: { entries, childId, purpose }, why }: ChosenProps) {
  if (entries.length === 0) return null
  return (
    <Table
      caption={CONTENT.why}
      captionSize="hidden"
      columns={[{ head: CONTENT.when, width: 15 }, { head: CONTENT.what }, { head: CONTENT.why, width: 40 }]}
      rows={entries.map((chosen) => [
        inWords(chosen.entry.happenedOn),
        <Words chosen={chosen} childId={childId} withBasis={purpose === 'multi-agency'} />,
        why(chosen),
      ])}
    />
  )
}

type WordsProps = { readonly chosen: ChosenEntry; readonly childId: string; readonly withBasis: boolean }

/** What the entry says, from whom; and that it was put right since, where it was. */
function Words({ chosen: { entry, correctedSince }, childId, withBasis }: WordsProps) {
  return (
    <>
      <strong>{entry.kind === 'child-words' ? <Quote>{unquoted(entry.title)}</Quote> : entry.title}</strong>{' '}
      {correctedSince ? <Tag colour="yellow">{CONTENT.corrected}</Tag> : null}
      <EntryWords entry={entry} childId={childId} />
      <p class="ics-small">
        <Kind kind={entry.kind} /> {speakerOf(entry)} ·{' '}
        <Link href={`/children/${childId}/chronology?before=${entry.id}`} hidden={`: ${entry.title}`}>
          What came before
        </Link>
      </p>
      {withBasis ? <p class="ics-small">{basisInWords(entry)}</p> : null}
      {correctedSince ? <p class="ics-small">{CONTENT.correctedHint}</p> : null}
    </>
  )
}
