import type { ListedDocument } from '../../../../entries/documents/queries.ts'
import { inShortWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Link, Tag } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Small } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { fileInWords, KINDS, textInWords } from '../content.ts'
import { CONTENT } from './content.ts'

type Shown = {
  readonly child: KnownPerson
  readonly documents: readonly ListedDocument[]
  readonly earlier: string | undefined
  readonly before: string | undefined
  readonly mayAdd: boolean
  readonly now: Moment
  readonly shell: Shell
}

/** The documents about a child, latest first. */
export function documentsView({ child, documents, earlier, before, mayAdd, now, shell }: Shown): string {
  const title = `${CONTENT.title}: ${displayName(child)}`
  const path = `/children/${child.id}/documents`
  const add = mayAdd ? <Button href={`${path}/new`}>{CONTENT.add}</Button> : null
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="documents" acts={add} />
        <HeadingLine heading={title} remark={ageInWords(child, now.day)} />
        {documents.length === 0 ? <p>{CONTENT.none}</p> : <Listed documents={documents} />}
        <p>
          {before ? <Link href={path}>{CONTENT.latest}</Link> : null}{' '}
          {earlier ? <Link href={`${path}?before=${earlier}`}>{CONTENT.earlier}</Link> : null}
        </p>
      </Wrap>
    ),
  })
}

function Listed({ documents }: { documents: readonly ListedDocument[] }) {
  return (
    <Table
      caption={CONTENT.title}
      captionSize="hidden"
      columns={['What', 'Dated', 'Kind', 'From', 'File', 'Added by'].map((head) => ({ head }))}
      rows={documents.map((document) => [
        <>
          <Link href={`/documents/${document.id}`}>{document.title}</Link>{' '}
          {document.withdrawn ? <Tag colour="grey">{CONTENT.withdrawn}</Tag> : null}
        </>,
        inShortWords(document.datedOn),
        KINDS[document.kind],
        document.fromWhom,
        <>
          {fileInWords(document)}
          <br />
          <Small>{textInWords(document)}</Small>
        </>,
        document.recordedByName,
      ])}
    />
  )
}
