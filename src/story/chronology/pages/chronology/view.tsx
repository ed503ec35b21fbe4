import type { Actor } from '../../../../access/actor.ts'
import { may } from '../../../../access/policy.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Checkboxes } from '../../../../platform/govuk/choices.tsx'
import { Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel } from '../../../../platform/govuk/record.tsx'
import { Select } from '../../../../platform/govuk/text-fields.tsx'
import { StoryEntries } from '../../../child-page/pages/child/view-story.tsx'
import { ChildTabs } from '../../../child-page/pages/child/view-tabs.tsx'
import { shortName } from '../../../child-page/rules.ts'
import type { Chronology } from '../../commands.ts'
import { BEARING_WORDS, CONTENT, KIND_WORDS, PERIOD_WORDS } from './content.ts'
import type { Chosen } from './form.ts'

type Shown = {
  readonly chronology: Chronology
  readonly chosen: Chosen
  readonly actor: Actor
  readonly now: Moment
  readonly shell: Shell
}

/** A page of the chronology, and what it was chosen by. */
export function chronologyView({ chronology, chosen, actor, now, shell }: Shown): string {
  const { child, standing, stream } = chronology
  const path = `/children/${child.id}/chronology`
  const reader = { actor, standing, childId: child.id, today: now.day, mayCorrect: may(actor, 'entry.write', standing) }
  const work = (
    <>
      <HeadingLine heading={`${CONTENT.title}: ${displayName(child)}`} remark={ageInWords(child, now.day)} />
      <h2 class="govuk-visually-hidden">{CONTENT.entries}</h2>
      {stream.entries.length === 0 ? <p>{CONTENT.none}</p> : null}
      <StoryEntries entries={stream.entries} reader={reader} level={3} />
      <p>
        {chosen.before ? <Link href={pathOf(path, { ...chosen, before: undefined })}>{CONTENT.newest}</Link> : null}{' '}
        {stream.earlier ? (
          <Link href={pathOf(path, { ...chosen, before: stream.earlier })}>{CONTENT.earlier}</Link>
        ) : null}
      </p>
    </>
  )
  return page({
    title: `${CONTENT.title}: ${displayName(child)}`,
    shell,
    children: (
      <Wrap>
        <ChildTabs id={child.id} name={shortName(child)} current="chronology" />
        <WorkAndHelp work={work} help={<Choose path={path} chosen={chosen} />} label={CONTENT.choose} />
      </Wrap>
    ),
  })
}

function Choose({ path, chosen }: { path: string; chosen: Chosen }) {
  return (
    <Panel heading={CONTENT.choose} id="choose">
      <form action={path} method="get" class="ics-form">
        <Select name="kind" label="How it is known" items={items(KIND_WORDS)} value={chosen.kind} />
        <Select name="bearing" label="What it speaks of" items={items(BEARING_WORDS)} value={chosen.bearing} />
        <Select name="period" label="When it happened" items={items(PERIOD_WORDS)} value={chosen.period} />
        <Checkboxes name="key" items={[{ value: 'yes', text: CONTENT.key }]} values={chosen.key ? [chosen.key] : []} />
        <Button variant="secondary">{CONTENT.show}</Button>
      </form>
    </Panel>
  )
}

function items(words: Readonly<Record<string, string>>) {
  return [{ value: '', text: CONTENT.all }, ...Object.entries(words).map(([value, text]) => ({ value, text }))]
}

function pathOf(path: string, chosen: Chosen): string {
  const codes = Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(codes).toString()
  return query ? `${path}?${query}` : path
}
