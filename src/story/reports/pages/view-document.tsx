import { inWords } from '../../../kernel/calendar-day.ts'
import { Link, Tag } from '../../../platform/govuk/content.tsx'
import { Quote } from '../../../platform/govuk/record.tsx'
import { Table } from '../../../platform/govuk/table.tsx'
import type { Block, Part, ReportDocument, Section, Source } from '../model.ts'
import { CONTENT } from './content.ts'

type DocumentProps = {
  readonly document: ReportDocument
  /** Pieces that say something else at their source today: of a final report. */
  readonly changed?: ReadonlySet<string>
  /** Whether the reader may change what is wrong. */
  readonly mayWrite: boolean
}

/** A report to read and to print. Under each piece stands where it is written, which is not for paper. */
export function DocumentView(props: DocumentProps) {
  return (
    <div class="ics-report">
      {props.document.parts.map((part) => (
        <PartView part={part} props={props} />
      ))}
    </div>
  )
}

function PartView({ part, props }: { part: Part; props: DocumentProps }) {
  const { heading, sections } = part
  return (
    <>
      {heading ? <h2 class="govuk-heading-m ics-report__name">{heading}</h2> : null}
      {sections.map((section) => (
        <SectionView section={section} under={heading !== null} props={props} />
      ))}
    </>
  )
}

function SectionView({ section, under, props }: { section: Section; under: boolean; props: DocumentProps }) {
  const Heading = under ? 'h3' : 'h2'
  return (
    <section class="ics-report__section">
      <Heading class="govuk-heading-s">{section.heading}</Heading>
      {section.blocks.map((block) => (
        <div class={block.type === 'missing' ? 'ics-report__missing' : 'ics-report__block'}>
          {props.changed?.has(block.key) ? <Tag colour="yellow">{CONTENT.changedSince}</Tag> : null}
          <BlockView block={block} heading={section.heading} />
          {block.type === 'missing' ? null : <SourceView source={block.source} mayWrite={props.mayWrite} />}
        </div>
      ))}
    </section>
  )
}

function BlockView({ block, heading }: { block: Block; heading: string }) {
  if (block.type === 'missing') return <Missing block={block} />
  if (block.type === 'quote') return <Quote>{block.text}</Quote>
  if (block.type !== 'table') return <Lines text={block.text} />
  return (
    <Table
      caption={heading}
      captionSize="hidden"
      columns={block.columns.map((head) => ({ head }))}
      rows={block.rows.map((row) => [...row])}
    />
  )
}

function Missing({ block }: { block: Extract<Block, { type: 'missing' }> }) {
  return (
    <p>
      {block.text}{' '}
      <span class="ics-report__source">
        <Link href={block.source.path}>{block.ask}</Link>
      </span>
    </p>
  )
}

function SourceView({ source: { where, on, path }, mayWrite }: { source: Source; mayWrite: boolean }) {
  return (
    <p class="ics-small ics-report__source">
      {CONTENT.writtenIn} {where}
      {on ? `, ${inWords(on)}` : ''} ·{' '}
      <Link href={path} hidden={`: ${where}`}>
        {mayWrite ? CONTENT.change : CONTENT.seeThere}
      </Link>
    </p>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <p>{line}</p>
      ))}
    </>
  )
}
