import type { Entry } from '../../../entries/model.ts'
import { RichTextView } from '../../../entries/pages/rich-text/view.tsx'
import { inWords } from '../../../kernel/calendar-day.ts'
import { Kind, Panel } from '../../../platform/govuk/record.tsx'

type WrittenProps = { readonly entry: Omit<Entry, 'part'>; readonly heading: string }

/** An entry as it was written, beside the form that puts something right about it. */
export function WhatWasWritten({ entry, heading }: WrittenProps) {
  return (
    <Panel heading={heading} id="was">
      <p>
        <strong>{entry.title}</strong>
      </p>
      <RichTextView text={entry.body} />
      <p class="ics-small">
        <Kind kind={entry.kind} /> {entry.saidBy}, {inWords(entry.happenedOn)}
      </p>
    </Panel>
  )
}
