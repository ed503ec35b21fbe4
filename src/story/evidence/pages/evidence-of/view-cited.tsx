import type { Citation } from '../../../../entries/evidence/model.ts'
import { CONTENT as MARGIN, WEIGHS_WORDS } from '../../../../entries/evidence/pages/content.ts'
import { marksOf } from '../../../../entries/evidence/rules.ts'
import { plainText } from '../../../../entries/rules.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { londonDayOf } from '../../../../kernel/instant.ts'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Kind, Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import type { EvidenceOf } from '../../commands-citing.ts'
import { CONTENT } from '../content.ts'

/** The entries cited so far, whole, with every correction beside; what is to be read again says so. */
export function CitedSoFar({ of: { thing, citations, mayWrite } }: { of: EvidenceOf }) {
  const marked = marksOf(citations).length > 0
  return (
    <Panel
      heading={CONTENT.cited}
      id="cited"
      action={marked && mayWrite ? <Link href={`/evidence/${thing.id}/read-again`}>{MARGIN.readAgain}</Link> : null}
    >
      {citations.length === 0 ? (
        <p>
          <strong class="ics-uncited">{MARGIN.nothingCited}</strong> {MARGIN.mayLeave}
        </p>
      ) : (
        <Rows
          items={citations.map((citation) => <CitedWhole citation={citation} mayRemove={mayWrite && thing.isOpen} />)}
        />
      )}
    </Panel>
  )
}

/** One cited entry in full, with what was put right about it since. */
export function CitedWhole({ citation, mayRemove }: { citation: Citation; mayRemove: boolean }) {
  const { id, weighs, passage, entry } = citation
  return (
    <div id={`entry-${entry.id}`}>
      <p>
        <Tag colour={weighs === 'for' ? 'green' : 'orange'}>{WEIGHS_WORDS[weighs]}</Tag> <Kind kind={entry.kind} />{' '}
        <strong>{entry.title}</strong>{' '}
        <Small>
          {entry.saidBy}, {inWords(entry.happenedOn)}
        </Small>{' '}
        {mayRemove ? (
          <Small>
            <Link href={`/citations/${id}/remove`} hidden={`: ${entry.title}`}>
              Take away
            </Link>
          </Small>
        ) : null}
      </p>
      <p>{plainText(entry.body)}</p>
      {passage ? <p class="ics-small">About: “{passage}”</p> : null}
      {entry.corrections.map(({ body, why, by, at, isRead }) => (
        <p>
          <strong class={isRead ? undefined : 'ics-uncited'}>Corrected {inWords(londonDayOf(at))}</strong> by {by}:{' '}
          {plainText(body)} {why ? <Small>Why: {why}</Small> : null}
        </p>
      ))}
    </div>
  )
}
