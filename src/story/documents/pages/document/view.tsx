import type { Document } from '../../../../entries/documents/model.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import type { KnownPerson } from '../../../../people/model.ts'
import { ChildrenLine } from '../../../../people/pages/children-line.tsx'
import { Band, HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import { fileInWords, KINDS, textInWords } from '../content.ts'
import { CONTENT } from './content.ts'

type Shown = {
  readonly document: Document
  readonly children: readonly KnownPerson[]
  readonly mayChange: boolean
  readonly now: Moment
  readonly shell: Shell
}

/** What a document is, whom it is about, and the ways to the file. */
export function documentView({ document, children, mayChange, now, shell }: Shown): string {
  const { id, title, withdrawn } = document
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={title} />
        <Band look="found">
          <ChildrenLine of={children} today={now.day} />
        </Band>
        {withdrawn ? (
          <InsetText>
            {CONTENT.withdrawn} {withdrawn.why} ({withdrawn.byName}, {inWordsAt(withdrawn.at)})
          </InsetText>
        ) : (
          <p>
            <Button href={`/documents/${id}/file`}>{CONTENT.open}</Button>
          </p>
        )}
        <WhatItIs document={document} />
        <Before document={document} />
        <p>
          {children[0] ? <Link href={`/children/${children[0].id}/documents`}>{CONTENT.all}</Link> : null}{' '}
          {mayChange && !withdrawn ? (
            <>
              {' · '}
              <Link href={`/documents/${id}/correct`}>{CONTENT.correct}</Link>
              {' · '}
              <Link href={`/documents/${id}/withdraw`}>{CONTENT.withdraw}</Link>
            </>
          ) : null}
        </p>
      </Wrap>
    ),
  })
}

function WhatItIs({ document }: { document: Document }) {
  const { kind, datedOn, fromWhom, fileName, recordedByName, recordedAt, scanned, sha256 } = document
  const rows = [
    [CONTENT.kind, KINDS[kind]],
    [CONTENT.dated, inWords(datedOn)],
    [CONTENT.from, fromWhom],
    [CONTENT.file, `${fileName} (${fileInWords(document)})`],
    [CONTENT.came, `${inWordsAt(recordedAt)}, by ${recordedByName}`],
    [CONTENT.scanned, scanned ? CONTENT.clean : CONTENT.notScanned],
    [CONTENT.text, textInWords(document)],
    [CONTENT.fingerprint, <span class="ics-fingerprint">{sha256}</span>],
  ] as const
  return <SummaryList rows={rows.map(([key, value]) => ({ key, value }))} />
}

/** What it was called before is in the story as it came; each time it was put right stands here with why. */
function Before({ document: { corrections } }: { document: Document }) {
  if (corrections.length === 0) return null
  return (
    <Panel heading={CONTENT.why} id="corrections">
      <Rows
        items={corrections.map(({ title, why, byName, at }) => (
          <>
            {title}: {why} <Small>{`${byName}, ${inWordsAt(at)}`}</Small>
          </>
        ))}
      />
    </Panel>
  )
}
