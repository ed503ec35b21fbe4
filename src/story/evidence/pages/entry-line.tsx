import { inWords } from '../../../kernel/calendar-day.ts'
import { Kind } from '../../../platform/govuk/record.tsx'
import type { EntryToChoose } from '../queries.ts'

/** An entry to choose, on one line: how it is known, what, who said it, when, and what was put right since. */
export function EntryLine({ entry }: { entry: EntryToChoose }) {
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
