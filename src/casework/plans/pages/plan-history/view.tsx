import { dayFields, type Fields } from '../../../../entries/drafts/pages/form-page/form.ts'
import { plainText } from '../../../../entries/rules.ts'
import { type CalendarDay, inWords } from '../../../../kernel/calendar-day.ts'
import type { Moment } from '../../../../kernel/moment.ts'
import { ageInWords, displayName, type KnownPerson } from '../../../../people/model.ts'
import { Band, HeadingLine, WorkAndHelp, Wrap } from '../../../../platform/govuk/arrangement.tsx'
import { InsetText, Link } from '../../../../platform/govuk/content.tsx'
import { DateInput } from '../../../../platform/govuk/date-input.tsx'
import { Button, ErrorSummary } from '../../../../platform/govuk/form.tsx'
import { page, type Shell } from '../../../../platform/govuk/layout.tsx'
import { Panel, Rows, Small } from '../../../../platform/govuk/record.tsx'
import type { Plan, PlanStatus } from '../../model.ts'
import type { PlanTold } from '../../queries-history.ts'
import { statusName } from '../plan/view.tsx'
import { PlanRead, Views } from '../plan/view-read.tsx'
import { CONTENT } from './content.ts'

export type HistoryShown = {
  readonly child: KnownPerson
  /** Latest first. */
  readonly changes: readonly PlanTold[]
  /** The day asked after; undefined if none was, or one that is none. */
  readonly on: CalendarDay | undefined
  readonly plan: Plan | undefined
  /** What the plan was in law that day. */
  readonly statuses: readonly PlanStatus[]
  readonly fields: Fields
  readonly problem: string | undefined
  readonly now: Moment
  readonly shell: Shell
}

/** What was changed and by whom; and, for a day that was asked after, the plan as it stood. */
export function planHistoryView(shown: HistoryShown): string {
  const { child, changes, on, now, shell, problem, fields } = shown
  const path = `/children/${child.id}/plan/history`
  const work = (
    <>
      {problem ? <ErrorSummary errors={[{ text: problem, href: '#on-day' }]} /> : null}
      <HeadingLine heading={CONTENT.title} remark={<Link href={`/children/${child.id}/plan`}>{CONTENT.back}</Link>} />
      <Band look="found">
        <Link href={`/children/${child.id}`}>{displayName(child)}</Link>, {ageInWords(child, now.day)}
      </Band>
      {on ? <Then shown={shown} on={on} /> : <p>{CONTENT.about}</p>}
      <Panel heading={CONTENT.changes} id="changes">
        {changes.length === 0 ? (
          <p>{CONTENT.noChanges}</p>
        ) : (
          <Rows items={changes.map((change) => <Change change={change} path={path} />)} />
        )}
      </Panel>
    </>
  )
  const help = (
    <form action={path} method="get" class="ics-form" aria-label={CONTENT.on}>
      <DateInput name="on" legend={CONTENT.on} hint={CONTENT.onHint} values={fields} error={problem} />
      <Button variant="secondary">{CONTENT.show}</Button>
    </form>
  )
  return page({
    title: CONTENT.title,
    shell,
    problems: problem !== undefined,
    children: (
      <Wrap>
        <WorkAndHelp work={work} help={help} label={CONTENT.on} />
      </Wrap>
    ),
  })
}

function Then({ shown: { plan, statuses }, on }: { shown: HistoryShown; on: CalendarDay }) {
  const kinds = statuses.map(statusName).join(', ')
  return (
    <>
      <InsetText id="then">
        <strong>
          {CONTENT.thatDay} {inWords(on)}.
        </strong>{' '}
        {plan ? kinds || CONTENT.noStatus : CONTENT.noneThen}
      </InsetText>
      {plan ? <PlanRead plan={plan} today={on} /> : null}
      <Views plan={plan} />
    </>
  )
}

function Change({ change, path }: { change: PlanTold; path: string }) {
  const { title, body, happenedOn, saidBy, part } = change
  return (
    <>
      <strong>{title}</strong>{' '}
      <Small>
        {inWords(happenedOn)}, {saidBy}
      </Small>
      {plainText(body)
        .split('\n\n')
        .map((line) => (
          <p>{line}</p>
        ))}
      {part ? <p>{part}</p> : null}
      <Link href={`${path}?${new URLSearchParams(dayFields('on', happenedOn))}`} hidden={`: ${title}`}>
        {CONTENT.read}
      </Link>
    </>
  )
}
