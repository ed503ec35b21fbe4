import { may } from '../../../../access/policy.ts'
import { weekdayName } from '../../../../kernel/calendar-day.ts'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Entry, Quote, Small } from '../../../../platform/govuk/record.tsx'
import { Body, Corrected, Source } from '../../../child-page/pages/child/view-story.tsx'
import { unquoted } from '../../../child-page/pages/child/view-strip.tsx'
import { briefDay } from '../../../child-page/rules.ts'
import type { StreamEntry } from '../../model.ts'
import { basisInWords } from '../../rules.ts'
import { CONTENT } from './content.ts'
import type { Shown } from './view-shown.ts'

/** The entries of one child's story, newest first. */
export function StreamEntries({ shown }: { shown: Shown }) {
  const { chronology, now } = shown
  return (
    <>
      {chronology.stream.entries.map((entry) => (
        <Entry
          id={`entry-${entry.id}`}
          day={briefDay(entry.happenedOn, now.day)}
          weekday={weekdayName(entry.happenedOn).slice(0, 3)}
          title={entry.kind === 'child-words' ? <Quote>{unquoted(entry.title)}</Quote> : entry.title}
          source={<EntrySource entry={entry} shown={shown} />}
          turningPoint={entry.significant}
          level={3}
        >
          <EntryWords entry={entry} childId={chronology.of.child.id} />
          <Tick entry={entry} shown={shown} />
        </Entry>
      ))}
    </>
  )
}

type EntryProps = { readonly entry: StreamEntry; readonly shown: Shown }

/** What was written, what differs for this child, and what was put right since. */
export function EntryWords({ entry, childId }: { entry: StreamEntry; childId: string }) {
  const part = entry.about.find(({ personId }) => personId === childId)?.part
  return (
    <>
      <Body body={entry.body} title={entry.title} childId={childId} />
      {part ? <p>{part}</p> : null}
      {entry.corrections.map((correction) => (
        <Corrected correction={correction} childId={childId} />
      ))}
    </>
  )
}

/** How it is known and who said it; where we have it from and how, if that was asked for. */
export function EntrySource({ entry, shown }: EntryProps) {
  const { chronology, actor, now, chosen } = shown
  const { child, standing } = chronology.of
  const mayCorrect = may(actor, 'entry.write', standing)
  const reader = { actor, standing, childId: child.id, today: now.day, mayCorrect }
  return (
    <>
      <Source entry={{ ...entry, part: null }} reader={reader} />
      {chosen.basis ? (
        <>
          <br />
          <Small>{basisInWords(entry)}</Small>
        </>
      ) : null}
    </>
  )
}

/** A box to choose an entry for a chronology for court or conference; said where it is in it already. */
export function Tick({ entry, shown: { choosing } }: EntryProps) {
  if (!choosing) return null
  if (choosing.entryIds.has(entry.id)) return <p class="ics-small">{CONTENT.inIt}</p>
  const text = (
    <>
      {CONTENT.tick}
      <span class="govuk-visually-hidden">: {entry.title}</span>
    </>
  )
  return <Checkboxes name="entry" id={`choose-${entry.id}`} items={[{ value: entry.id, text }]} />
}
