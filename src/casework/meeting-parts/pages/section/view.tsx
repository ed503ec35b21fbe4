import type { Fields, Problem } from '../../../../entries/drafts/pages/form-page/form.ts'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, SummaryList } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import type { Part, SectionLink } from '../../model.ts'
import { PartQuestions } from '../questions.tsx'
import { CONTENT } from './content.ts'

type SectionShown = {
  readonly part: Part
  readonly link: SectionLink
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly kept: boolean
  readonly shell: Shell
  readonly action: string
}

/** The one section a link leads to: what is asked, about whom by first name, and the boxes. */
export function sectionView(shown: SectionShown): string {
  const { part, problems, kept, shell } = shown
  return page({
    title: CONTENT.title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ text, field }) => ({ text, href: field && `#${field}` }))} />
        ) : null}
        <HeadingLine heading={CONTENT.title} />
        <Band look="found">
          {CONTENT.about} <strong>{part.childNames}</strong>
        </Band>
        {kept ? <InsetText>{CONTENT.kept}</InsetText> : null}
        <WorkAndHelp label={CONTENT.asks} work={<Boxes {...shown} />} help={<Asks {...shown} />} />
      </Wrap>
    ),
  })
}

function Boxes({ part, fields, problems, action, shell }: SectionShown) {
  return (
    <Form action={action} csrf={shell.csrf ?? ''} label={CONTENT.title}>
      <p>
        <strong>{part.question}</strong>
      </p>
      <PartQuestions kind={part.kind} fields={fields} problems={problems} />
      <p>{CONTENT.hint}</p>
      <Button preventDoubleClick name="does" value="send">
        {CONTENT.send}
      </Button>{' '}
      <Button variant="secondary" name="does" value="keep">
        {CONTENT.keep}
      </Button>
    </Form>
  )
}

function Asks({ part, link }: SectionShown) {
  return (
    <Panel heading={CONTENT.asks} id="asks">
      <SummaryList
        rows={[
          { key: CONTENT.for, value: part.forName },
          { key: CONTENT.asksWho, value: part.askedByName },
          { key: CONTENT.by, value: inWords(part.byOn) },
          { key: CONTENT.until, value: inWordsAt(link.expiresAt) },
          ...(part.ring ? [{ key: CONTENT.ring, value: part.ring }] : []),
        ]}
      />
    </Panel>
  )
}

/** It is sent; the link works no more. */
export function sentView(shell: Shell, { ring }: Pick<Part, 'ring'>): string {
  return page({
    title: CONTENT.sentTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.sentTitle} />
        <p>{CONTENT.sent}</p>
        {ring ? <p>{`${CONTENT.sentWrong} ${ring}.`}</p> : null}
      </Wrap>
    ),
  })
}

type Over = { readonly ring: string | null; readonly written: readonly string[] }

/** Whatever became of the link: whom to ring, and what was typed. */
export function overView(shell: Shell, { ring, written }: Over): string {
  return page({
    title: CONTENT.overTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.overTitle} />
        <p>{CONTENT.over}</p>
        <p>{ring ? `${CONTENT.overRing} ${ring}` : CONTENT.overNoRing}</p>
        {written.length > 0 ? (
          <Panel heading={CONTENT.written} id="written">
            {written.map((text) => (
              <p>{text}</p>
            ))}
          </Panel>
        ) : null}
      </Wrap>
    ),
  })
}
