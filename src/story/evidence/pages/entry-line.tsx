import type { EntryToCite } from '../../../entries/citing/queries.ts'
import { inWords } from '../../../kernel/calendar-day.ts'
import { Kind } from '../../../platform/govuk/record.tsx'

/** Entries offered to choose from at once. */
export const OFFERED = 20

/** An entry to choose, on one line: how it is known, what, who said it, when, and what was put right since. */
export function EntryLine({ entry }: { entry: EntryToCite }) {
  const { kind, title, happenedOn, saidBy, corrections } = entry
  const latest = corrections.at(-1)
  return (
    <>
      <Kind kind={kind} /> {title}{' '}
      <span class="ics-small">
        {saidBy}, {inWords(happenedOn)}
        {latest ? `. Corrected: ${latest.title}` : ''}
      </span>
    </>
  )
}
