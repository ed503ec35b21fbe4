import { may } from '../../../../access/policy.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { Button, ErrorSummary, Form } from '../../../../platform/govuk/form.tsx'
import { page } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import { CONTENT } from './content.ts'
import { addressOf } from './form.ts'
import { Choose } from './view-choose.tsx'
import { StreamEntries } from './view-entries.tsx'
import type { Shown } from './view-shown.ts'
import { SideBySide } from './view-side-by-side.tsx'

/** A page of the chronology, what it was chosen by, and the other ways to see it. */
export function chronologyView(shown: Shown): string {
  const { chronology, problems, now, shell } = shown
  const { child } = chronology.of
  const title = `${CONTENT.title}: ${displayName(child)}`
  const help = (
    <>
      <Choose shown={shown} />
      <Copies shown={shown} />
    </>
  )
  return page({
    title,
    shell,
    problems: problems.length > 0,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="chronology" />
        {problems.length > 0 ? (
          <ErrorSummary errors={problems.map(({ field, text }) => ({ text, href: `#${field}` }))} />
        ) : null}
        <HeadingLine heading={title} remark={ageInWords(child, now.day)} />
        <Ways shown={shown} />
        <WorkAndHelp work={<Stream shown={shown} />} help={help} label={CONTENT.choose} />
      </Wrap>
    ),
  })
}

function Stream({ shown }: { shown: Shown }) {
  const { chronology, chosen, choosing, shell } = shown
  const { stream, of, saidBy } = chronology
  const path = `/children/${of.child.id}/chronology`
  const entries = chosen.together ? <SideBySide shown={shown} /> : <StreamEntries shown={shown} />
  return (
    <>
      <h2 class="govuk-visually-hidden">{CONTENT.entries}</h2>
      {saidBy ? (
        <InsetText>
          {CONTENT.saidBy} <strong>{saidBy}</strong>.{' '}
          <Link href={addressOf(path, { ...chosen, said: undefined, before: undefined })}>{CONTENT.everyone}</Link>
        </InsetText>
      ) : null}
      {stream.entries.length === 0 ? <p>{CONTENT.none}</p> : null}
      {choosing ? (
        <Form action={`/chronologies/${choosing.id}/entries`} csrf={shell.csrf ?? ''} label={CONTENT.adding}>
          <InsetText>
            {CONTENT.adding} <Link href={`/chronologies/${choosing.id}`}>{choosing.title}</Link>. {CONTENT.addingHint}
          </InsetText>
          <input type="hidden" name="back" value={addressOf('', chosen)} />
          {entries}
          <Button>{CONTENT.add}</Button>
        </Form>
      ) : (
        entries
      )}
      <p>
        {chosen.before ? <Link href={addressOf(path, { ...chosen, before: undefined })}>{CONTENT.newest}</Link> : null}{' '}
        {stream.earlier ? (
          <Link href={addressOf(path, { ...chosen, before: stream.earlier })}>{CONTENT.earlier}</Link>
        ) : null}
      </p>
    </>
  )
}

/** The same story as a timeline, beside brothers and sisters, by who speaks, and as it was chosen for court. */
function Ways({ shown: { chronology, chosen } }: { shown: Shown }) {
  const { child, siblings } = chronology.of
  const path = `/children/${child.id}/chronology`
  const beside = { ...chosen, together: chosen.together ? undefined : 'yes', before: undefined } as const
  const ways = [
    <Link href={`${path}/timeline`}>{CONTENT.timeline}</Link>,
    siblings.length > 0 ? (
      <Link href={addressOf(path, beside)}>{chosen.together ? CONTENT.alone : CONTENT.together}</Link>
    ) : null,
    <Link href={addressOf(path, { ...chosen, basis: chosen.basis ? undefined : 'yes', before: undefined })}>
      {chosen.basis ? CONTENT.withoutOrigin : CONTENT.agencies}
    </Link>,
    <Link href={`${path}/voices`}>{CONTENT.voices}</Link>,
    <Link href={`/children/${child.id}/chronologies`}>{CONTENT.curated}</Link>,
  ]
  return (
    <nav class="ics-ways" aria-label={CONTENT.ways}>
      {ways}
    </nav>
  )
}

function Copies({ shown: { chronology, chosen, actor } }: { shown: Shown }) {
  const { child, standing } = chronology.of
  if (!may(actor, 'record.take', standing)) return null
  const path = `/children/${child.id}/chronology`
  const all = { ...chosen, before: undefined, for: undefined }
  return (
    <Panel heading={CONTENT.copies} id="copies">
      <Rows
        items={[
          <Link href={addressOf(`${path}.pdf`, all)}>{CONTENT.pdf}</Link>,
          <Link href={addressOf(`${path}.csv`, all)}>{CONTENT.csv}</Link>,
          <>
            {CONTENT.copiesHint} <Link href={`/children/${child.id}/looks`}>{CONTENT.whoTook}</Link>
          </>,
        ]}
      />
    </Panel>
  )
}
