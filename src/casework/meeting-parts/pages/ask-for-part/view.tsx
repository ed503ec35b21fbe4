import { problemOf } from '../../../../entries/drafts/pages/form-page/form.ts'
import type { Showing } from '../../../../entries/drafts/pages/form-page/page.ts'
import { formFrame } from '../../../../entries/drafts/pages/form-page/view.tsx'
import { inWords } from '../../../../kernel/calendar-day.ts'
import { type Instant, inWordsAt } from '../../../../kernel/instant.ts'
import { HeadingLine, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button, Form } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Input, Select, Textarea } from '../../../../platform/govuk/text-fields.tsx'
import { seatItems } from '../../../shared-chronology/rules-seats.ts'
import { PART_OF, type Part } from '../../model.ts'
import { linkExpires, stateOfLink } from '../../rules.ts'
import { PartWritten } from '../questions.tsx'
import { CONTENT } from './content.ts'
import type { PartAsked } from './view-shown.ts'

type Shown = Showing<PartAsked>

/** What is asked of somebody for a meeting: the question before it, and what has become of it after. */
export function askForPartView(showing: Shown): string {
  const { meeting, person, part } = showing.loaded
  const isOver = meeting.heldOn !== null || meeting.cancelledOn !== null || !PART_OF[meeting.kind]
  return formFrame(showing, {
    title: CONTENT.title,
    about: (
      <>
        <strong>{person.name}</strong>, {[person.role, person.agency].filter(Boolean).join(', ')}.{' '}
        <Link href={`/meetings/${meeting.id}`}>{CONTENT.meeting}</Link>
      </>
    ),
    before: part ? <Asked part={part} /> : isOver ? <InsetText>{CONTENT.over}</InsetText> : null,
    children: part ? (
      part.sentAt === null ? (
        <TakeBack showing={showing} />
      ) : null
    ) : isOver ? null : (
      <Questions showing={showing} />
    ),
    help: (
      <>
        {part && part.forUser === null && part.sentAt === null ? <LinkPanel showing={showing} /> : null}
        <Panel heading={CONTENT.help} id="help">
          <Rows items={CONTENT.rows} />
        </Panel>
      </>
    ),
    helpLabel: CONTENT.help,
  })
}

function Questions({ showing: { loaded, fields, problems } }: { showing: Shown }) {
  const box = (name: string) => ({ name, value: fields[name], error: problemOf(problems, name) })
  return (
    <>
      <Select
        label={CONTENT.seat}
        hint={CONTENT.seatHint}
        items={seatItems(loaded.offered, CONTENT.byLink)}
        {...box('seat')}
      />
      <Textarea label={CONTENT.question} hint={CONTENT.questionHint} rows={3} {...box('question')} />
      <DateInput name="by" legend={CONTENT.by} values={fields} error={problemOf(problems, 'by-day')} />
      <Button preventDoubleClick>{CONTENT.ask}</Button>
    </>
  )
}

function Asked({ part }: { part: Part }) {
  const { question, byOn, forUser, sentAt, content, kind } = part
  return (
    <>
      <p>
        <strong>{question}</strong>
      </p>
      <p>{sentAt ? `${CONTENT.sent} ${inWordsAt(sentAt)}.` : `${CONTENT.asked} ${inWords(byOn)}.`}</p>
      {forUser && !sentAt ? <p>{CONTENT.fromSeat}</p> : null}
      {content ? <PartWritten kind={kind} content={content} /> : null}
    </>
  )
}

function TakeBack({ showing: { fields, problems } }: { showing: Shown }) {
  return (
    <>
      <Input name="why" label={CONTENT.why} value={fields['why']} error={problemOf(problems, 'why')} />
      <Button variant="secondary">{CONTENT.takeBack}</Button>
    </>
  )
}

/** The link to it, and the ways to make another and to let it work no more. */
function LinkPanel({ showing: { loaded, csrf, action, now } }: { showing: Shown }) {
  const { link } = loaded
  const state = link ? stateOfLink(link, now.at) : undefined
  return (
    <Panel heading={CONTENT.link} id="link">
      <p>
        {!link
          ? CONTENT.linkNone
          : state === 'open'
            ? `${CONTENT.linkOpen} ${inWordsAt(link.expiresAt)}.`
            : link.usedAt
              ? `${CONTENT.linkUsed} ${inWordsAt(link.usedAt)}.`
              : CONTENT.linkOver}
      </p>
      <Form action={`${action}/link`} csrf={csrf} label={CONTENT.makeLink}>
        <Button variant="secondary">{CONTENT.makeLink}</Button>
      </Form>
      {state === 'open' ? (
        <Form action={`${action}/revoke`} csrf={csrf} label={CONTENT.revoke}>
          <Button variant="secondary">{CONTENT.revoke}</Button>
        </Form>
      ) : null}
    </Panel>
  )
}

type Made = { readonly link: string; readonly back: string; readonly at: Instant }

/** A link, as it is shown this once. */
export function linkMadeView(shell: Shell, { link, back, at }: Made): string {
  return page({
    title: CONTENT.madeTitle,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={CONTENT.madeTitle} />
        <p>{CONTENT.made}</p>
        <Input name="link" label={CONTENT.link} value={link} attributes={{ readonly: '' }} />
        <p>{`${CONTENT.madeUntil} ${inWordsAt(linkExpires(at))}.`}</p>
        <p>
          <Link href={back}>{CONTENT.back}</Link>
        </p>
      </Wrap>
    ),
  })
}
