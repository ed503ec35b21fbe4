import { weekdayName } from '../../../../kernel/calendar-day.ts'
import { displayName, type KnownPerson } from '../../../../people/model.ts'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Quote, Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { unquoted } from '../../../child-page/pages/child/view-strip.tsx'
import { briefDay, shortName } from '../../../child-page/rules.ts'
import type { StreamEntry } from '../../model.ts'
import { CONTENT } from './content.ts'
import { EntrySource, EntryWords, Tick } from './view-entries.tsx'
import type { Shown } from './view-shown.ts'

/** Brothers and sisters side by side: a row a day, a column a child. What was written of several stands with each. */
export function SideBySide({ shown }: { shown: Shown }) {
  const { chronology, now } = shown
  const { child, siblings } = chronology.of
  const children = [child, ...siblings]
  const days = Map.groupBy(chronology.stream.entries, ({ happenedOn }) => happenedOn)
  return (
    <Table
      caption={CONTENT.entries}
      captionSize="hidden"
      columns={[
        { head: CONTENT.day, width: 10 },
        ...children.map((one) => ({
          head:
            one === child ? displayName(one) : <Link href={`/children/${one.id}/chronology`}>{displayName(one)}</Link>,
          label: shortName(one),
        })),
      ]}
      rows={[...days].map(([day, entries]) => [
        <>
          {briefDay(day, now.day)}
          <br />
          <Small>{weekdayName(day).slice(0, 3)}</Small>
        </>,
        ...children.map((one) => <OfOne child={one} entries={entries} shown={shown} />),
      ])}
    />
  )
}

type OfOneProps = { readonly child: KnownPerson; readonly entries: readonly StreamEntry[]; readonly shown: Shown }

function OfOne({ child, entries, shown }: OfOneProps) {
  const theirs = entries.filter(({ about }) => about.some(({ personId }) => personId === child.id))
  const isFirst = child.id === shown.chronology.of.child.id
  if (theirs.length === 0) return <span class="ics-small ics-nothing">–</span>
  return (
    <>
      {theirs.map((entry) => (
        <div class="ics-beside">
          <strong>{entry.kind === 'child-words' ? <Quote>{unquoted(entry.title)}</Quote> : entry.title}</strong>
          <EntryWords entry={entry} childId={child.id} />
          <p class="ics-small">
            <EntrySource entry={entry} shown={shown} />
          </p>
          {isFirst ? <Tick entry={entry} shown={shown} /> : null}
        </div>
      ))}
    </>
  )
}
