import { Link } from '../../../../platform/govuk/content.tsx'
import type { CopyBlock, CopyDocument } from '../../model.ts'
import { CONTENT } from '../content.ts'

type DocumentProps = {
  readonly document: CopyDocument
  readonly largePrint: boolean
  /** Whether each piece leads to the page on which it is decided whether it may be given. */
  readonly mayDecide: boolean
}

/** A copy as its reader will read it. */
export function CopyView({ document, largePrint, mayDecide }: DocumentProps) {
  return (
    <article class={largePrint ? 'ics-copy ics-copy--large' : 'ics-copy'} lang={document.language}>
      {document.opening.map((line) => (
        <p>{line}</p>
      ))}
      {document.parts.map(({ heading, sections }) => (
        <section>
          <h2 class="govuk-heading-m">{heading}</h2>
          {sections.map((section) => (
            <>
              <h3 class="govuk-heading-s">{section.heading}</h3>
              {section.blocks.map((block) => (
                <BlockView block={block} mayDecide={mayDecide} />
              ))}
            </>
          ))}
        </section>
      ))}
    </article>
  )
}

type BlockProps = { readonly block: CopyBlock; readonly mayDecide: boolean }

function BlockView({ block, mayDecide }: BlockProps) {
  if (block.type === 'list') {
    return (
      <ul class="govuk-list govuk-list--bullet">
        {block.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    )
  }
  if (block.type === 'photo') return <img class="ics-copy__photo" src={fileOf(block.documentId)} alt={block.alt} />
  const ids = block.type === 'left-out' ? block.entryIds : block.entryId ? [block.entryId] : []
  const links = mayDecide
    ? ids.map((id, at) => <Decide entryId={id} label={`${block.text.slice(0, 60)} ${at + 1}`} />)
    : null
  if (block.type === 'left-out') {
    return (
      <p class="ics-copy__left-out">
        {block.text} {links}
      </p>
    )
  }
  if (block.type === 'quote') {
    return (
      <blockquote class="ics-copy__quote">
        <Lines text={`“${block.text}”`} />
        <p>
          <cite>{block.by}</cite> {links}
        </p>
      </blockquote>
    )
  }
  return (
    <>
      <Lines text={block.text} />
      {links ? <p class="ics-copy__decide">{links}</p> : null}
    </>
  )
}

function Decide({ entryId, label }: { entryId: string; label: string }) {
  return (
    <span class="ics-copy__decide">
      <Link href={`/entries/${entryId}/copies`} hidden={`: ${label}`}>
        {CONTENT.decidePiece}
      </Link>{' '}
    </span>
  )
}

function Lines({ text }: { text: string }) {
  return <>{text.split('\n').map((line) => (line.trim() === '' ? null : <p>{line}</p>))}</>
}

function fileOf(documentId: string): string {
  return `/documents/${documentId}/file`
}
