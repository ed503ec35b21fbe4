import { counted } from '../../../../kernel/counted.ts'
import { inWordsAt } from '../../../../kernel/instant.ts'
import { displayName } from '../../../../people/model.ts'
import { HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { Details, Link } from '../../../../platform/govuk/content.tsx'
import { Button } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows } from '../../../../platform/govuk/record.tsx'
import { Table } from '../../../../platform/govuk/table.tsx'
import { ruleInWords } from '../../../children-in-need/rules-words.ts'
import type { RunSeen } from '../../commands.ts'
import type { Differences, Different, HolderCount, RuleCount } from '../../model.ts'
import { yearInWords } from '../../rules.ts'
import { BECAUSE, CONTENT, OUT_BECAUSE } from '../content.ts'
import { stateOf } from '../returns/view.tsx'

export type ReturnShown = {
  readonly seen: RunSeen
  readonly shell: Shell
  readonly maySign: boolean
  readonly maySend: boolean
}

/** One making of the return. */
export function returnView(shown: ReturnShown): string {
  const { seen, shell } = shown
  const title = `${CONTENT.title} ${yearInWords(seen.run.year)}`
  return page({
    title,
    shell,
    children: (
      <Wrap>
        <HeadingLine heading={title} remark={<Remark seen={seen} />} />
        {seen.run.madeAt === null ? <p>{CONTENT.beingMade}</p> : <Whole shown={shown} />}
      </Wrap>
    ),
  })
}

function Remark({ seen: { run } }: { seen: RunSeen }) {
  const by = run.askedByName ? ` by ${run.askedByName}` : ''
  const signed = run.signedAt ? `, signed by ${run.signedByName} on ${inWordsAt(run.signedAt)}` : ''
  return (
    <>
      {stateOf(run)} · {inWordsAt(run.madeAt ?? run.askedAt)}
      {by}
      {signed} · <Link href="/returns">{CONTENT.back}</Link>
    </>
  )
}

function Whole({ shown }: { shown: ReturnShown }) {
  const { seen } = shown
  return (
    <WorkAndHelp
      label={CONTENT.cohort}
      help={<Cohort seen={seen} />}
      work={
        <>
          <Panel heading={CONTENT.rules} id="rules">
            {seen.rules.length === 0 ? <p>{CONTENT.noFailures}</p> : <Rules runId={seen.run.id} rules={seen.rules} />}
          </Panel>
          <Acts shown={shown} />
          <Holders heading={CONTENT.teams} id="teams" holders={seen.teams} />
          <Holders heading={CONTENT.workers} id="workers" holders={seen.workers} />
          {seen.differences.map((differences, at) => (
            <Difference seen={seen} differences={differences} id={`differences-${at}`} />
          ))}
        </>
      }
    />
  )
}

function Rules({ runId, rules }: { runId: string; rules: readonly RuleCount[] }) {
  return (
    <Table
      caption="Rules that are broken, errors first"
      captionSize="hidden"
      columns={[
        { head: 'Rule', width: 15 },
        { head: 'What it says' },
        { head: 'Children', numeric: true },
        { head: 'Times', numeric: true },
      ]}
      rows={rules.map(({ code, severity, times, children }) => [
        <>
          <Link href={`/returns/${runId}/rules/${code}`}>{code}</Link> {severity}
        </>,
        ruleInWords(code),
        children,
        times,
      ])}
    />
  )
}

function Acts({ shown: { seen, maySign, maySend } }: { shown: ReturnShown }) {
  const { run } = seen
  return (
    <>
      <div class="govuk-button-group">
        <Button href={`/returns/${run.id}/file`} variant="secondary">
          {CONTENT.file}
        </Button>
        {maySign && run.signedAt === null && run.errors === 0 ? (
          <Button href={`/returns/${run.id}/sign`}>{CONTENT.sign}</Button>
        ) : null}
        {maySend && run.signedAt !== null && run.sentAt === null ? (
          <Button href={`/returns/${run.id}/sent`}>{CONTENT.send}</Button>
        ) : null}
      </div>
      {run.signedAt === null && (run.errors ?? 0) > 0 ? <p>{CONTENT.errorsFirst}</p> : null}
    </>
  )
}

function Holders({ heading, id, holders }: { heading: string; id: string; holders: readonly HolderCount[] }) {
  if (holders.length === 0) return null
  return (
    <Panel heading={heading} id={id}>
      <Table
        caption={heading}
        captionSize="hidden"
        columns={[{ head: 'Who' }, { head: 'Children', numeric: true }, { head: 'Times', numeric: true }]}
        rows={holders.map(({ name, children, times }) => [name ?? CONTENT.nobody, children, times])}
      />
    </Panel>
  )
}

function Cohort({ seen: { because, out, run } }: { seen: RunSeen }) {
  const lines = <Key extends string>(
    words: Readonly<Record<Key, string>>,
    counts: Readonly<Partial<Record<Key, number>>>,
  ) => (Object.keys(words) as Key[]).map((key) => `${counts[key] ?? 0}: ${words[key]}`)
  return (
    <>
      <Panel heading={`${CONTENT.cohort}: ${counted(run.children ?? 0, 'child', 'children')}`} id="cohort">
        <Rows items={lines(BECAUSE, because)} />
      </Panel>
      <Panel heading={CONTENT.out} id="out">
        <Rows items={lines(OUT_BECAUSE, out)} />
      </Panel>
    </>
  )
}

function Difference({ seen, differences, id }: { seen: RunSeen; differences: Differences; id: string }) {
  const { against, come, gone, changed } = differences
  const heading = `${CONTENT.differences} from ${yearInWords(against.year)}${against.madeAt ? `, made ${inWordsAt(against.madeAt)}` : ''}`
  return (
    <Panel heading={heading} id={id}>
      <Some words="new in it" different={come} seen={seen} />
      <Some words="no longer in it" different={gone} seen={seen} />
      <Some words="reported otherwise" different={changed} seen={seen} />
    </Panel>
  )
}

function Some({ words, different, seen }: { words: string; different: Different; seen: RunSeen }) {
  const summary = `${counted(different.count, 'child', 'children')} ${words}`
  if (different.count === 0) return <p>{summary}</p>
  return (
    <Details summary={summary}>
      <Rows
        items={different.childIds.map((childId) => {
          const person = seen.people.get(childId)
          return (
            <Link href={`/returns/children/${childId}?year=${seen.run.year}`}>
              {person ? displayName(person) : 'A child'}
            </Link>
          )
        })}
      />
    </Details>
  )
}
