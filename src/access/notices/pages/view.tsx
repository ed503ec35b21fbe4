import { Link } from '../../../platform/govuk/content.tsx'
import { page, type Shell } from '../../../platform/govuk/layout.tsx'

/** A notice, in the order it is read. Paragraphs stand before the list, what follows it after. */
export type Notice = {
  readonly title: string
  readonly opening: readonly string[]
  readonly sections: readonly NoticeSection[]
  readonly lastChanged: string
}
export type NoticeSection = {
  readonly heading: string
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  readonly link?: { readonly href: string; readonly text: string }
}

/** A page of plain words that everybody may read, signed in or not. */
export function noticeView({ title, opening, sections, lastChanged }: Notice, shell: Shell): string {
  return page({
    title,
    shell,
    children: (
      <div class="ics-wrap">
        <div class="ics-plain">
          <h1 class="govuk-heading-l">{title}</h1>
          {opening.map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          {sections.map((section) => (
            <Section {...section} />
          ))}
          <p class="govuk-body">{lastChanged}</p>
        </div>
      </div>
    ),
  })
}

function Section({ heading, paragraphs = [], items = [], link }: NoticeSection) {
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {paragraphs.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {items.length > 0 ? (
        <ul class="govuk-list govuk-list--bullet">
          {items.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      ) : null}
      {link ? (
        <p class="govuk-body">
          <Link href={link.href}>{link.text}</Link>
        </p>
      ) : null}
    </>
  )
}
